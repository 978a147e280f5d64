import { disclosureRefusals } from '../../../cards/disclosure/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { chatsOfUnit } from '../../../db/queries/chats.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findDisclosure, type Disclosure } from '../../../db/queries/disclosures.ts'
import { publicAddress } from '../../../db/queries/public-address.ts'
import { findUnit, getUnit, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf } from '../../organization/roles.ts'
import { runningCycle, teamUnitsBelow } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Operation } from '../../pipeline/operation.ts'

/** A disclosure that is there, for the secretary of its unit; refuses otherwise. */
export function ledDisclosure(op: Operation, disclosureId: string): Disclosure {
  const found = findDisclosure(op.tx, disclosureId)
  if (!found) throw new Refusal('notFound')
  assertLeads(op, found.unitId)
  return found
}

export function assertLeads(op: Operation, unitId: string): void {
  if (findUnit(op.tx, unitId) && isSecretaryOf(op.tx, op.actor, unitId)) return
  throw new Refusal('notAllowed', { role: 'secretary' })
}

/** A unit with a team of its own, and the running cycle as it keeps it. */
export function disclosing(db: Reader, unitId: string): { unit: Unit; cycle: Cycle } | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || unit.kind === 'partyGroup') return undefined
  const cycle = runningCycle(db, unit.rootId)
  return cycle && { unit, cycle: unitCycle(db, cycle, unitId) }
}

/** Groups that are told: the branch's own; for the general branch every bound one. */
export function toldChats(db: Reader, unitId: string): string[] {
  const unit = getUnit(db, unitId)
  const units = unit.kind === 'generalBranch' ? teamUnitsBelow(db, unit.rootId) : [unit]
  return units.flatMap((one) => chatsOfUnit(db, one.unitId).map((chat) => chat.chatId))
}

/** The page everybody can open; there is none where only the branch is to know. */
export function pageUrlOf(
  db: Reader,
  { token, scope }: Pick<Disclosure, 'token' | 'scope'>,
): string | undefined {
  const address = publicAddress(db)
  return address === undefined || !scope.includes('village') ? undefined : `${address}/g/${token}`
}

export function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

/** Refuses when there is nothing to disclose in or by. */
export function assertDisclosing(db: Reader, unitId: string): { unit: Unit; cycle: Cycle } {
  return disclosing(db, unitId) ?? refuse(disclosureRefusals.noCycle)
}
