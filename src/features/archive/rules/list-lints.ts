import type { Finding } from '../../../../cards/archive/finding.ts'
import type { Picture } from './picture.ts'
import { found } from './process-lints.ts'

/** L9: each problem and accepted criticism ended somewhere, once the meeting was held (R106). */
export function nothingLost({ meetings, problems, settled }: Picture): Finding[] {
  if (!meetings.some((meeting) => meeting.isClosed)) return []
  const lost = problems.filter(({ problemId }) => !settled.has(`problem:${problemId}`))
  const unheard = meetings.flatMap(({ criticisms, subjects }) => {
    const accepted = new Set(subjects.filter((one) => one.isAccepted).map((one) => one.subjectId))
    return criticisms.filter(
      ({ subjectId, sourceId }) => accepted.has(subjectId) && !settled.has(`criticism:${sourceId}`),
    )
  })
  return [
    ...counted('problemLost', lost.length),
    // A criticism is between the two of them: only how many is told.
    ...counted('criticismLost', unheard.length),
  ]
}

function counted(fault: Finding['fault'], count: number): Finding[] {
  return count > 0 ? [found('L9', fault, 'rectification', { facts: { count } })] : []
}

/** L10: a phased item has a last day, a coordinated one who leads and who answers (R112, R113). */
export function itemsDefined({ items }: Picture): Finding[] {
  return items
    .filter(({ state }) => state !== 'merged' && state !== 'notAdopted')
    .flatMap(({ itemId, rectificationClass, dueOn, leadUnit, responsibleId }): Finding[] => {
      const mend = { to: 'rectification' as const, id: itemId }
      const personIds = responsibleId === null ? [] : [responsibleId]
      if (rectificationClass === 'phased' && dueOn === null) {
        return [found('L10', 'phasedWithoutDay', 'rectification', { mend, personIds })]
      }
      const isLed = leadUnit !== null && leadUnit !== '' && responsibleId !== null
      return rectificationClass === 'coordinated' && !isLed
        ? [found('L10', 'coordinatedWithoutLead', 'rectification', { mend, personIds })]
        : []
    })
}
