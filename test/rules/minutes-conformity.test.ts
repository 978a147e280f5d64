import { describe, expect, test } from 'vitest'
import { openGates } from '../../policies/open-gates.ts'
import {
  conformityOf,
  type ConformityFacts,
  type StepFacts,
} from '../../src/features/minutes/rules/conformity.ts'

const step = (id: string, from: number, to: number, more: Partial<StepFacts> = {}): StepFacts => ({
  id,
  name: id,
  after: [],
  isOptional: false,
  startedAt: from,
  finishedAt: to,
  isSkipped: false,
  ...more,
})

const hourMs = 3_600_000
const asItShould: ConformityFacts = {
  meetingType: 'B',
  opening: { failing: [], exempt: new Map() },
  isAfterB: false,
  heldOn: '2018-03-08',
  window: { from: '2018-03-07', to: '2018-03-09' },
  otherDays: undefined,
  isPrincipalPresent: true,
  attendance: { expected: 23, present: 20, onLeave: 2, absent: 1 },
  team: { present: 3, of: 3 },
  quorum: { num: 1, den: 2 },
  steps: [step('B0', 0, 1), step('B4a', 1, 2, { after: ['B0'] })],
  defects: 0,
  closedAt: 0,
  recorderConfirmedAt: 24 * hourMs,
  isConfirmed: true,
}

const found = (change: Partial<ConformityFacts> = {}) => conformityOf({ ...asItShould, ...change })
const bad = (change: Partial<ConformityFacts>) =>
  found(change).filter(({ verdict }) => verdict === 'notMet')
const steps = (rows: readonly StepFacts[]) =>
  found({ steps: rows }).flatMap((one) => (one.what === 'step' ? [[one.verdict, one.why]] : []))

test('a meeting as it should be has every gate, every step and nothing that is not met', () => {
  const all = found()
  expect(all.filter(({ verdict }) => verdict !== 'met')).toEqual([])
  expect(all.flatMap((one) => (one.what === 'gate' ? [one.gate] : []))).toEqual([...openGates.B])
  expect(all.flatMap((one) => (one.what === 'step' ? [one.name] : []))).toEqual(['B0', 'B4a'])
})

describe('gates', () => {
  test('one that was failing is not met; one that was 不适用 carries its reason', () => {
    const opening = { failing: ['G2'], exempt: new Map([['G9', '新成立的支部']]) }
    const gates = found({ opening }).filter((one) => one.what === 'gate')
    expect(gates.filter(({ verdict }) => verdict === 'notMet').map(({ gate }) => gate)).toEqual([
      'G2',
    ])
    expect(gates.find(({ gate }) => gate === 'G9')).toMatchObject({
      verdict: 'notApplicable',
      reason: '新成立的支部',
    })
  })

  test('without a record of the opening none counts as met', () => {
    expect(bad({ opening: undefined })).toHaveLength(openGates.B.length)
  })

  test('C has to follow B', () => {
    const c = { meetingType: 'C' as const, defects: undefined }
    expect(bad({ ...c, isAfterB: false })).toEqual([{ what: 'afterB', verdict: 'notMet' }])
    expect(bad({ ...c, isAfterB: true })).toEqual([])
  })
})

test.each([
  ['2018-03-07', undefined, 'met', 'inside'],
  ['2018-03-09', undefined, 'met', 'inside'],
  ['2018-03-14', '时间服从质量', 'met', 'reason'],
  ['2018-03-14', undefined, 'notMet', 'noReason'],
  ['2018-03-06', undefined, 'notMet', 'noReason'],
])('held on %s with reason %s: %s', (heldOn, otherDays, verdict, why) => {
  const days = found({ heldOn, otherDays }).find(({ what }) => what === 'days')
  expect(days).toMatchObject({ verdict, why })
})

describe('quorum', () => {
  test.each([
    [23, 12, true],
    [23, 11, false],
    [24, 12, false],
    [24, 13, true],
    [0, 0, false],
  ])('B: of %i there came %i: %s', (expected, present, isMet) => {
    const attendance = { expected, present, onLeave: 0, absent: expected - present }
    expect(bad({ attendance }).length === 0).toBe(isMet)
  })

  test.each([
    [5, 4, true],
    [5, 3, false],
    [3, 2, true],
    [3, 1, false],
    [0, 0, false],
  ])('A: of a team of %i there came %i: %s', (of, present, isMet) => {
    const attendance = { expected: 9, present: 1, onLeave: 0, absent: 8 }
    const a = { meetingType: 'A' as const, attendance, team: { of, present } }
    expect(bad(a).length === 0).toBe(isMet)
  })

  test('without the principal it is not met', () => {
    expect(bad({ isPrincipalPresent: false })).toEqual([{ what: 'principal', verdict: 'notMet' }])
  })
})

describe('steps', () => {
  test.each([
    ['in order', step('y', 1, 2, { after: ['x'] }), 'met', 'done'],
    [
      'begun before the one it follows was over',
      step('y', 0, 2, { after: ['x'] }),
      'notMet',
      'early',
    ],
    [
      'never begun',
      step('y', 1, 2, { startedAt: undefined, finishedAt: undefined }),
      'notMet',
      'missing',
    ],
    ['never finished', step('y', 1, 2, { finishedAt: undefined }), 'notMet', 'missing'],
    [
      'passed over, optional',
      step('y', 1, 1, { isSkipped: true, isOptional: true }),
      'notApplicable',
      'skipped',
    ],
    ['passed over, not optional', step('y', 1, 1, { isSkipped: true }), 'notMet', 'skipped'],
  ])('%s', (_, second, verdict, why) => {
    expect(steps([step('x', 0, 1), second])).toEqual([
      ['met', 'done'],
      [verdict, why],
    ])
  })

  test('one that follows a step which never ended is early', () => {
    const open = step('x', 0, 1, { finishedAt: undefined })
    expect(steps([open, step('y', 5, 6, { after: ['x'] })])[1]).toEqual(['notMet', 'early'])
  })
})

test('defects of the criticism round are not met; a meeting without a round has no such line', () => {
  expect(bad({ defects: 2 })).toEqual([{ what: 'criticism', defects: 2, verdict: 'notMet' }])
  expect(found({ defects: undefined }).some(({ what }) => what === 'criticism')).toBe(false)
})

test.each([
  ['in time and confirmed', {}, []],
  ['a minute late', { recorderConfirmedAt: 24 * hourMs + 60_000 }, ['inTime']],
  [
    'not yet by the recorder',
    { recorderConfirmedAt: undefined, isConfirmed: false },
    ['inTime', 'confirmed'],
  ],
  ['not yet by the second', { isConfirmed: false }, ['confirmed']],
  ['while it goes on', { closedAt: undefined }, ['inTime']],
])('the record: %s', (_, change, lacks) => {
  expect(bad(change).map(({ what }) => what)).toEqual(lacks)
})
