import type { ParkedCardView } from '../../../cards/todo/parked.ts'
import type { StatusCardView } from '../../../cards/todo/status.ts'
import type { Reader } from '../../../db/client.ts'
import { findChat } from '../../../db/queries/chats.ts'
import { findIssue } from '../../../db/queries/issues.ts'
import { listParked, wasSent, type OutboxRow } from '../../../db/queries/outbox.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { findUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { dayOf, timeOf } from '../../organization/calendar.ts'
import { accountOf, isSecretaryOf, isTeamMemberOf, unitsLedBy } from '../../organization/roles.ts'
import type { ViewContext } from '../../pipeline/feature.ts'
import { rootOf } from '../../pipeline/parked.ts'
import { overviewCycle } from './overview.ts'
import {
  dutiesOnBoard,
  linesOf,
  otherBoards,
  pageOf,
  parkedOnCard,
  peoplePerPage,
  whoMustAct,
} from './rules.ts'

/** The key of today's private reminder to a person: one a day, whoever asks for it. */
export function reminderKeyOf(personId: string, today: string): string {
  return `asked:${personId}:${today}`
}

export function statusView(
  db: Reader,
  key: { unitId: string; page?: string | undefined },
  context: ViewContext,
): StatusCardView | undefined {
  const unit = findUnit(db, key.unitId)
  if (!unit) return undefined
  const today = dayOf(context.now)
  const open = context.duties.openIn(unit.unitId).filter((duty) => duty.owing.length > 0)
  const lines = linesOf(open)
  const people = whoMustAct(open)
  const page = pageOf(people, Number(key.page ?? 1), peoplePerPage)
  const { reader } = context
  const seesParked = reader.kind === 'person' && isSecretaryOf(db, reader.person, unit.rootId)
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    today,
    duties: lines.slice(0, dutiesOnBoard),
    moreDuties: Math.max(0, lines.length - dutiesOnBoard),
    others: reader.kind === 'person' ? otherUnits(db, reader.person, unit) : [],
    people: page.items.map(({ personId, owes }) => ({
      personId,
      ...reachOf(db, personId),
      owes: owes.map((duty) => duty.title),
      isReader: reader.kind === 'person' && reader.person.personId === personId,
      reminded: wasSent(db, reminderKeyOf(personId, today)),
    })),
    peopleInAll: people.length,
    page: page.page,
    pages: page.pages,
    ...(unit.kind === 'generalBranch' &&
      overviewCycle(db, unit.unitId) && { overviewOf: unit.unitId }),
    parked: seesParked ? parkedOf(db, unit.rootId).length : 0,
  }
}

/** Other boards the reader may open from here: of branches below, and of units they lead. */
function otherUnits(db: Reader, person: Person, unit: Unit) {
  const below = listUnits(db, unit.rootId).filter(
    (one) => one.kind === 'partyBranch' && one.parentId === unit.unitId,
  )
  return [...unitsLedBy(db, person), ...below]
    .filter((one, at, all) => all.findIndex((other) => other.unitId === one.unitId) === at)
    .filter((one) => one.unitId !== unit.unitId && isTeamMemberOf(db, person, one.unitId))
    .slice(0, otherBoards)
    .map(({ unitId, name }) => ({ unitId, name }))
}

function reachOf(db: Reader, personId: string) {
  const account = accountOf(db, personId)
  const through = account && account.personId !== personId ? account.personId : undefined
  return {
    name: findPerson(db, personId)?.name ?? '',
    unreachable: account === undefined,
    ...(through !== undefined && { through: findPerson(db, through)?.name ?? '' }),
  }
}

function parkedOf(db: Reader, rootId: string): OutboxRow[] {
  return listParked(db).filter((row) => rootOf(db, row) === rootId)
}

export function parkedView(db: Reader, { rootId }: { rootId: string }): ParkedCardView {
  const rows = parkedOf(db, rootId)
  return {
    rootId,
    lines: rows.slice(0, parkedOnCard).map((row) => {
      const at = new Date(row.createdAt)
      return {
        outboxId: String(row.outboxId),
        to: recipientName(db, row),
        state: row.state === 'dead' ? 'dead' : 'unknown',
        at: `${dayOf(at)} ${timeOf(at)}`,
      }
    }),
    more: Math.max(0, rows.length - parkedOnCard),
  }
}

function recipientName(db: Reader, row: OutboxRow): string {
  const issue = row.issueId === null ? undefined : findIssue(db, row.issueId)
  if (issue?.personId) return findPerson(db, issue.personId)?.name ?? ''
  return (issue?.chatId && findChat(db, issue.chatId)?.name) || '—'
}
