import { assert, integer, pre, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/errors.ts'
import {
  assertMayCancel,
  assertMayComplete,
  assertMayRecord,
  catchUpDueOn,
  defaultDueOn,
  materialsOf,
  progressOf,
  publication,
  topicsOf,
} from '../../src/features/study/rules.ts'
import { addDays, daysBetween } from '../../src/organization/calendar.ts'
import { coverage, studyReadiness } from '../../src/organization/study-coverage.ts'
import { studyDutyOf } from '../../src/organization/study-duty.ts'

function refusalOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('who owes study (domain 3.1)', () => {
  test.each([
    ['full member', 'fullMember', {}, 'expected'],
    ['probationary', 'probationaryMember', {}, 'expected'],
    ['frail, through the contact person', 'fullMember', { frailBedridden: '' }, 'expected'],
    ['mobile at the destination', 'fullMember', { flowOut: 'destination' }, 'own'],
    ['mobile, not yet decided', 'fullMember', { flowOut: 'undetermined' }, 'own'],
    ['mobile, returned', 'fullMember', { flowOut: 'returnedHome' }, 'expected'],
    ['from elsewhere', 'fullMember', { flowIn: '' }, 'expected'],
    ['probation within the Party', 'fullMember', { onProbationWithinParty: '' }, 'expected'],
    ['lost contact', 'fullMember', { lostContact: '7months' }, 'none'],
    ['suspended', 'fullMember', { membershipSuspended: '' }, 'none'],
    ['cannot express will', 'fullMember', { cannotExpressWill: '' }, 'none'],
    ['lost and away', 'fullMember', { lostContact: '', flowOut: 'destination' }, 'none'],
    ['observer', 'observer', {}, 'none'],
    ['applicant', 'activistApplicant', {}, 'none'],
    ['guide', 'superiorGuide', {}, 'none'],
  ] as const)('%s', (_, kind, flags, expected) => {
    expect(studyDutyOf({ kind, flags })).toBe(expected)
  })

  test('who studies elsewhere may answer but is not counted', () => {
    const one = (personId: string, done: boolean, flags = {}) => ({
      personId,
      name: personId,
      kind: 'fullMember' as const,
      branchId: 'b',
      flags,
      done,
      byPersonId: null,
    })
    const away = { flowOut: 'destination' }
    const progress = progressOf([one('a', true), one('b', false), one('c', true, away)])
    expect(progress).toMatchObject({ done: 1, of: 2, missing: [{ personId: 'b' }] })
  })
})

const task = {
  taskId: 't',
  cycleId: 'c',
  unitId: 'b1',
  title: '',
  materials: [],
  topics: [],
  whereToRead: null,
  dueOn: '2018-02-22',
  createdById: 'p',
  createdAt: 0,
}
const member = { branchId: 'b1', rootId: 'r', kind: 'fullMember' as const, flags: {} }

test.each([
  ['own branch', task, member, undefined],
  ['general branch', { ...task, unitId: 'r' }, member, undefined],
  ['another branch', { ...task, unitId: 'b2' }, member, 'notYours'],
  ['an observer', task, { ...member, kind: 'observer' as const }, 'notYours'],
  ['lost contact', task, { ...member, flags: { lostContact: '' } }, 'notYours'],
  ['at the destination', task, { ...member, flags: { flowOut: 'destination' } }, undefined],
])('a task is answered by %s', (_, given, person, refusal) => {
  const open = { ...given, state: 'open' as const }
  expect(refusalOf(() => assertMayComplete(open, person))).toBe(refusal)
})

test('a task that is gone or over is not answered', () => {
  const closed = { ...task, state: 'closed' as const }
  expect(refusalOf(() => assertMayComplete(undefined, member))).toBe('notFound')
  expect(refusalOf(() => assertMayComplete(closed, member))).toBe('closed')
})

const session = {
  sessionId: 's',
  cycleId: 'c',
  unitId: 'b1',
  kind: 'other' as const,
  heldOn: '2018-02-10',
  startsAt: '09:00',
  place: '',
  leader: '',
  topics: [],
  summary: null,
  catchUpDueOn: null,
  createdById: 'p',
  createdAt: 0,
}

test.each([
  ['planned', '2018-02-09', 'notReady', undefined],
  ['planned', '2018-02-10', undefined, undefined],
  ['held', '2018-02-12', undefined, 'closed'],
  ['cancelled', '2018-02-12', 'closed', 'closed'],
] as const)('a %s session on %s: noting it %s, calling it off %s', (state, today, note, cancel) => {
  expect(refusalOf(() => assertMayRecord({ ...session, state }, today))).toBe(note)
  expect(refusalOf(() => assertMayCancel({ ...session, state }))).toBe(cancel)
})

describe('coverage of the four topics', () => {
  const on = (heldOn: string, ...ids: string[]) => ({ heldOn, topics: ids.map((id) => ({ id })) })
  const study = { minSessions: 1, topics: [{ id: 'x' }, { id: 'y' }] }

  test('is the first day each was studied', () => {
    const rows = coverage(['x', 'y', 'z'], [on('2018-02-12', 'x', 'y'), on('2018-02-10', 'x')])
    expect(rows).toEqual([
      { topicId: 'x', coveredOn: '2018-02-10' },
      { topicId: 'y', coveredOn: '2018-02-12' },
      { topicId: 'z', coveredOn: undefined },
    ])
  })

  test.each([
    ['nothing held', [], false, ['x', 'y']],
    ['one topic missing', [on('2018-02-10', 'x')], false, ['y']],
    ['all in two sessions', [on('2018-02-10', 'x'), on('2018-02-11', 'y')], true, []],
  ])('%s', (_, sessions, ready, missingTopicIds) => {
    expect(studyReadiness(study, sessions)).toMatchObject({ ready, missingTopicIds })
  })

  test('covering everything once is still not enough sessions when two are wanted', () => {
    expect(studyReadiness({ ...study, minSessions: 2 }, [on('2018-02-10', 'x', 'y')])).toEqual({
      held: 1,
      needed: 2,
      missingTopicIds: [],
      ready: false,
    })
  })
})

describe('days', () => {
  const day = integer({ min: 0, max: 400 }).map((count) => addDays('2018-01-01', count))

  test.each([
    ['2018-02-22', '2018-02-06', '2018-02-22'],
    ['2018-02-22', '2018-02-22', '2018-03-01'],
    ['2018-02-22', '2018-02-25', '2018-03-04'],
  ])('a task due at the coverage check of %s, made on %s, is due %s', (check, today, due) => {
    expect(defaultDueOn(check, today)).toBe(due)
  })

  test.each([
    ['2018-02-10', '2018-02-10', '2018-02-17'],
    ['2018-02-10', '2018-02-14', '2018-02-21'],
    ['2018-03-04', '2018-03-04', '2018-03-06'],
    ['2018-03-06', '2018-03-06', '2018-03-13'],
  ])('a session of %s noted on %s is caught up by %s', (heldOn, today, due) => {
    expect(catchUpDueOn(heldOn, today, '2018-03-07')).toBe(due)
  })

  test('whatever the days, there is at least one day left to catch up and at most a week', () => {
    assert(
      property(day, day, day, (heldOn, today, windowFrom) => {
        pre(heldOn <= today)
        const left = daysBetween(today, catchUpDueOn(heldOn, today, windowFrom))
        return left >= 1 && left <= 7
      }),
    )
  })
})

describe('where a task is shown', () => {
  const root = { unitId: 'r', rootId: 'r' }
  const chats = (bound: Record<string, string[]>) => (unitId: string) => bound[unitId] ?? []

  test.each([
    ['all branches bound', root, { b1: ['c1'], b2: ['c2'] }, ['c1 b1', 'c2 b2'], []],
    ['one branch without', root, { b1: ['c1'], r: ['c0'] }, ['c1 b1', 'c0 r'], []],
    ['only the general branch', root, { r: ['c0'] }, ['c0 r'], []],
    ['one without, nothing above', root, { b1: ['c1'] }, ['c1 b1'], ['b2']],
    ['nothing bound', root, {}, [], ['b1', 'b2']],
    ['a branch', { unitId: 'b1', rootId: 'r' }, { b1: ['c1'], r: ['c0'] }, ['c1 b1'], []],
    ['a branch without', { unitId: 'b1', rootId: 'r' }, { r: ['c0'] }, [], ['b1']],
  ])('%s', (_, unit, bound, shown, uncovered) => {
    const found = publication(unit, ['b1', 'b2'], chats(bound))
    expect(found.chats.map((one) => `${one.chatId} ${one.unitId}`)).toEqual(shown)
    expect(found.uncoveredBranchIds).toEqual(uncovered)
  })
})

test('materials are the rows filled in, and each has a title', () => {
  const first = { kind1: 'report' as const, material1: '报告' }
  expect(materialsOf({ ...first, material3: '其他材料' }, '')).toEqual([
    { kind: 'report', title: '报告' },
    { kind: 'other', title: '其他材料' },
  ])
  expect(refusalOf(() => materialsOf({ ...first, kind2: 'code' }, '写名称'))).toBe('badForm')
})

test('only topics of the policy can be chosen', () => {
  const known = [{ id: 'x', name: '甲' }]
  expect(topicsOf(known, ['x'])).toEqual(known)
  expect(refusalOf(() => topicsOf(known, ['x', 'other']))).toBe('badForm')
})
