import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  pairKeyOf,
  requiredPairs,
  type Rule3Mode,
  type TalkPerson,
  type TalkUnit,
} from '../../src/features/talk/rules/pairs.ts'

const noHeads = new Map<string, string[]>()

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

/** Organizations of up to 3 branches with teams of up to 4 and up to 20 others each. */
const organizations = fc
  .array(
    fc.record({ team: fc.integer({ min: 1, max: 4 }), others: fc.integer({ min: 0, max: 20 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain((branches) =>
    fc.record({
      branches: fc.constant(branches),
      top: fc.integer({ min: 1, max: 5 }),
      silent: fc.array(fc.nat(59), { maxLength: 20 }),
    }),
  )
  .map(({ branches, top, silent }) => build(branches, top, new Set(silent)))

function build(branches: { team: number; others: number }[], top: number, silent: Set<number>) {
  const people: TalkPerson[] = []
  const units: TalkUnit[] = []
  for (const [at, { team, others }] of branches.entries()) {
    const unitId = `B${at}`
    const ids = Array.from({ length: team + others }, (_, n) => `${unitId}-${n}`)
    for (const [n, id] of ids.entries()) {
      people.push(
        person(id, {
          branchId: unitId,
          groupId: `G${n % 3}`,
          sex: n % 4 === 0 ? 'F' : 'M',
          bornYear: 1940 + ((n * 7) % 55),
          maySpeakForMembers: !silent.has(people.length),
        }),
      )
    }
    const own = ids.slice(0, team)
    units.push({ unitId, kind: 'partyBranch', principalId: own[0], team: own, heads: noHeads })
  }
  const heads = people.filter((_, at) => at % 2 === 0).map((one) => one.personId)
  const team = heads.slice(0, top)
  units.unshift({
    unitId: 'GB',
    kind: 'generalBranch',
    principalId: team[0],
    team,
    heads: new Map(team.map((id, at) => [id, heads.slice(at, at + 2)])),
  })
  return {
    people,
    units,
    silent: new Set(people.filter((p) => !p.maySpeakForMembers).map((p) => p.personId)),
  }
}

const modes = fc.constantFrom<Rule3Mode>('sameTalk', 'reverseTalk', 'deputyHeads')
const anything = fc.tuple(organizations, modes, fc.integer({ min: 1, max: 3 }))
const choose = (n: number) => (n * (n - 1)) / 2

describe('for any organization', () => {
  test('every pair stands once, between two different people', () => {
    fc.assert(
      fc.property(anything, ([{ units, people }, rule3Mode, k]) => {
        const { pairs } = requiredPairs(units, people, { k, rule3Mode })
        const keys = pairs.map((pair) => pair.pairKey)
        expect(new Set(keys).size).toBe(keys.length)
        expect(pairs.filter((pair) => pair.aId === pair.bId)).toEqual([])
        expect(pairs.filter((p) => p.pairKey !== pairKeyOf(p.aId, p.bId, p.isDirected))).toEqual([])
      }),
    )
  })

  test('every team talks within itself and, with its representatives, in the number of the rule', () => {
    fc.assert(
      fc.property(anything, ([{ units, people }, rule3Mode, k]) => {
        const plan = requiredPairs(units, people, { k, rule3Mode })
        for (const unit of units) {
          const n = unit.team.length
          const own = inUnit(plan, unit.unitId)
          const within = own.filter((p) => p.rules.some((rule) => rule <= 2) && isIn(unit, p))
          expect(within).toHaveLength(choose(n))
          const missing = plan.withoutRepresentative
            .filter((one) => one.unitId === unit.unitId)
            .reduce((sum, one) => sum + one.missing, 0)
          const back = rule3Mode === 'reverseTalk' ? n - 1 : 0
          const wanted = choose(n) + back + n * k - missing
          if (rule3Mode === 'deputyHeads') expect(own.length).toBeGreaterThanOrEqual(wanted)
          else expect(own).toHaveLength(wanted)
        }
      }),
    )
  })

  test('who may not speak for the members is in no pair unless in a team or in charge', () => {
    fc.assert(
      fc.property(anything, ([{ units, people, silent }, rule3Mode, k]) => {
        const { pairs } = requiredPairs(units, people, { k, rule3Mode })
        const named = new Set(units.flatMap((u) => [...u.team, ...[...u.heads.values()].flat()]))
        const met = pairs.flatMap((pair) => [pair.aId, pair.bId])
        expect(met.filter((id) => silent.has(id) && !named.has(id))).toEqual([])
      }),
    )
  })

  test('a second run changes nothing, in whatever order people are listed', () => {
    fc.assert(
      fc.property(anything, ([{ units, people }, rule3Mode, k]) => {
        const first = requiredPairs(units, people, { k, rule3Mode })
        const chosen = chosenIn(units, first)
        const shuffled = people.toReversed()
        expect(requiredPairs(units, shuffled, { k, rule3Mode })).toEqual(first)
        expect(requiredPairs(units, people, { k, rule3Mode }, chosen)).toEqual(first)
      }),
    )
  })

  test('somebody new, or somebody gone who was in no pair, changes no pair', () => {
    fc.assert(
      fc.property(anything, fc.nat(), ([{ units, people }, rule3Mode, k], at) => {
        const first = requiredPairs(units, people, { k, rule3Mode })
        const chosen = chosenIn(units, first)
        fc.pre(first.withoutRepresentative.length === 0)
        const more = [...people, person('0', { branchId: 'B0', groupId: 'new', bornYear: 1900 })]
        expect(requiredPairs(units, more, { k, rule3Mode }, chosen).pairs).toEqual(first.pairs)
        const idle = people.filter((p) => !first.pairs.some((q) => q.pairKey.includes(p.personId)))
        const gone = idle[at % Math.max(1, idle.length)]
        const fewer = people.filter((p) => p !== gone)
        expect(requiredPairs(units, fewer, { k, rule3Mode }, chosen).pairs).toEqual(first.pairs)
      }),
    )
  })

  test('a change of one branch leaves the pairs of another alone, even from a blank sheet', () => {
    fc.assert(
      fc.property(anything, ([{ units, people }, rule3Mode, k]) => {
        fc.pre(rule3Mode !== 'deputyHeads')
        const more = [...people, person('zz', { branchId: 'B0' })]
        const without = (list: TalkPerson[]) =>
          requiredPairs(units, list, { k, rule3Mode }).pairs.filter(
            (pair) => !`${pair.aId}${pair.bId}`.includes('B0-'),
          )
        expect(without(more)).toEqual(without(people))
      }),
    )
  })
})

function isIn(unit: TalkUnit, pair: { aId: string; bId: string }): boolean {
  return unit.team.includes(pair.aId) && unit.team.includes(pair.bId)
}

function chosenIn(units: readonly TalkUnit[], plan: ReturnType<typeof requiredPairs>) {
  const teams = new Set(units.flatMap((unit) => unit.team))
  return plan.pairs
    .filter((pair) => pair.rules.includes(4) && !(teams.has(pair.aId) && teams.has(pair.bId)))
    .map(({ aId, bId }) =>
      teams.has(aId)
        ? { memberId: aId, representativeId: bId, isDone: false }
        : { memberId: bId, representativeId: aId, isDone: false },
    )
}
