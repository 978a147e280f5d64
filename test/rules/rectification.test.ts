import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelySame, likeness } from '../../src/features/rectification/rules/likeness.ts'
import { daysReportedOn, recentDays } from '../../src/features/rectification/rules/nudging.ts'
import { lightOf, overTime } from '../../src/features/rectification/rules/progress.ts'
import {
  addMonths,
  closingHindrance,
  reviewAfter,
  reviewHindrance,
} from '../../src/features/rectification/rules/reviews.ts'
import { addDays, daysBetween, weekdayOf } from '../../src/organization/calendar.ts'

const open = {
  state: 'published' as const,
  rectificationClass: 'phased' as const,
  responsibleId: 'owner',
  ownerId: null,
  checkerId: 'checker',
  nextReviewOn: null,
}
const longTerm = {
  ...open,
  rectificationClass: 'longTerm' as const,
  nextReviewOn: '2018-06-17',
}

describe('closing and reviewing', () => {
  test.each([
    ['its checker', open, 'checker', undefined],
    ['its owner', open, 'owner', 'ownWork'],
    ['somebody else', open, 'other', 'notChecker'],
    ['the owner who is the checker too', { ...open, checkerId: 'owner' }, 'owner', 'ownWork'],
    ['the leader of the list', { ...open, ownerId: 'checker' }, 'checker', 'ownWork'],
    ['one that is closed', { ...open, state: 'closed' as const }, 'checker', 'notOpen'],
    ['a draft', { ...open, state: 'draft' as const }, 'checker', 'notOpen'],
    ['what is kept up for good', longTerm, 'checker', 'longTerm'],
  ])('%s closes: %s', (_, item, actor, expected) => {
    expect(closingHindrance(item, actor)).toBe(expected)
  })

  test.each([
    ['before its day', longTerm, 'checker', '2018-06-16', 'notYet'],
    ['on its day', longTerm, 'checker', '2018-06-17', undefined],
    ['by its owner', longTerm, 'owner', '2018-06-17', 'ownWork'],
    ['of one with a last day', open, 'checker', '2018-06-17', 'notOpen'],
  ])('a review %s: %s', (_, item, actor, today, expected) => {
    expect(reviewHindrance(item, actor, today)).toBe(expected)
  })

  test.each([
    ['2018-03-17', 3, '2018-06-17'],
    ['2018-11-30', 3, '2019-02-28'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2018-12-31', 1, '2019-01-31'],
    ['2018-01-31', 12, '2019-01-31'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('the next review lies ahead, on the rhythm of the first', () => {
    const anyDay = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2018-01-01', days))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), anyDay, (planned, months, today) => {
        const next = reviewAfter(planned, months, today)
        expect(next > today && next > planned).toBe(true)
        if (planned <= today) {
          expect(daysBetween(today, next)).toBeLessThanOrEqual(31 * months)
        }
      }),
    )
  })
})

describe('likeness', () => {
  const shown = '分茶苗的名单没有贴出来'
  test.each([
    ['the same with other marks', shown, '分茶苗的名单，没有贴出来。', true],
    ['one word more', shown, '去年分茶苗的名单没有贴出来', true],
    ['another matter', shown, '三组路灯坏了半年没人修', false],
    ['half of it', shown, '名单', false],
    ['nothing', shown, '', false],
  ])('%s', (_, one, other, expected) => {
    const found = likelySame({ aspect: 'a', text: one }, [{ aspect: 'a', text: other }])
    expect(found.length > 0).toBe(expected)
  })

  test.each([
    ['another aspect', 'b', false],
    ['an unknown aspect', '', true],
  ])('the same words under %s: %s', (_, aspect, expected) => {
    const found = likelySame({ aspect: 'a', text: shown }, [{ aspect, text: shown }])
    expect(found.length > 0).toBe(expected)
  })

  test('is between 0 and 1, the same both ways, and 1 for the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const found = likeness(a, b)
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
        expect(found).toBe(likeness(b, a))
        if (/\p{L}/u.test(a)) expect(likeness(a, a)).toBe(1)
      }),
    )
  })
})

describe('how an item stands', () => {
  const item = { ...open, dueOn: '2018-06-30', checkOn: null }
  test.each([
    ['long before', item, '2018-06-22', 'onTrack'],
    ['a week before', item, '2018-06-23', 'soon'],
    ['on the day', item, '2018-06-30', 'soon'],
    ['a day late', item, '2018-07-01', 'overdue'],
    ['reported done', { ...item, checkOn: '2018-06-20' }, '2018-07-09', 'waiting'],
    ['closed', { ...item, state: 'closed' as const }, '2018-07-09', 'closed'],
    ['a draft', { ...item, state: 'draft' as const }, '2018-07-09', 'draft'],
    [
      'a review that is over',
      { ...longTerm, dueOn: null, checkOn: '2018-06-17' },
      '2018-06-18',
      'overdue',
    ],
  ])('%s', (_, one, today, expected) => {
    expect(lightOf(one, today)).toBe(expected)
  })
})

describe('open and closed over time', () => {
  const counts = [
    { publishedOn: '2018-03-17', closedOn: null, count: 3 },
    { publishedOn: '2018-03-17', closedOn: '2018-03-24', count: 2 },
    { publishedOn: '2018-04-01', closedOn: null, count: 1 },
  ]
  test('starts with the list and ends today', () => {
    const points = overTime(counts, '2018-04-10')
    expect(points[0]).toEqual({ day: '2018-03-17', open: 5, closed: 0 })
    expect(points.at(-1)).toEqual({ day: '2018-04-10', open: 4, closed: 2 })
    expect(points.length).toBeLessThanOrEqual(8)
  })
  test('is one point on the first day and none before', () => {
    expect(overTime(counts, '2018-03-17')).toHaveLength(1)
    expect(overTime([], '2018-03-17')).toEqual([])
  })
})

describe('when leaders hear', () => {
  const rest = (off: readonly string[]) => ({
    isRest: (day: string) => off.includes(day) || weekdayOf(day) === 0,
    nextWorkday: (day: string) => day,
  })
  test.each([
    ['a working day', '2018-03-23', [], ['2018-03-20']],
    ['a Sunday', '2018-03-25', [], []],
    ['the Monday after it', '2018-03-26', [], ['2018-03-22', '2018-03-23']],
    [
      'after a festival',
      '2018-04-09',
      ['2018-04-05', '2018-04-06', '2018-04-07'],
      ['2018-04-02', '2018-04-03', '2018-04-04', '2018-04-05', '2018-04-06'],
    ],
  ])('on %s of items three days late', (_, day, off, expected) => {
    expect(daysReportedOn(day, 3, rest(off))).toEqual(expected)
  })

  test('of every last day exactly once', () => {
    const anyOff = fc.uniqueArray(
      fc.integer({ min: 0, max: 60 }).map((days) => addDays('2018-03-01', days)),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(anyOff, (off) => {
        const days = Array.from({ length: 120 }, (_, at) => addDays('2018-02-01', at))
        const told = days.flatMap((day) => daysReportedOn(day, 3, rest(off)))
        expect(new Set(told).size).toBe(told.length)
        expect(told).toContain('2018-03-10')
      }),
    )
  })

  test('a tick looks back two days', () => {
    expect(recentDays('2018-03-01')).toEqual(['2018-03-01', '2018-02-28', '2018-02-27'])
  })
})
