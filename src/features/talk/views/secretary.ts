import type { TalkChangesView, TalkFlagsView } from '../../../../cards/talk/secretary.ts'
import type { Reader } from '../../../../db/client.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findTalkPair, findTalkPlanChange } from '../../../../db/queries/talk-pairs.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { flaggedIn, judged, names } from './matrix.ts'
import { pageOf } from './page.ts'

const flagsPerPage = 10
const mostChanges = 15

export function talkFlagsView(
  db: Reader,
  { unitId, page }: { unitId: string; page: string },
): TalkFlagsView {
  const nameOf = names(db, getUnit(db, unitId).rootId)
  const flagged = flaggedIn(judged(db, unitId)).map((talk) => ({
    names: [nameOf(talk.aId), nameOf(talk.bId)] as const,
    heldOn: talk.heldOn ?? '',
    enteredOn: dayOf(new Date(talk.enteredAt ?? 0)),
    flags: talk.flags,
  }))
  return { unitId, list: pageOf(flagged, page, flagsPerPage) }
}

export function talkChangesView(
  db: Reader,
  { changeId, unitId }: { changeId: string; unitId: string },
): TalkChangesView | undefined {
  const change = findTalkPlanChange(db, changeId)
  if (!change) return undefined
  const isTop = getUnit(db, unitId).kind === 'generalBranch'
  const shown = (pairKeys: readonly string[]) =>
    pairKeys.flatMap((pairKey) => {
      const pair = findTalkPair(db, change.cycleId, pairKey)
      if (!pair || !(isTop || pair.unitIds.includes(unitId))) return []
      return [[nameOf(db, pair.aId), nameOf(db, pair.bId)] as const]
    })
  const added = shown(change.added)
  const dropped = shown(change.dropped)
  const [few, less] = [added.slice(0, mostChanges), dropped.slice(0, mostChanges)]
  return {
    unitId,
    on: dayOf(new Date(change.at)),
    added: few,
    dropped: less,
    more: added.length + dropped.length - few.length - less.length,
  }
}

/** Somebody who left is named all the same. */
function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}
