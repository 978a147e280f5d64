import { byCode, type TalkPerson, type TalkUnit } from './pairs.ts'

/** Who stands for the members in whose talk (rule 4). */
export interface Chosen {
  memberId: string
  representativeId: string
  /** The talk was held: the choice stays although the representative may have moved since. */
  isDone: boolean
}

interface Pick {
  unitId: string
  memberId: string
  representativeId: string
}

interface Question {
  units: readonly TalkUnit[]
  people: readonly TalkPerson[]
  k: number
  chosen: readonly Chosen[]
  /** Pairs the other rules ask for, for the number of talks each person has. */
  pairs: Iterable<{ aId: string; bId: string }>
}

interface Picked {
  picks: Pick[]
  missing: { unitId: string; personId: string; missing: number }[]
}

/**
 * Representatives are picked once a team member, for all units they lead: one talk counts for all.
 * Where the branch has too few, a unit may fill up from the branch's team outside its own.
 */
export function pickRepresentatives(question: Question): Picked {
  const { units, k } = question
  const panel = new Panel(question)
  const members = membersInOrder(units)
  // Whoever was chosen before counts as taken before anybody new is chosen.
  for (const memberId of members) panel.keepChosen(memberId)
  for (const memberId of members) panel.fill(memberId)
  const picks: Pick[] = []
  const missing: Picked['missing'] = []
  for (const unit of units) {
    for (const memberId of unit.team) {
      const found = panel.for(memberId, unit)
      picks.push(
        ...found.map((representativeId) => ({ unitId: unit.unitId, memberId, representativeId })),
      )
      if (found.length < k) {
        missing.push({ unitId: unit.unitId, personId: memberId, missing: k - found.length })
      }
    }
  }
  return { picks, missing }
}

function membersInOrder(units: readonly TalkUnit[]): string[] {
  const general = units.filter((unit) => unit.kind === 'generalBranch')
  const branches = units.filter((unit) => unit.kind === 'partyBranch')
  return [...new Set([...general, ...branches].flatMap((unit) => unit.team))]
}

class Panel {
  private readonly question: Question
  private readonly people: Map<string, TalkPerson>
  private readonly inTeams: { general: Set<string>; ofBranch: Map<string, Set<string>> }
  /** Talks each person has so far. */
  private readonly load = new Map<string, number>()
  private readonly picked = new Map<string, string[]>()

  constructor(question: Question) {
    this.question = question
    this.people = new Map(question.people.map((person) => [person.personId, person]))
    const general = question.units.filter((unit) => unit.kind === 'generalBranch')
    this.inTeams = {
      general: new Set(general.flatMap((unit) => unit.team)),
      ofBranch: new Map(question.units.map((unit) => [unit.unitId, new Set(unit.team)])),
    }
    for (const { aId, bId } of question.pairs) {
      this.count(aId)
      this.count(bId)
    }
  }

  keepChosen(memberId: string): void {
    const before = this.question.chosen.filter((one) => one.memberId === memberId)
    const kept = before
      .filter((one) => one.isDone || this.mayStandFor(memberId, one.representativeId))
      .toSorted((a, b) => Number(b.isDone) - Number(a.isDone))
    for (const { representativeId, isDone } of kept) {
      if (isDone || this.of(memberId).length < this.question.k)
        this.take(memberId, representativeId)
    }
  }

  fill(memberId: string): void {
    while (this.of(memberId).length < this.question.k) {
      const next = this.best(memberId)
      if (next === undefined) return
      this.take(memberId, next.personId)
    }
  }

  /** A member's representatives in one unit, filled up from the branch's team where it must be. */
  for(memberId: string, unit: TalkUnit): string[] {
    const own = this.of(memberId)
    const branchId = this.people.get(memberId)?.branchId ?? ''
    const spare = [...(this.inTeams.ofBranch.get(branchId) ?? [])]
      .filter((personId) => personId !== memberId && !unit.team.includes(personId))
      .filter((personId) => !this.inTeams.general.has(personId) && !own.includes(personId))
      .map((personId) => this.people.get(personId))
      .filter((person) => person !== undefined)
      .toSorted(byCode)
      .map((person) => person.personId)
    return [...own, ...spare.slice(0, Math.max(0, this.question.k - own.length))]
  }

  private best(memberId: string): TalkPerson | undefined {
    const own = this.of(memberId)
    const { branchId } = this.people.get(memberId) ?? { branchId: null }
    const peers = [...this.picked.values()]
      .flat()
      .map((personId) => this.people.get(personId))
      .filter((person) => person?.branchId === branchId)
    const alike = (person: TalkPerson, feature: (one: TalkPerson) => unknown) =>
      peers.filter((peer) => peer && feature(peer) === feature(person)).length
    const rank = (person: TalkPerson) => [
      this.load.get(person.personId) ?? 0,
      alike(person, (one) => one.groupId),
      alike(person, (one) => (one.bornYear === null ? null : Math.floor(one.bornYear / 10))),
      alike(person, (one) => one.sex),
    ]
    return this.question.people
      .filter((one) => this.mayStandFor(memberId, one.personId) && !own.includes(one.personId))
      .map((person) => ({ person, rank: rank(person) }))
      .toSorted((a, b) => compare(a.rank, b.rank) || byCode(a.person, b.person))
      .at(0)?.person
  }

  private mayStandFor(memberId: string, personId: string): boolean {
    const branchId = this.people.get(memberId)?.branchId ?? null
    const person = this.people.get(personId)
    if (branchId === null || !person || person.branchId !== branchId) return false
    if (personId === memberId || !person.maySpeakForMembers) return false
    const ownTeam = this.inTeams.ofBranch.get(branchId)
    return !this.inTeams.general.has(personId) && ownTeam?.has(personId) !== true
  }

  private take(memberId: string, personId: string): void {
    this.picked.set(memberId, [...this.of(memberId), personId])
    this.count(memberId)
    this.count(personId)
  }

  private of(memberId: string): string[] {
    return this.picked.get(memberId) ?? []
  }

  private count(personId: string): void {
    this.load.set(personId, (this.load.get(personId) ?? 0) + 1)
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
