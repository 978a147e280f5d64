import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmptyTalk } from '../../src/features/rectification/rules/measures.ts'
import {
  defaultDueOn,
  lacksOf,
  type Publishable,
} from '../../src/features/rectification/rules/publishing.ts'
import { addDays } from '../../src/organization/calendar.ts'

const adoptedOn = '2018-03-17'
const dueDays = { immediate: 7, phased: null, coordinated: 60 }
const whole: Publishable = {
  rectificationClass: 'phased',
  measures: '每月 5 日在三组公示茶苗名单',
  dueOn: '2018-06-30',
  reviewMonths: null,
  nextReviewOn: null,
  leadUnit: null,
  responsibleId: 'M03',
  checkerId: 'M02',
}
const lacks = (changes: Partial<Publishable>) =>
  lacksOf({ ...whole, ...changes }, adoptedOn, dueDays)

describe('what an item lacks before it is published', () => {
  test.each<[string, Partial<Publishable>, string[]]>([
    ['nothing', {}, []],
    ['no class', { rectificationClass: null, dueOn: null }, ['class']],
    ['phased without deadline', { dueOn: null }, ['deadline']],
    ['a deadline that is over', { dueOn: '2018-03-16' }, ['deadlinePassed']],
    ['a deadline today', { dueOn: adoptedOn }, []],
    ['no measure', { measures: ' ' }, ['measures']],
    ['an empty phrase', { measures: '加强学习，提高认识。' }, ['emptyMeasures']],
    ['immediate, no day: a week', { rectificationClass: 'immediate', dueOn: null }, []],
    ['immediate, a week', { rectificationClass: 'immediate', dueOn: '2018-03-24' }, []],
    [
      'immediate, later',
      { rectificationClass: 'immediate', dueOn: '2018-03-25' },
      ['immediateTooLate'],
    ],
    [
      'coordinated without unit and person',
      { rectificationClass: 'coordinated', responsibleId: null },
      ['leadUnit', 'responsible'],
    ],
    [
      'coordinated with a blank unit',
      { rectificationClass: 'coordinated', leadUnit: ' ' },
      ['leadUnit'],
    ],
    [
      'coordinated, no day: the default',
      { rectificationClass: 'coordinated', leadUnit: '村委会', dueOn: null },
      [],
    ],
    [
      'long term without review',
      { rectificationClass: 'longTerm', dueOn: null },
      ['reviewMonths', 'firstReview'],
    ],
    [
      'long term with a review that is over',
      { rectificationClass: 'longTerm', reviewMonths: 3, nextReviewOn: '2018-03-01' },
      ['reviewPassed'],
    ],
    [
      'long term with review',
      { rectificationClass: 'longTerm', dueOn: null, reviewMonths: 3, nextReviewOn: '2018-06-17' },
      [],
    ],
    ['no checker', { checkerId: null }, ['checker']],
    ['checked by its owner', { checkerId: 'M03' }, ['checkerIsOwner']],
  ])('%s', (_, changes, expected) => {
    expect(lacks(changes)).toEqual(expected)
  })

  test('coordinated without a default needs its deadline', () => {
    const item = { ...whole, rectificationClass: 'coordinated' as const, leadUnit: '村委会' }
    const policy = { ...dueDays, coordinated: null }
    expect(lacksOf({ ...item, dueOn: null }, adoptedOn, policy)).toEqual(['deadline'])
  })

  test('scenario 8: “加强理论学习，长期坚持” as 持续改进 without a day', () => {
    const item: Partial<Publishable> = { measures: '加强理论学习,长期坚持', dueOn: null }
    expect(lacks(item)).toEqual(['emptyMeasures', 'deadline'])
    const kept: Partial<Publishable> = {
      rectificationClass: 'longTerm',
      measures: '每月第一个周五晚集中学习一次，记考勤',
      dueOn: null,
      reviewMonths: 3,
      nextReviewOn: '2018-06-17',
    }
    expect(lacks(kept)).toEqual([])
    expect(lacks({ rectificationClass: 'coordinated', responsibleId: null })).toContain('leadUnit')
  })
})

test.each([
  ['immediate', '2018-03-24'],
  ['coordinated', '2018-05-16'],
  ['phased', null],
  ['longTerm', null],
  [null, null],
] as const)('the default day of %s is %s', (rectificationClass, day) => {
  expect(defaultDueOn({ ...whole, rectificationClass }, adoptedOn, dueDays)).toBe(day)
})

test('an immediate item is never published with a day later than a week', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 400 }), (days) => {
      const dueOn = addDays(adoptedOn, days)
      const found = lacks({ rectificationClass: 'immediate', dueOn })
      expect(found.length === 0).toBe(days >= 0 && days <= 7)
    }),
  )
})

test('no item with a lacking part is let through, whatever else it says', () => {
  const optional = <T>(values: readonly T[]) => fc.constantFrom<T | null>(null, ...values)
  const anyItem = fc.record({
    rectificationClass: optional(['immediate', 'phased', 'coordinated', 'longTerm'] as const),
    measures: fc.constantFrom('', '加强学习', whole.measures),
    dueOn: optional(['2018-03-18', '2018-06-30', '2018-01-01']),
    reviewMonths: optional([1, 3]),
    nextReviewOn: optional(['2018-06-17', '2018-01-01']),
    leadUnit: optional(['村委会', ' ']),
    responsibleId: optional(['a', 'b']),
    checkerId: optional(['a', 'b']),
  })
  fc.assert(
    fc.property(anyItem, (item) => {
      if (lacksOf(item, adoptedOn, dueDays).length > 0) return
      expect(item.measures).toBe(whole.measures)
      expect(item.checkerId).not.toBe(item.responsibleId)
      if (item.rectificationClass === 'phased') expect(item.dueOn).not.toBeNull()
      if (item.rectificationClass === 'coordinated') expect(item.leadUnit).toBe('村委会')
      if (item.rectificationClass === 'longTerm') expect(item.reviewMonths).not.toBeNull()
    }),
  )
})

describe('empty phrases', () => {
  test.each([
    '加强学习',
    '提高认识',
    '长期坚持',
    '加强理论学习,长期坚持',
    '进一步提高思想认识，切实转变工作作风。',
    '高度重视；常抓不懈',
    '今后要严格要求自己，努力工作',
    '  ',
  ])('say nothing: %s', (measures) => {
    expect(isEmptyTalk(measures)).toBe(true)
  })

  test.each([
    '每周二晚上组织一次理论学习',
    '加强学习，每月集中学习一次',
    '4月底前把三组路灯修好',
    '茶苗分配名单在公示栏贴七天',
    '每季度走访困难户两次',
  ])('something to do: %s', (measures) => {
    expect(isEmptyTalk(measures)).toBe(false)
  })

  test('a concrete measure stays one among empty phrases', () => {
    const empties = fc.array(fc.constantFrom('加强学习', '提高认识', '长期坚持'), { maxLength: 5 })
    fc.assert(
      fc.property(empties, empties, (before, after) => {
        const all = [...before, '四月底前修好三组路灯', ...after]
        expect(isEmptyTalk(all.join('，'))).toBe(false)
        expect(isEmptyTalk([...before, ...after].join('，'))).toBe(true)
      }),
    )
  })
})
