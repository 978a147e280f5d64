import { rosterToasts } from '../../../../cards/roster/wording.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { tidyName } from '../rules/cells.ts'
import { ledUnit, managedUnit, registerOf } from '../scope.ts'

/** `/roster`: the overview, or the people whose names hold the words. */
export function showRoster(op: Operation, words: readonly string[]): Reply {
  const unit = ledUnit(op.tx, op.actor)
  if (!unit) throw new Refusal('notAllowed', { role: 'secretary' })
  const { unitId } = unit
  const find = tidyName(words.join(''))
  if (find === '') return { show: { card: 'roster', key: { unitId } } }
  const found = registerOf(op.tx, unit).filter((person) => person.name.includes(find))
  const [first, ...others] = found
  if (!first) return { say: rosterToasts.nobodyFound }
  if (others.length > 0) return { show: { card: 'rosterList', key: { unitId, page: '1', find } } }
  return { show: { card: 'rosterPerson', key: { personId: first.personId } } }
}

/** Buttons that only lead to another card of this feature. */
export function goTo(_op: Operation, input: { card: string; key: Record<string, string> }): Reply {
  return { become: { card: input.card, key: input.key } }
}

/** 导出: the register as a file, to the secretary alone. */
export function exportAs(document: 'rosterCsv' | 'rosterXlsx') {
  return (op: Operation, input: { unitId: string }): Reply => {
    managedUnit(op, input.unitId)
    op.sendDocument({
      document,
      key: { unitId: input.unitId },
      to: { openId: op.openId },
      dedupeKey: `${document}:${op.newId()}`,
    })
    op.audit('roster.exported', input.unitId)
    return { toast: { type: 'success', content: rosterToasts.exportComing } }
  }
}
