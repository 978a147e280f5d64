import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reminderOffsets } from '../../policies/keys.ts'
import { policyFor, presetIds } from '../../policies/presets.ts'
import { addDays, daysBetween, isQuiet, weekdayOf, dayOf } from '../../src/organization/calendar.ts'
import { calendarOf, dayOfRow, momentOf } from '../../src/organization/cycle-calendar.ts'
import { isRestDay, nextWorkingDay } from '../../src/organization/working-days.ts'

const policy = policyFor('2017-village', 2018)
const cycleFrom = (windowFrom: string) => ({ windowFrom, parameters: policy })
const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2017-06-01', days))

describe('working days', () => {
  test.each([
    ['2018-02-10', 'Saturday', false],
    ['2018-02-11', 'a Sunday worked in exchange', false],
    ['2018-02-14', 'the day before New Year’s Eve', false],
    ['2018-02-15', 'New Year’s Eve', true],
    ['2018-02-21', 'the last day of the festival', true],
    ['2018-02-22', 'the first day after it', false],
    ['2018-02-24', 'a Saturday worked in exchange', false],
    ['2018-02-25', 'an ordinary Sunday', true],
  ])('%s, %s: rest %s', (day, _what, rests) => {
    expect(isRestDay(policy, day)).toBe(rests)
  })

  test('the next working day after New Year’s Eve is the 22nd', () => {
    expect(nextWorkingDay(policy, '2018-02-15')).toBe('2018-02-22')
    expect(nextWorkingDay(policy, '2018-02-22')).toBe('2018-02-22')
  })

  test('is never a rest day, never earlier, and skips no working day', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const next = nextWorkingDay(policy, day)
        expect(isRestDay(policy, next)).toBe(false)
        const skipped = daysBetween(day, next)
        expect(skipped).toBeGreaterThanOrEqual(0)
        for (let at = 0; at < skipped; at += 1) {
          expect(isRestDay(policy, addDays(day, at))).toBe(true)
        }
      }),
    )
  })
})

describe('the reminder calendar', () => {
  test.each([
    ['planAdopted', '2018-02-06'],
    ['studyCreated', '2018-02-08'],
    ['opinionsOpen', '2018-02-11'],
    ['studyCoverage', '2018-02-22'],
    ['meetingNotice', '2018-02-24'],
    ['memberAnalysisDue', '2018-03-02'],
    ['readinessCheck1', '2018-03-04'],
    ['registerFrozen', '2018-03-06'],
    ['listsAdopted', '2018-03-17'],
    ['closingReview', '2018-06-05'],
  ] as const)('%s falls on %s', (row, day) => {
    expect(dayOfRow(cycleFrom('2018-03-07'), row)).toBe(day)
  })

  test('a push for everybody waits for the working day, a personal deadline does not', () => {
    const cycle = cycleFrom('2018-03-07')
    expect(momentOf(cycle, 'readinessCheck1').toISOString()).toBe('2018-03-04T23:30:00.000Z')
    const personal = momentOf(cycle, 'readinessCheck1', { time: '18:00', personal: true })
    expect(personal.toISOString()).toBe('2018-03-04T10:00:00.000Z')
  })

  test('moves as a whole with the window', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), (from, shift) => {
        const before = calendarOf(cycleFrom(from))
        const after = calendarOf(cycleFrom(addDays(from, shift)))
        expect(after.map((one) => one.day)).toEqual(before.map((one) => addDays(one.day, shift)))
      }),
    )
  })

  test('keeps its order, also of the pushes, and pushes neither by night nor on rest days', () => {
    fc.assert(
      fc.property(someDay, (from) => {
        const rows = calendarOf(cycleFrom(from))
        expect(rows.map((one) => one.row)).toEqual([...reminderOffsets])
        for (const [at, { day, at: push }] of rows.entries()) {
          const before = rows[at - 1]
          expect(before === undefined || before.day <= day).toBe(true)
          expect(before === undefined || before.at <= push).toBe(true)
          expect(isQuiet(push)).toBe(false)
          expect(isRestDay(policy, dayOf(push))).toBe(false)
        }
      }),
    )
  })

  test.each(presetIds)('nobody is pushed between New Year’s Eve and the 21st, %s', (preset) => {
    const parameters = policyFor(preset, 2018)
    const pushed = calendarOf({ windowFrom: '2018-03-07', parameters }).map((o) => dayOf(o.at))
    expect(pushed.filter((day) => day >= '2018-02-15' && day <= '2018-02-21')).toEqual([])
    expect(pushed.filter((day) => weekdayOf(day) === 0)).toEqual(['2018-02-11', '2018-04-08'])
  })
})
