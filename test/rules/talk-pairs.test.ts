import { describe, expect, test } from 'vitest'
import {
  pairKeyOf,
  requiredPairs,
  type Rule3Mode,
  type TalkPerson,
  type TalkUnit,
} from '../../src/features/talk/rules/pairs.ts'
import { planChange } from '../../src/features/talk/rules/plan-change.ts'

const noHeads = new Map<string, string[]>()

/** The general branch of `domain.md` 2.2: P and V in branch 1, A and B in 2, C in 3. */
function example() {
  const homes: Record<string, string> = { P: 'B1', V: 'B1', A: 'B2', B: 'B2', C: 'B3' }
  const teams: Record<string, string[]> = {
    B1: ['V', 'm1', 'm2'],
    B2: ['A', 'm3', 'm4'],
    B3: ['C', 'm5', 'm6'],
  }
  for (const [branch, team] of Object.entries(teams)) for (const one of team) homes[one] = branch
  for (let n = 1; n <= 21; n += 1) homes[`r${n}`] = `B${1 + (n % 3)}`
  const people = Object.entries(homes).map(([id, branchId]) => person(id, { branchId }))
  const units: TalkUnit[] = [
    {
      unitId: 'GB',
      kind: 'generalBranch',
      principalId: 'P',
      team: ['P', 'V', 'A', 'B', 'C'],
      heads: noHeads,
    },
    ...Object.entries(teams).map(([unitId, team]) => ({
      unitId,
      kind: 'partyBranch' as const,
      principalId: team[0],
      team,
      heads: noHeads,
    })),
  ]
  return { units, people }
}

function person(id: string, more: Partial<TalkPerson> = {}): TalkPerson {
  return {
    personId: id,
    code: id,
    branchId: 'B1',
    groupId: null,
    sex: 'M',
    bornYear: 1970,
    maySpeakForMembers: true,
    ...more,
  }
}

const inUnit = (plan: ReturnType<typeof requiredPairs>, unitId: string) =>
  plan.pairs.filter((pair) => pair.unitIds.includes(unitId))

describe('the worked example', () => {
  test.each<[number, Rule3Mode, number, number, number]>([
    [1, 'sameTalk', 15, 30, 33],
    [2, 'sameTalk', 20, 41, 47],
    [1, 'reverseTalk', 19, 40, 43],
    [1, 'deputyHeads', 15, 30, 33],
  ])('k = %i, %s: %i in the general branch, %i distinct, %i in all', (k, mode, top, all, sum) => {
    const { units, people } = example()
    const plan = requiredPairs(units, people, { k, rule3Mode: mode })
    expect(inUnit(plan, 'GB')).toHaveLength(top)
    expect(plan.pairs).toHaveLength(all)
    const perUnit = units.map((unit) => inUnit(plan, unit.unitId).length)
    expect(perUnit.reduce((total, count) => total + count, 0)).toBe(sum)
    expect(plan.withoutRepresentative).toEqual([])
  })

  test('V, A and C talk seven times, P and B five, m1 to m6 three, representatives once', () => {
    const { units, people } = example()
    const { pairs } = requiredPairs(units, people, { k: 1, rule3Mode: 'sameTalk' })
    const load = (id: string) => pairs.filter((pair) => pair.aId === id || pair.bId === id).length
    expect(['V', 'A', 'C'].map(load)).toEqual([7, 7, 7])
    expect(['P', 'B'].map(load)).toEqual([5, 5])
    expect(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map(load)).toEqual([3, 3, 3, 3, 3, 3])
    const most = Math.max(
      ...people.filter((p) => p.personId.startsWith('r')).map((p) => load(p.personId)),
    )
    expect(most).toBe(1)
  })

  test('one talk satisfies rules 1 and 3, and both organizations a person leads in', () => {
    const { units, people } = example()
    const { pairs } = requiredPairs(units, people, { k: 1, rule3Mode: 'sameTalk' })
    expect(pairs.find((pair) => pair.pairKey === pairKeyOf('P', 'V'))?.rules).toEqual([1, 3])
    const ofV = pairs.filter((pair) => pair.rules.includes(4) && pair.pairKey.includes('V'))
    expect(ofV.map((pair) => pair.unitIds)).toEqual([['GB', 'B1']])
  })

  test('a reverse talk has a direction of its own', () => {
    const { units, people } = example()
    const { pairs } = requiredPairs(units, people, { k: 1, rule3Mode: 'reverseTalk' })
    const back = pairs.find((pair) => pair.pairKey === pairKeyOf('V', 'P', true))
    expect(back).toMatchObject({ aId: 'V', bId: 'P', isDirected: true, rules: [3] })
  })

  test('deputies talk with the heads they are in charge of, never with themselves', () => {
    const { units, people } = example()
    const heads = new Map([['V', ['C', 'r1', 'V']]])
    const withHeads = units.map((unit) => (unit.unitId === 'GB' ? { ...unit, heads } : unit))
    const plan = requiredPairs(withHeads, people, { k: 1, rule3Mode: 'deputyHeads' })
    const third = plan.pairs.filter((pair) => pair.rules.includes(3))
    expect(third.map((pair) => pair.pairKey)).toEqual([pairKeyOf('C', 'V'), pairKeyOf('V', 'r1')])
    expect(inUnit(plan, 'GB')).toHaveLength(16)
  })
})

