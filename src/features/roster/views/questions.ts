import type { MovesCardView } from '../../../../cards/roster/moves.ts'
import type { ContactCardView, QuestionCardView } from '../../../../cards/roster/questions.ts'
import type { Reader } from '../../../../db/client.ts'
import { openMovesOf, type ChatMove } from '../../../../db/queries/accounts.ts'
import { personByOpenId, type Person } from '../../../../db/queries/people.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { findUnit, getUnit, type Unit } from '../../../../db/queries/units.ts'
import { contactGapsIn, leaderFor, questionsIn } from '../gaps.ts'
import { likeness } from '../rules/name-match.ts'
import { registerOf } from '../scope.ts'
import { freeAccount, sayPerson, unitBook } from '../words.ts'

const movesShown = 6
const peopleOffered = 100

/** The next open question of a unit, after those put off. */
export function questionView(
  db: Reader,
  key: { unitId: string; skip: string },
): QuestionCardView | undefined {
  const unit = findUnit(db, key.unitId)
  if (!unit) return undefined
  const questions = questionsIn(db, unit)
  const skip = Number(key.skip) || 0
  const root = getUnit(db, unit.rootId).name
  const place = { unitId: unit.unitId, unit: unit.name, root, skip, total: questions.length }
  const question = questions[skip]
  if (!question) return { ...place, ask: 'nothing' }
  const units = unitBook(db, unit.rootId)
  if (question.ask === 'account') {
    return { ...place, ask: 'account', account: freeAccount(question.account, units) }
  }
  const { personId, name } = question.person
  const about = sayPerson(question.person, units)
  if (question.ask === 'gone') return { ...place, ask: 'gone', personId, name, about }
  const accounts = question.candidates.map((one) => freeAccount(one, units))
  return { ...place, ask: 'who', personId, name, about, accounts }
}

/** The next member without account and contact person, or the one asked about. */
export function contactView(
  db: Reader,
  key: { unitId: string; skip: string; personId?: string | undefined },
): ContactCardView | undefined {
  const unit = findUnit(db, key.unitId)
  if (!unit) return undefined
  const gaps = contactGapsIn(db, unit)
  const skip = Number(key.skip) || 0
  const place = { unitId: unit.unitId, unit: unit.name, skip, total: gaps.length }
  const person = gaps.find((one) => one.personId === key.personId) ?? gaps[skip]
  if (!person) return { ...place, done: true }
  const units = unitBook(db, unit.rootId)
  const all = listRegister(db, unit.rootId)
  const groupCode = (one: Person) => units.byId(one.groupId)?.code
  const near = all
    .filter((one) => one.openId !== null && one.personId !== person.personId)
    .toSorted((a, b) => distance(a, person) - distance(b, person))
  return {
    ...place,
    done: false,
    personId: person.personId,
    name: person.name,
    about: sayPerson(person, units),
    people: near.slice(0, peopleOffered).map((one) => ({
      label: one.name,
      value: one.personId,
    })),
    suggested: leaderFor(all, person, groupCode(person))?.personId,
    leaders: gaps.filter((one) => leaderFor(all, one, groupCode(one))).length,
  }
}

/** The own group first, then the own branch. */
function distance(one: Person, person: Person): number {
  if (person.groupId !== null && one.groupId === person.groupId) return 0
  return one.branchId === person.branchId ? 1 : 2
}

/** Who entered or left the chats of a unit and is still to be spoken about. */
export function movesView(db: Reader, { unitId }: { unitId: string }): MovesCardView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit) return undefined
  const moves = openMovesOf(db, unitId)
  return {
    unitId,
    unit: unit.name,
    more: Math.max(0, moves.length - movesShown),
    moves: moves.slice(0, movesShown).map((move) => ({
      ...move,
      person: whoMoved(db, unit, move),
    })),
  }
}

function whoMoved(db: Reader, unit: Unit, move: ChatMove) {
  const units = unitBook(db, unit.rootId)
  const person = move.kind === 'left' ? personByOpenId(db, move.openId) : namesake(db, unit, move)
  if (!person) return undefined
  return { personId: person.personId, name: person.name, about: sayPerson(person, units) }
}

/** The one person without account whose name is the newcomer's. */
function namesake(db: Reader, unit: Unit, move: ChatMove): Person | undefined {
  const same = registerOf(db, unit).filter(
    (person) => person.openId === null && likeness(person.name, move.name) === 3,
  )
  return same.length === 1 ? same[0] : undefined
}
