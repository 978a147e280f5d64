import type { ClosingView } from '../../../cards/closing/closing.ts'
import type {
  DestructionFormView,
  DestructionView,
  RetentionView,
} from '../../../cards/closing/retention.ts'
import type { Reader } from '../../../db/client.ts'
import { findYearClosing } from '../../../db/queries/closings.ts'
import { currentCycle, findCycle } from '../../../db/queries/cycles.ts'
import {
  destructionRecords,
  findDestruction,
  openDestructions,
  type Destruction,
} from '../../../db/queries/destructions.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { countRetained } from '../../../db/queries/retention.ts'
import type { RetentionId } from '../../../policies/retention.ts'
import { dayOf } from '../../organization/calendar.ts'
import { isSecretaryOf, isTeamMemberOf, secretaryOf } from '../../organization/roles.ts'
import { teamOf } from '../../organization/teams.ts'
import type { ViewContext } from '../../pipeline/feature.ts'
import { openMatters, openTasks } from './open-matters.ts'
import { retentionDue, scopeOf } from './retention-due.ts'
import { closesFrom } from './rules.ts'

const duePerPage = 5
const recordsShown = 10

const nameOf = (db: Reader, personId: string) => findPerson(db, personId)?.name ?? ''

export function closingView(
  db: Reader,
  { cycleId }: { cycleId: string },
  context: ViewContext,
): ClosingView | undefined {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const { rootId } = cycle
  const closing = findYearClosing(db, cycleId)
  const from = closesFrom(cycle)
  return {
    cycleId,
    rootId,
    year: cycle.assessmentYear,
    from,
    isEarly: dayOf(context.now) < from,
    matters: openMatters(db, cycle),
    tasks: closing ? [] : openTasks(context.duties, rootId),
    closed: closing && {
      on: closing.closedOn,
      by: nameOf(db, closing.closedById),
      reason: closing.reason,
      mayReopen: mayReopen(db, cycle),
    },
    due: retentionDue(db, rootId, context.now).length,
  }
}

/** A year is opened again only while it is the last one and nothing of it was destroyed. */
export function mayReopen(db: Reader, of: { cycleId: string; rootId: string }): boolean {
  const { cycleId, rootId } = of
  if (currentCycle(db, rootId)) return false
  const touched = [...openDestructions(db, rootId), ...destructionRecords(db, rootId)]
  return !touched.some((one) => one.cycleId === cycleId)
}

export function retentionView(
  db: Reader,
  key: { rootId: string; page: string },
  { now }: ViewContext,
): RetentionView {
  const { rootId } = key
  const all = retentionDue(db, rootId, now)
  const open = openDestructions(db, rootId)
  const records = destructionRecords(db, rootId)
  const pages = Math.max(1, Math.ceil(all.length / duePerPage))
  const page = Math.min(pages, Math.max(1, Number(key.page) || 1))
  return {
    rootId,
    list: {
      page,
      pages,
      items: all
        .slice((page - 1) * duePerPage, page * duePerPage)
        .map(({ retention, scope: { cycleId }, ...due }) => ({
          ...due,
          cycleId,
          retention,
          destructionId: open.find(
            (one) => one.cycleId === cycleId && one.retentionClass === retention,
          )?.destructionId,
        })),
    },
    records: records.slice(0, recordsShown).map((one) => ({
      year: yearOf(db, one),
      retention: one.retentionClass as RetentionId,
      counts: one.counts,
      by: [one.proposedById, one.agreedById ?? ''].map((id) => nameOf(db, id)),
      on: dayOf(new Date(one.doneAt ?? one.proposedAt)),
    })),
    moreRecords: Math.max(0, records.length - recordsShown),
  }
}

export function destructionFormView(
  db: Reader,
  key: { rootId: string; cycleId: string; retention: RetentionId },
  { now }: ViewContext,
): DestructionFormView {
  const { rootId, cycleId, retention } = key
  const due = retentionDue(db, rootId, now).find(
    (one) => one.retention === retention && one.scope.cycleId === cycleId,
  )
  return {
    ...key,
    year: due?.year,
    counts: due?.counts ?? {},
    witnesses: witnessesFor(db, rootId).map((personId) => ({
      label: nameOf(db, personId),
      value: personId,
    })),
  }
}

/** The general branch's team without its secretary, who proposes. */
export function witnessesFor(db: Reader, rootId: string): string[] {
  const first = secretaryOf(db, rootId)?.personId
  return teamOf(db, rootId).filter((personId) => personId !== first)
}

function yearOf(db: Reader, { cycleId }: Pick<Destruction, 'cycleId'>): number | undefined {
  return findCycle(db, cycleId)?.assessmentYear
}

export function destructionView(
  db: Reader,
  { destructionId }: { destructionId: string },
  { reader }: ViewContext,
): DestructionView | undefined {
  const found = findDestruction(db, destructionId)
  if (!found) return undefined
  const { rootId, state, proposedById } = found
  const retention = found.retentionClass as RetentionId
  const person = reader.kind === 'person' ? reader.person : undefined
  const isOpen = state === 'proposed' && person !== undefined
  const isOther = isOpen && person.personId !== proposedById
  return {
    destructionId,
    rootId,
    year: yearOf(db, found),
    retention,
    state,
    counts: state === 'done' ? found.counts : countRetained(db, retention, scopeOf(db, found)),
    proposedBy: nameOf(db, proposedById),
    proposedOn: dayOf(new Date(found.proposedAt)),
    agreedBy: found.agreedById === null ? undefined : nameOf(db, found.agreedById),
    doneOn: found.doneAt === null ? undefined : dayOf(new Date(found.doneAt)),
    mayAgree: isOther && isTeamMemberOf(db, person, rootId),
    mayWithdraw:
      isOpen && (isSecretaryOf(db, person, rootId) || person.personId === found.witnessId),
  }
}
