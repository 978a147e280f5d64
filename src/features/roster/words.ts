import {
  bodyWords,
  flagWords,
  kindWords,
  lostFor,
  placeWords,
  postWords,
  wordFor,
  type AppraisalPlace,
  type FlagName,
  type PostName,
} from '../../../policies/roster-words.ts'
import type { Account } from '../../../db/queries/accounts.ts'
import type { Reader } from '../../../db/client.ts'
import type { Person } from '../../../db/queries/people.ts'
import type { RegisterPerson } from '../../../db/queries/register.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import type { HeldFlag, HeldPost, Home } from './rules/cells.ts'
import { bodyKind } from './rules/cells.ts'

/** The units of one general branch, found by id or code. */
export interface UnitBook {
  all: readonly Unit[]
  byId(unitId: string | null): Unit | undefined
  byCode(code: string): Unit | undefined
}

export function unitBook(reader: Reader, rootId: string): UnitBook {
  const all = listUnits(reader, rootId)
  return {
    all,
    byId: (unitId) => all.find((unit) => unit.unitId === unitId),
    byCode: (code) => all.find((unit) => unit.code === code),
  }
}

/** An account with the branches in whose groups it sits. */
export function freeAccount({ openId, name, unitIds }: Account, units: UnitBook) {
  const branches = units.all.filter(
    (unit) => unit.kind !== 'generalBranch' && unitIds.includes(unit.unitId),
  )
  return { openId, name, branches: branches.map((unit) => unit.name) }
}

export function homeOf(person: Pick<Person, 'branchId' | 'groupId'>, units: UnitBook): Home {
  return { branch: units.byId(person.branchId)?.code, group: units.byId(person.groupId)?.code }
}

/** A post as it is said: the unit's own name before it. */
export function sayPost(held: HeldPost, units: UnitBook): string {
  const post = wordFor(postWords, held.post as PostName)
  const kind = bodyKind(held.body)
  if (kind === 'GB' || kind === 'VC' || kind === 'VS') return wordFor(bodyWords, kind) + post
  return (units.byCode(held.body)?.name ?? held.body) + post
}

/** A post as a register file writes it, so that it is read back the same. */
export function writePost(held: HeldPost, home: Home): string {
  const post = wordFor(postWords, held.post as PostName)
  const kind = bodyKind(held.body)
  if (kind === 'GB' || kind === 'VC' || kind === 'VS') return wordFor(bodyWords, kind) + post
  if (held.body === home.branch) return wordFor(bodyWords, 'branch') + post
  if (held.body === home.group) return wordFor(bodyWords, 'group') + post
  return `${held.body}.${post}`
}

export function sayFlag(flag: HeldFlag): string {
  const word = wordFor(flagWords, flag.flag as FlagName)
  if (flag.flag === 'flowOut') {
    return `${word}(${wordFor(placeWords, (flag.detail ?? 'undetermined') as AppraisalPlace)})`
  }
  const months = /^(\d+)months$/.exec(flag.detail ?? '')?.[1]
  return months === undefined ? word : `${word}(${lostFor(Number(months))})`
}

export function flagList(person: RegisterPerson): HeldFlag[] {
  return Object.entries(person.flags)
    .filter(([flag]) => Object.hasOwn(flagWords, flag))
    .map(([flag, detail]) => ({ flag, detail: detail || null }))
}

/** Who a person is, in a line: category and unit. */
export function sayPerson(person: Pick<Person, 'kind' | 'branchId' | 'groupId'>, units: UnitBook) {
  const unit = units.byId(person.groupId) ?? units.byId(person.branchId)
  return [wordFor(kindWords, person.kind), unit?.name].filter(Boolean).join(' · ')
}
