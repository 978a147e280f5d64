import { describe, expect, test } from 'vitest'
import type { RegisterRow } from '../../db/queries/register.ts'
import { village2017 } from '../../policies/2017-village.ts'
import { oneThird } from '../../policies/one-third.ts'
import { gradingListOf, type ListFacts } from '../../src/features/grading/rules/graded.ts'
import { quotaStateOf } from '../../src/features/grading/rules/quota.ts'
import { villagers } from '../support/village.ts'

const register: RegisterRow[] = villagers.map((one) => ({
  personId: one.code,
  rosterCode: one.code,
  name: one.name,
  kind: one.kind,
  branchId: one.branch ?? null,
  groupId: one.group ?? null,
  posts: one.posts,
  flags: Object.fromEntries(one.flags.map(({ flag, detail }) => [flag, detail ?? ''])),
}))
const change = (code: string, changes: Partial<RegisterRow>): RegisterRow[] =>
  register.map((row) => (row.personId === code ? { ...row, ...changes } : row))

const frozenOf = (unitId: string) => register.filter((row) => row.branchId === unitId)

function listOf(unitId: string, facts: Partial<ListFacts<RegisterRow>> = {}) {
  return gradingListOf({
    unitId,
    rows: register,
    frozen: frozenOf(unitId),
    ballotDay: '2018-03-08',
    becameFullOn: new Map(),
    countedElsewhere: [],
    gradesProbationary: false,
    denominator: 'fullMembersGradedHere',
    ...facts,
  })
}
const codes = (rows: readonly RegisterRow[]) => rows.map((row) => row.personId)
const why = (unitId: string, facts: Partial<ListFacts<RegisterRow>> = {}) =>
  Object.fromEntries(listOf(unitId, facts).notGraded.map(({ row, why }) => [row.personId, why]))

describe('the village', () => {
  test.each([
    ['B1', 23, ['M26'], { M15: 'destination', M20: 'destination' }],
    ['B2', 15, ['M45', 'M46'], { M38: 'destination', M43: 'undetermined', M44: 'notNow' }],
    [
      'B3',
      9,
      ['M60'],
      { M56: 'destination', M57: 'destination', M58: 'destination', M59: 'destination' },
    ],
  ])('%s grades %i, with an opinion on %j', (unitId, n, opinions, others) => {
    const list = listOf(unitId)
    expect(list.denominator).toBe(n)
    expect(list.graded).toHaveLength(n)
    expect(codes(list.opinionOnly)).toEqual(opinions)
    expect(why(unitId)).toEqual(others)
    expect([list.leftIds, list.cameIds]).toEqual([[], []])
  })

  test('five of B1 are too many only because the two mobile members are not counted', () => {
    const state = (n: number) => quotaStateOf(village2017.excellentRatio, n, 5)
    expect(state(listOf('B1').denominator)).toBe('aboveGuide')
    expect(
      state(register.filter((row) => row.branchId === 'B1' && row.kind === 'fullMember').length),
    ).toBe('withinGuide')
  })

  test('with a third of all full members 7 are within and 8 outside', () => {
    const { denominator } = oneThird.excellentRatio
    const n = listOf('B1', { denominator }).denominator
    expect(quotaStateOf(oneThird.excellentRatio, n, 7)).toBe('withinGuide')
    expect(quotaStateOf(oneThird.excellentRatio, n, 8)).toBe('aboveGuide')
  })

  test('all full members of a branch are also those who cannot be graded now', () => {
    const rows = change('M36', { flags: { cannotExpressWill: '' } })
    const facts = { rows, frozen: rows.filter((row) => row.branchId === 'B2') }
    expect(listOf('B2', facts).denominator).toBe(14)
    expect(listOf('B2', { ...facts, denominator: 'fullMembersOfBranch' }).denominator).toBe(16)
  })
})

describe('changes after the freeze', () => {
  const mobile = (place: string) => ({ flags: { flowOut: place } })

  test('who came home before it is graded here, who came after it is not', () => {
    const rows = change('M15', mobile('returnedHome'))
    const frozen = rows.filter((row) => row.branchId === 'B1')
    expect(listOf('B1', { rows, frozen }).denominator).toBe(24)
    expect(listOf('B1', { rows }).denominator).toBe(23)
    expect(why('B1', { rows })).toMatchObject({ M15: 'destination' })
  })

  test('who left home after it is still graded here', () => {
    expect(codes(listOf('B2', { rows: change('M37', mobile('destination')) }).graded)).toContain(
      'M37',
    )
  })

  test.each([
    ['returnedHome', 16, {}],
    ['destination', 15, { M43: 'destination' }],
  ])('a place that was open then is the one decided since: %s', (place, n, others) => {
    const facts = { rows: change('M43', mobile(place)) }
    expect(listOf('B2', facts).denominator).toBe(n)
    expect(why('B2', facts)).toEqual({ M38: 'destination', M44: 'notNow', ...others })
  })

  test('the dead, the expelled and the transferred are out, and N is smaller', () => {
    const rows = register.filter((row) => row.personId !== 'M11')
    const list = listOf('B1', { rows })
    expect([list.denominator, list.leftIds]).toEqual([22, ['M11']])
  })

  test('who moved is graded by the branch that holds the relation now', () => {
    const rows = change('M53', { branchId: 'B1' })
    expect(listOf('B1', { rows })).toMatchObject({ denominator: 24, cameIds: ['M53'] })
    expect(listOf('B3', { rows })).toMatchObject({ denominator: 8, leftIds: ['M53'] })
  })

  test.each([
    ['2018-03-08', 24, []],
    ['2018-03-09', 23, ['M26']],
    [undefined, 23, ['M26']],
  ])('who became full on %s: N = %i', (day, n, opinions) => {
    const becameFullOn = new Map(day === undefined ? [] : [['M26', day]])
    const list = listOf('B1', { rows: change('M26', { kind: 'fullMember' }), becameFullOn })
    expect([list.denominator, codes(list.opinionOnly)]).toEqual([n, opinions])
  })

  test('whose expulsion is pending is not graded', () => {
    const rows = change('M39', { flags: { expulsionPending: '' } })
    expect(why('B2', { rows })).toMatchObject({ M39: 'notNow' })
    expect(listOf('B2', { rows }).denominator).toBe(14)
  })

  test('of two grades the one at the destination was chosen: not counted here', () => {
    expect(codes(listOf('B2', { countedElsewhere: ['M37'] }).graded)).not.toContain('M37')
    expect(listOf('B2', { countedElsewhere: ['M37'] }).denominator).toBe(14)
  })
})

test('a town that grades probationary members still does not count them', () => {
  const list = listOf('B2', { gradesProbationary: true })
  expect(codes(list.graded)).toContain('M45')
  expect([list.graded.length, list.denominator, list.opinionOnly]).toEqual([17, 15, []])
})
