import { partNames, talkRefusals, talkToasts } from '../../../../cards/talk/wording.ts'
import {
  acceptTalkRecord,
  openTalkRecords,
  saveTalkRecord,
  type TalkText,
} from '../../../../db/queries/talks.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply, Toast, Writing } from '../../../pipeline/operation.ts'
import { pairAtHand } from '../at-hand.ts'
import { recordRef } from '../refs.ts'
import { isSatisfied } from '../rules/status.ts'
import { getTalk, refreshPair, showPartner, talkSide } from '../sides.ts'
import { newTalk } from '../new-talk.ts'

type Form = { [part in Exclude<keyof TalkText, 'result'>]?: string | undefined } & {
  result: TalkText['result']
}

const parts = Object.keys(partNames) as (keyof typeof partNames)[]

/** One of the two writes; nobody writes for somebody else. */
export function writeRecord(op: Operation, input: { talkId: string } & Form): Reply {
  const authorId = op.actor.personId
  const side = talkSide(op, { talkId: input.talkId, personId: authorId })
  const { talk } = side
  if (talk.heldOn === null) throw new Refusal('stale')
  const { work = '', thinking = '', ownGaps = '', reminder = '', agreed = '', result } = input
  const text = { work, thinking, ownGaps, reminder, agreed, result }
  const missing = parts.filter((part) => text[part] === '').length
  saveTalkRecord(op.tx, {
    talkId: talk.talkId,
    authorId,
    text,
    isComplete: missing === 0,
    rev: op.happenedAt.getTime(),
  })
  if (missing > 0) {
    refreshPair(op, side.hand)
    return { toast: talkToasts.recordDraft(missing) }
  }
  showPartner(op, side, `record:${op.newId()}`)
  return finishTalk(op, talk.talkId, talkToasts.recordComplete)
}

/** 记录属实: by the other of the two, or for one without a phone by who asked them. */
export function acceptRecord(
  op: Operation,
  input: { talkId: string; personId: string; authorId: string; rev: number },
): Reply {
  const { talk, personId } = talkSide(op, input)
  const record = talk.records.find((one) => one.authorId === input.authorId)
  if (!record || personId === input.authorId) throw new Refusal('notFound')
  if (record.rev !== input.rev) throw new Refusal('badForm', { sentence: talkRefusals.changed })
  if (!record.isComplete) {
    throw new Refusal('badForm', { sentence: talkRefusals.recordIncomplete })
  }
  acceptTalkRecord(op.tx, record, op.actor.personId)
  return finishTalk(op, talk.talkId, talkToasts.recordAccepted)
}

/** After each step: when the talk counts now, says so and arranges what the two agreed on. */
export function finishTalk(op: Operation, talkId: string, otherwise: Toast): Reply {
  const talk = getTalk(op, talkId)
  const hand = pairAtHand(op.tx, op.actor.rootId, talk.pairKey)
  if (!hand) throw new Refusal('notFound')
  const isDone = isSatisfied(talk, hand.period)
  const toast = isDone ? settle(op, talkId) : otherwise
  refreshPair(op, { ...hand, talk })
  return { toast }
}

function settle(op: Writing, talkId: string): Toast {
  const talk = getTalk(op, talkId)
  op.retire(recordRef(talkId))
  op.audit('talk.done', talkId)
  const wantsSecond = openTalkRecords(op.tx, talkId).some(
    (record) => record.text.result === 'needsSecondTalk',
  )
  if (!wantsSecond) return talkToasts.done
  const { cycleId, pairKey, aId, bId, round } = talk
  newTalk(op, { cycleId, pairKey, aId, bId, round: round + 1 })
  return talkToasts.secondTalk
}
