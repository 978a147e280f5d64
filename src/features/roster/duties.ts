import { dutyWords } from '../../../cards/roster/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { secretaryOf, unitsLedBy } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { contactGapsIn, questionsIn, type Question } from './gaps.ts'

type Kind = keyof typeof dutyWords

const kinds: readonly Kind[] = ['match', 'contact']
const cards = { match: 'rosterQuestions', contact: 'rosterContacts' } as const

/** What the secretary still owes the register: doubtful people and missing contact persons. */
export const rosterDuties: DutySource = {
  owedBy(db, personId) {
    return dutyUnits(db, personId).flatMap((unit) =>
      kinds.map((kind) => dutyFor(db, kind, unit, personId)).filter((duty) => duty !== undefined),
    )
  },
  owed(db, duty, personId) {
    const [, kind, unitId = ''] = duty.split(':')
    const unit = findUnit(db, unitId)
    if (!unit || !kinds.includes(kind as Kind)) return undefined
    if (secretaryOf(db, unitId)?.personId !== personId) return undefined
    return dutyFor(db, kind as Kind, unit, personId)
  },
  openIn(db, unitId) {
    const unit = findUnit(db, unitId)
    if (!unit) return []
    return unitsBelow(db, unit).flatMap((one) => kinds.flatMap((kind) => openDuty(db, kind, one)))
  },
}

/** Branches and the general branch whose register this person answers for. */
function dutyUnits(db: Reader, personId: string): Unit[] {
  const person = findPerson(db, personId)
  if (!person || person.state !== 'active') return []
  const led = unitsLedBy(db, person, 'secretary')
  if (led.length === 0) return []
  return listUnits(db, person.rootId).filter(
    (unit) =>
      unit.kind !== 'partyGroup' && secretaryOf(db, unit.unitId)?.personId === person.personId,
  )
}

function unitsBelow(db: Reader, unit: Unit): Unit[] {
  if (unit.kind !== 'generalBranch') return unit.kind === 'partyBranch' ? [unit] : []
  return listUnits(db, unit.rootId).filter((one) => one.kind !== 'partyGroup')
}

function countOf(db: Reader, kind: Kind, unit: Unit): number {
  if (kind === 'match') return questionsIn(db, unit).filter((one) => isOwn(one, unit)).length
  return contactGapsIn(db, unit).filter((person) => isOwnPerson(person, unit)).length
}

/** The general branch answers only for what no branch does. */
function isOwn(question: Question, unit: Unit): boolean {
  if (question.ask !== 'account') return isOwnPerson(question.person, unit)
  if (unit.kind !== 'generalBranch') return true
  return question.account.unitIds.every((unitId) => unitId === unit.unitId)
}

function isOwnPerson(person: { branchId: string | null }, unit: Unit): boolean {
  return unit.kind === 'generalBranch' ? person.branchId === null : true
}

function dutyFor(db: Reader, kind: Kind, unit: Unit, personId: string): Duty | undefined {
  const count = countOf(db, kind, unit)
  if (count === 0) return undefined
  const words = dutyWords[kind]
  return {
    duty: `roster:${kind}:${unit.unitId}`,
    personId,
    kind: words.kind,
    title: words.title(count),
    open: { card: cards[kind], key: { unitId: unit.unitId, skip: '0' } },
  }
}

function openDuty(db: Reader, kind: Kind, unit: Unit): OpenDuty[] {
  const secretary = secretaryOf(db, unit.unitId)
  const duty = secretary && dutyFor(db, kind, unit, secretary.personId)
  if (!duty) return []
  const { title } = duty
  return [
    {
      duty: duty.duty,
      unitId: unit.unitId,
      kind: duty.kind,
      title,
      owing: [duty.personId],
      of: 1,
    },
  ]
}
