import type { TalkRecordView } from '../../../../cards/talk/record.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findTalkPair } from '../../../../db/queries/talk-pairs.ts'
import { findTalk, openTalkRecords } from '../../../../db/queries/talks.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { isSatisfied, partnerOf, sideOf } from '../rules/status.ts'
import { daysOf } from '../period.ts'

/** NOTE: the only view that opens what was said; the card's class admits the two alone. */
export function talkRecordView(
  db: Reader,
  { talkId }: { talkId: string },
  { reader }: ViewContext,
): TalkRecordView | undefined {
  const talk = findTalk(db, talkId)
  const cycle = talk && findCycle(db, talk.cycleId)
  if (!talk?.heldOn || !cycle || reader.kind !== 'person') return undefined
  const { personId } = reader.person
  if (!sideOf(talk, personId)) return undefined
  const unitIds = findTalkPair(db, talk.cycleId, talk.pairKey)?.unitIds ?? []
  const partnerId = partnerOf(talk, personId)
  const records = openTalkRecords(db, talkId)
  const mine = records.find((record) => record.authorId === personId)
  const theirs = records.find((record) => record.authorId === partnerId)
  return {
    talkId,
    pairKey: talk.pairKey,
    personId,
    partner: findPerson(db, partnerId)?.name ?? '',
    partnerId,
    heldOn: talk.heldOn,
    mine: mine && { ...mine.text, isAccepted: mine.acceptedById !== null },
    theirs: theirs && {
      ...theirs.text,
      isComplete: theirs.isComplete,
      isAccepted: theirs.acceptedById !== null,
      rev: theirs.rev,
    },
    isClosed: isSatisfied(talk, daysOf(db, cycle).period(unitIds)),
  }
}