describe('representatives', () => {
  const team = ['t1', 't2']
  const units: TalkUnit[] = [
    { unitId: 'B1', kind: 'partyBranch', principalId: 't1', team, heads: noHeads },
  ]
  const chosenFor = (people: TalkPerson[], all = units, k = 1) =>
    requiredPairs(all, people, { k, rule3Mode: 'sameTalk' })
      .pairs.filter((pair) => pair.rules.includes(4))
      .map((pair) => pair.pairKey)

  test('come from different groups, ages and sexes where they can', () => {
    const people = [
      ...team.map((id) => person(id)),
      person('x1', { groupId: 'G1' }),
      person('x2', { groupId: 'G1' }),
      person('x3', { groupId: 'G2' }),
    ]
    expect(chosenFor(people)).toEqual(['t1+x1', 't2+x3'])
  })

  test('are nobody who may not speak for the members, and nobody of the team', () => {
    const people = [
      ...team.map((id) => person(id)),
      person('a', { maySpeakForMembers: false }),
      person('b', { branchId: 'B2' }),
    ]
    const plan = requiredPairs(units, people, { k: 1, rule3Mode: 'sameTalk' })
    expect(plan.pairs).toHaveLength(1)
    expect(plan.withoutRepresentative).toEqual(
      team.map((personId) => ({ unitId: 'B1', personId, missing: 1 })),
    )
  })

  test('may be of the branch team where the general branch finds no other', () => {
    const general: TalkUnit = {
      unitId: 'GB',
      kind: 'generalBranch',
      principalId: 'p',
      team: ['p'],
      heads: noHeads,
    }
    const people = ['p', ...team].map((id) => person(id))
    expect(chosenFor(people, [general, ...units])).toEqual(['p+t1'])
  })
})

test('a new run shows what it adds and drops, and adds again what was dropped', () => {
  const pair = (pairKey: string, rules: (1 | 2 | 3 | 4)[] = [1]) => ({
    pairKey,
    aId: 'a',
    bId: 'b',
    isDirected: false,
    rules,
    unitIds: ['GB'],
  })
  const before = [
    { ...pair('kept'), isDropped: false },
    { ...pair('gone'), isDropped: false },
    { ...pair('back'), isDropped: true },
    { ...pair('long gone'), isDropped: true },
  ]
  const change = planChange(before, [pair('kept', [1, 3]), pair('back'), pair('new')])
  expect(change.added.map((p) => p.pairKey)).toEqual(['back', 'new'])
  expect(change.dropped.map((p) => p.pairKey)).toEqual(['gone'])
  expect(change.changed.map((p) => p.pairKey)).toEqual(['kept'])
})
