import { aspects, categories } from '../../../../cards/opinion/buttons.ts'
import { giveToasts, teamWord } from '../../../../cards/opinion/wording.ts'
import { dropEnvelope } from '../../../../db/queries/opinion-envelopes.ts'
import { insertOpinion } from '../../../../db/queries/opinions.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { addresseesOf } from '../leaders.ts'
import { formRef, noticeRef } from '../refs.ts'
import { roundFor } from '../round-of.ts'
import { isTaking, readGiven } from '../rules.ts'
import { takeUnsigned } from '../unsigned-limit.ts'

type Form = { roundId: string } & Readonly<Record<string, unknown>>

/** 我要提意见: the form comes into one's own thread. */
export function openForm(op: Operation, { roundId }: { roundId: string }): Reply {
  if (!isTaking(roundFor(op.tx, roundId), dayOf(op.now))) return { toast: giveToasts.closed }
  return { show: formRef(roundId) }
}

/**
 * 不记名提交. NOTE: declared `anonymous`; it writes one envelope and nothing else, says the same
 * whatever was written, and never refuses, because refusals are logged.
 */
export function giveUnsigned(op: Operation<Person | undefined>, form: Form): Reply {
  const round = roundFor(op.tx, form.roundId)
  const today = dayOf(op.now)
  if (!isTaking(round, today)) return { toast: giveToasts.closed }
  const given = read(op, round.rootId, form)
  if (given.problem) return { toast: giveToasts[given.problem] }
  if (!takeUnsigned(round, op.openId, today)) return { toast: giveToasts.tooMany }
  dropEnvelope(op.tx, round, today, { ...given, channel: 'online' })
  return { toast: giveToasts.unsigned }
}

/** 实名提交: stored with its author, seen by who sorts the opinions. */
export function giveSigned(op: Operation, form: Form): Reply {
  const round = roundFor(op.tx, form.roundId)
  const today = dayOf(op.now)
  if (!isTaking(round, today)) return { toast: giveToasts.closed }
  const given = read(op, round.rootId, form)
  if (given.problem) return { toast: giveToasts[given.problem] }
  const { roundId } = round
  const authorId = op.actor.personId
  insertOpinion(op.tx, { ...given, roundId, onDay: today, channel: 'online', authorId })
  op.audit('opinion.giveSigned', roundId)
  op.redraw(noticeRef(roundId))
  return { toast: giveToasts.signed }
}

function read(op: Operation<Person | undefined>, rootId: string, form: Form) {
  const addressees = addresseesOf(op.tx, rootId, teamWord)
  return readGiven(form, { addressees, aspects, categories, category: 'member' })
}
