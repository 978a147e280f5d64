import type { Reader } from '../../../../db/client.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import { openCampaignsOf } from '../../../../db/queries/rectification-campaigns.ts'
import { openInstitutionsOf } from '../../../../db/queries/rectification-institutions.ts'
import {
  findItem,
  itemsAwaitingAnswer,
  itemsBorneBy,
  itemsToCheck,
} from '../../../../db/queries/rectification-items.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { runningCycle, teamUnitsFrom } from '../../../organization/teams.ts'
import type { DutySource } from '../../../pipeline/duty.ts'
import { aggregateFor, openLate } from './late.ts'
import { openLists, ownedLists } from './lists.ts'
import {
  answerOwed,
  campaignOwed,
  checkOwed,
  institutionOwed,
  itemOwed,
  type Owed,
} from './works.ts'
import { bearerOf } from '../people.ts'

/** What is due later than this is on the list, but not yet a task of today. */
const aheadDays = 30

/** What is to be put right, checked, published and looked through; each by whom it falls to. */
export const rectificationDuties: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    if (!person || person.state !== 'active') return []
    return owedIn(db, person, now)
      .map((owed) => ({ ...owed, personId }))
      .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  },
  owed: (db, duty, personId, now) => {
    const owed = namedDuty(db, duty, personId, now)
    return owed && { ...owed, personId }
  },
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    if (!unit || unit.kind === 'partyGroup') return []
    const cycle = runningCycle(db, unit.rootId)
    const units = teamUnitsFrom(db, unitId)
    return [
      ...units.flatMap((one) => openLate(db, one.unitId, dayOf(now))),
      ...(cycle ? units.flatMap((one) => openLists(db, cycle, one, now)) : []),
    ]
  },
}

function owedIn(db: Reader, person: Person, now: Date): Owed[] {
  const { personId, rootId } = person
  const today = dayOf(now)
  const cycle = runningCycle(db, rootId)
  const isTop = isSecretaryOf(db, person, rootId)
  return [
    ...itemsBorneBy(db, personId)
      .filter(({ askOn }) => askOn !== null && askOn <= addDays(today, aheadDays))
      .map(itemOwed),
    ...itemsToCheck(db, personId, today).map(checkOwed),
    ...(isTop ? itemsAwaitingAnswer(db, rootId).map(answerOwed) : []),
    ...openCampaignsOf(db, personId).map(campaignOwed),
    ...openInstitutionsOf(db, personId).flatMap((one) => institutionOwed(one, today)),
    ...(cycle ? ownedLists(db, cycle, person, now) : []),
  ]
}

/** One duty by its name, without looking at the others: a digest asks for each of many. */
function namedDuty(db: Reader, duty: string, personId: string, now: Date): Owed | undefined {
  const today = dayOf(now)
  const [, what = '', id = ''] = duty.split(':')
  switch (what) {
    case 'item':
      return itemFor(db, id, personId)
    case 'check':
      return checkFor(db, id, personId, today)
    case 'overdue':
    case 'soon':
      return aggregateFor(db, { what, unitId: id, personId }, today)
    default:
      return rectificationDuties.owedBy(db, personId, now).find((one) => one.duty === duty)
  }
}

function itemFor(db: Reader, itemId: string, personId: string): Owed | undefined {
  const item = findItem(db, itemId)
  if (!item || item.askOn === null || bearerOf(db, item) !== personId) return undefined
  return itemOwed(item)
}

function checkFor(db: Reader, itemId: string, personId: string, today: Day): Owed | undefined {
  const item = findItem(db, itemId)
  if (item?.checkerId !== personId || item.checkOn === null || item.checkOn > today) {
    return undefined
  }
  return checkOwed(item)
}
