import type { Tx } from '../../db/client.ts'
import { findChat } from '../../db/queries/chats.ts'
import { findIssue } from '../../db/queries/issues.ts'
import { takeUntoldParked, type OutboxRow } from '../../db/queries/outbox.ts'
import { findPerson, personByOpenId } from '../../db/queries/people.ts'
import { findUnit, listGeneralBranches } from '../../db/queries/units.ts'
import { dayOf } from '../organization/calendar.ts'
import { secretaryOf } from '../organization/roles.ts'
import type { Reader } from '../../db/client.ts'
import type { DeliveryParts } from './deliver.ts'
import { writingOver } from './writing.ts'

/** Tells the secretary once, a card a day at most, that something could not be delivered. */
export function tellParked(parts: Pick<DeliveryParts, 'registry' | 'time' | 'newId'>, tx: Tx) {
  const now = parts.time.now()
  const roots = new Set(takeUntoldParked(tx, now).map((row) => rootOf(tx, row)))
  const op = writingOver({ ...parts, tx, now, personId: undefined })
  for (const rootId of roots) {
    const secretary = rootId && secretaryOf(tx, rootId)
    if (!secretary) continue
    op.send({
      card: 'parked',
      key: { rootId },
      to: { personId: secretary.personId },
      dedupeKey: `parked:${rootId}:${dayOf(now)}`,
    })
  }
}

/** The general branch a row belongs to; jobs of an instance with one general branch are its own. */
export function rootOf(db: Reader, row: OutboxRow): string | undefined {
  const issue = row.issueId === null ? undefined : findIssue(db, row.issueId)
  if (issue?.personId) return findPerson(db, issue.personId)?.rootId
  if (issue?.openId) return personByOpenId(db, issue.openId)?.rootId
  const unitId = issue?.chatId ? findChat(db, issue.chatId)?.unitId : undefined
  if (unitId) return findUnit(db, unitId)?.rootId
  const roots = listGeneralBranches(db)
  return roots.length === 1 ? roots[0]?.unitId : undefined
}
