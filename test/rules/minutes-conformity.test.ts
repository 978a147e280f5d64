import { describe, expect, test } from 'vitest'
import { sayFinding } from '../../cards/minutes/conformity-wording.ts'
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
  lacks: [],
  quorumHard: { num: 1, den: 2 },
  steps: [step('B0', 0, 1), step('B4a', 1, 2, { after: ['B0'] })],
  criticism: { defects: 0, madeUp: 0, explanations: [] },
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
    const c = { meetingType: 'C' as const, criticism: undefined }
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
  const of = { present: 0, least: 1, of: 1 }
  test.each([
    ['B', [], []],
    ['B', [{ code: 'expected' as const, ...of }], ['quorum']],
    ['A', [], []],
    ['A', [{ code: 'team' as const, ...of }], ['team']],
  ] as const)('%s with lacks %j', (meetingType, lacks, notMet) => {
    expect(bad({ meetingType, lacks }).map(({ what }) => what)).toEqual(notMet)
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

describe('the criticism round', () => {
  const gates: Readonly<Record<string, string>> = {}
  const line = (criticism: ConformityFacts['criticism']) =>
    found({ criticism })
      .filter(({ what }) => what === 'criticism')
      .map((one) => [one.verdict, sayFinding(one, gates).remark])

  test.each([
    [{ defects: 0, madeUp: 0, explanations: [] }, 'met', ''],
    [{ defects: 2, madeUp: 0, explanations: [] }, 'notMet', '有 2 处不合程序'],
    [{ defects: 1, madeUp: 0, explanations: ['停电'] }, 'notMet', '有 1 处不合程序；原因：停电'],
    [{ defects: 0, madeUp: 3, explanations: ['停电'] }, 'met', '有 3 处缺的已在会上补上'],
  ] as const)('%j: %s', (criticism, verdict, remark) => {
    expect(line(criticism)).toEqual([[verdict, remark]])
  })

  test('a meeting without one has no such line', () => {
    expect(line(undefined)).toEqual([])
  })
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
