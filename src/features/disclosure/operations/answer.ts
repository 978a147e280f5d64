import { answerToasts } from '../../../../cards/disclosure/wording.ts'
import { dropAnswer } from '../../../../db/queries/disclosure-envelopes.ts'
import { findDisclosure, type Disclosure } from '../../../../db/queries/disclosures.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { takeAnswer } from '../answer-limit.ts'
import { answerRef, readRef } from '../refs.ts'
import { readAnswer } from '../rules/answers.ts'
import { phaseOf } from '../rules/period.ts'

type Form = { disclosureId: string } & Readonly<Record<string, unknown>>

/** 看一看: what is shown comes into one's own thread. */
export function openItems(op: Operation, { disclosureId }: { disclosureId: string }): Reply {
  return shown(op, disclosureId) ? { show: readRef(disclosureId) } : { toast: answerToasts.closed }
}

/** 答满意不满意: the form comes into one's own thread. */
export function openAnswer(op: Operation, { disclosureId }: { disclosureId: string }): Reply {
  return shown(op, disclosureId)
    ? { show: answerRef(disclosureId) }
    : { toast: answerToasts.closed }
}

/**
 * 不记名提交. NOTE: declared `anonymous`; it writes one envelope and nothing else, says the same
 * whatever was answered, and never refuses, because refusals are logged.
 */
export function giveAnswer(op: Operation<Person | undefined>, form: Form): Reply {
  const { disclosureId } = form
  const found = shown(op, disclosureId)
  if (!found) return { toast: answerToasts.closed }
  const given = readAnswer(form)
  if (given.problem) return { toast: answerToasts[given.problem] }
  const today = dayOf(op.now)
  if (!takeAnswer(found, op.openId, today)) return { toast: answerToasts.tooMany }
  const { answer, words } = given
  dropAnswer(op.tx, { disclosureId }, today, { answer, words })
  return { toast: answerToasts.given }
}

function shown(op: Operation<Person | undefined>, disclosureId: string): Disclosure | undefined {
  const found = findDisclosure(op.tx, disclosureId)
  return found && phaseOf(found, dayOf(op.now)) === 'shown' ? found : undefined
}
