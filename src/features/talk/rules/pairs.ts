import { pickRepresentatives, type Chosen } from './representatives.ts'

export type TalkRule = 1 | 2 | 3 | 4
export type Rule3Mode = 'sameTalk' | 'reverseTalk' | 'deputyHeads'

/** A person as the pair algorithm sees them. */
export interface TalkPerson {
  personId: string
  /** The register's own number; ties go by it, so that a second run gives the same pairs. */
  code: string
  branchId: string | null
  groupId: string | null
  sex: string | null
  bornYear: number | null
  /** May stand for the members of the branch, unless they belong to a team. */
  maySpeakForMembers: boolean
}

/** One 总支 or 支部 with its team. */
export interface TalkUnit {
  unitId: string
  kind: 'generalBranch' | 'partyBranch'
  /** 主要负责同志; without one, rules 1 and 3 ask for nothing and rule 2 for all of the team. */
  principalId: string | undefined
  /** Members only, in register order; observers are in no team. */
  team: readonly string[]
  /** Heads of what a team member is in charge of, for `deputyHeads`. */
  heads: ReadonlyMap<string, readonly string[]>
}

export interface TalkPolicy {
  k: number
  rule3Mode: Rule3Mode
}

export interface RequiredPair {
  pairKey: string
  /** For a reverse talk the one who begins it; otherwise the lower id. */
  aId: string
  bId: string
  isDirected: boolean
  rules: TalkRule[]
  unitIds: string[]
}

export interface PairPlan {
  pairs: RequiredPair[]
  /** Team members for whom not enough representatives were found. */
  withoutRepresentative: { unitId: string; personId: string; missing: number }[]
}

/** One name for two people whoever is named first; a reverse talk has its own. */
export function pairKeyOf(a: string, b: string, isDirected = false): string {
  if (isDirected) return `${a}>${b}`
  return a < b ? `${a}+${b}` : `${b}+${a}`
}

export function byCode(a: { code: string }, b: { code: string }): number {
  return a.code.length - b.code.length || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}

/**
 * 四必谈 (`domain.md` 2.1): the pairs every unit's team must talk in, merged over all units, so
 * that one talk counts wherever its pair is wanted. `chosen` are representatives of an earlier run:
 * they stay while they may, so that a change elsewhere reshuffles nobody.
 */
export function requiredPairs(
  units: readonly TalkUnit[],
  people: readonly TalkPerson[],
  policy: TalkPolicy,
  chosen: readonly Chosen[] = [],
): PairPlan {
  const pairs = new Map<string, RequiredPair>()
  const add = (unitId: string, rule: TalkRule, a: string, b: string, isDirected = false) => {
    if (a !== b) merge(pairs, { unitId, rule, a, b, isDirected })
  }
  for (const unit of units) addTeamPairs(unit, policy.rule3Mode, add)
  const picked = pickRepresentatives({ units, people, k: policy.k, chosen, pairs: pairs.values() })
  for (const { unitId, memberId, representativeId } of picked.picks) {
    add(unitId, 4, memberId, representativeId)
  }
  return {
    pairs: [...pairs.values()].toSorted((a, b) => (a.pairKey < b.pairKey ? -1 : 1)),
    withoutRepresentative: picked.missing,
  }
}

type Add = (unitId: string, rule: TalkRule, a: string, b: string, isDirected?: boolean) => void

function addTeamPairs(unit: TalkUnit, rule3Mode: Rule3Mode, add: Add): void {
  const { unitId, principalId, team } = unit
  const others = team.filter((member) => member !== principalId)
  for (const [at, member] of others.entries()) {
    if (principalId !== undefined) add(unitId, 1, principalId, member)
    for (const other of others.slice(at + 1)) add(unitId, 2, member, other)
    if (principalId !== undefined && rule3Mode === 'sameTalk') add(unitId, 3, principalId, member)
    if (principalId !== undefined && rule3Mode === 'reverseTalk') {
      add(unitId, 3, member, principalId, true)
    }
  }
  if (rule3Mode !== 'deputyHeads') return
  for (const member of team) {
    for (const head of unit.heads.get(member) ?? []) add(unitId, 3, member, head)
  }
}

function merge(
  pairs: Map<string, RequiredPair>,
  one: { unitId: string; rule: TalkRule; a: string; b: string; isDirected: boolean },
): void {
  const { a, b, isDirected } = one
  const pairKey = pairKeyOf(a, b, isDirected)
  const known = pairs.get(pairKey)
  if (!known) {
    const [aId, bId] = isDirected || a < b ? [a, b] : [b, a]
    pairs.set(pairKey, {
      pairKey,
      aId,
      bId,
      isDirected,
      rules: [one.rule],
      unitIds: [one.unitId],
    })
    return
  }
  known.rules = [...new Set([...known.rules, one.rule])].toSorted((a, b) => a - b)
  known.unitIds = [...new Set([...known.unitIds, one.unitId])]
}
