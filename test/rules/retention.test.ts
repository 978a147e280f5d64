import { assert, boolean, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retentionIds, retentionRules } from '../../policies/retention.ts'
import {
  after,
  assertSecondPerson,
  auditUntil,
  retentionDay,
  type RetentionDays,
} from '../../src/features/closing/rules.ts'

const nothing: RetentionDays = {
  closedOn: undefined,
  collectedOn: undefined,
  talliedOn: undefined,
  rectifiedOn: undefined,
  isSettled: false,
}
const collected = { collectedOn: '2018-02-23' }
const tallied = { talliedOn: '2018-03-08' }

describe('the first day on which a class may be destroyed (7.4)', () => {
  test.each([
    ['analyses', 'of a year that runs', {}, undefined],
    ['analyses', 'a year after its end', { closedOn: '2018-06-12' }, '2019-06-12'],
    ['talks', 'a year after its end', { closedOn: '2018-06-12' }, '2019-06-12'],
    ['appraisals', 'ended on 29 February', { closedOn: '2020-02-29' }, '2021-03-01'],
    ['records', 'ten years after its end', { closedOn: '2018-06-12' }, '2028-06-12'],
    ['opinions', 'never collected', { rectifiedOn: '2018-05-01' }, undefined],
    ['opinions', 'rectification open: a year at most', collected, '2019-02-23'],
    [
      'opinions',
      'as soon as it is done',
      { ...collected, rectifiedOn: '2018-06-30' },
      '2018-06-30',
    ],
    ['opinions', 'done late', { ...collected, rectifiedOn: '2020-01-01' }, '2019-02-23'],
    [
      'opinions',
      'not before the collection is over',
      { ...collected, rectifiedOn: '2018-02-20' },
      '2018-02-23',
    ],
    ['ballots', 'not counted', { isSettled: true }, undefined],
    ['ballots', 'at least 90 days', { ...tallied, isSettled: true }, '2018-06-06'],
    ['ballots', 'while somebody waits for a re-study', tallied, undefined],
    ['ballots', 'somebody was never told', { ...tallied, closedOn: '2018-06-12' }, '2019-06-12'],
    ['audit', 'goes by its own rows', { closedOn: '2018-06-12' }, undefined],
  ] as const)('%s, %s', (id, _why, days, expected) => {
    expect(retentionDay(retentionRules[id], { ...nothing, ...days })).toBe(expected)
  })
})

const day = integer({ min: 0, max: 3000 }).map((count) => after('2018-01-01', { days: count }))
const maybe = option(day, { nil: undefined })
const anyDays = record({
  closedOn: maybe,
  collectedOn: maybe,
  talliedOn: maybe,
  rectifiedOn: maybe,
  isSettled: boolean(),
})

test('nothing is due before what its time is counted from, and ballots never before 90 days', () => {
  assert(
    property(anyDays, constantFrom(...retentionIds), (days, id) => {
      const due = retentionDay(retentionRules[id], days)
      if (due === undefined) return
      const start = { closing: days.closedOn, collection: days.collectedOn, tally: days.talliedOn }
      const from = retentionRules[id].from
      expect(from).not.toBe('each')
      expect(due >= (start[from as keyof typeof start] ?? '9999')).toBe(true)
      if (id === 'ballots') expect(due >= after(days.talliedOn ?? '', { days: 90 })).toBe(true)
      if (id === 'opinions') expect(due <= after(days.collectedOn ?? '', { years: 1 })).toBe(true)
    }),
  )
})

test.each([
  ['2021-12-31', '2018-01-01'],
  ['2022-01-01', '2019-01-01'],
  ['2024-02-29', '2021-01-01'],
])('on %s log entries before %s are older than three years', (today, until) => {
  expect(auditUntil(today)).toBe(until)
  expect(after(until, { years: 3 }) <= today).toBe(true)
})

test('the second person is another one', () => {
  expect(() => assertSecondPerson({ actorId: 'a', proposedById: 'a' }, '')).toThrow('badForm')
  expect(() => assertSecondPerson({ actorId: 'b', proposedById: 'a' }, '')).not.toThrow()
})
