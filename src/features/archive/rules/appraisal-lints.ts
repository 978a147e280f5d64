import type { Finding } from '../../../../cards/archive/finding.ts'
import type { Picture } from './picture.ts'
import { found } from './process-lints.ts'

/** L4: no more papers than voters, no more back than out, and every row adds up (R91). */
export function ballotsAddUp({ ballots }: Picture): Finding[] {
  return ballots.flatMap(({ meetingId, kind, voters, issued, returned, rows }): Finding[] => {
    const more = { mend: { to: 'ballot' as const, id: meetingId } }
    const wrong = rows.filter((row) => row.sum !== row.base).length
    return [
      ...(issued > voters
        ? [
            found('L4', 'moreIssuedThanVoters', 'ballot', {
              ...more,
              facts: { kind, issued, voters },
            }),
          ]
        : []),
      ...(returned > issued
        ? [
            found('L4', 'moreReturnedThanIssued', 'ballot', {
              ...more,
              facts: { kind, returned, issued },
            }),
          ]
        : []),
      ...(wrong > 0
        ? [found('L4', 'rowSumWrong', 'ballot', { ...more, facts: { kind, count: wrong } })]
        : []),
    ]
  })
}

/** L5: everybody of N has a grade and nobody else, and the ratio is what was written down. */
export function gradesAddUp({ grading }: Picture): Finding[] {
  if (!grading) return []
  const { gradedHere, probationary, grades, elsewhere, denominator, recorded } = grading
  const graded = new Set(grades.map((one) => one.personId))
  const here = new Set(gradedHere)
  const onTrial = new Set(probationary)
  const without = gradedHere.filter((id) => !graded.has(id) && !elsewhere.includes(id))
  const wrong = [...graded].filter((id) => onTrial.has(id))
  const strange = [...graded].filter((id) => !here.has(id) && !onTrial.has(id))
  const excellent = grades.filter((one) => one.isExcellent).length
  const isRatioWrong =
    recorded !== undefined && (recorded.excellent !== excellent || recorded.graded !== denominator)
  return [
    ...named('withoutGrade', without),
    ...named('gradedProbationary', wrong),
    ...named('gradedElsewhere', strange),
    ...(isRatioWrong
      ? [
          found('L5', 'ratioWrong', 'grades', {
            namedFor: 'secretary',
            facts: { ...recorded, isExcellent: excellent, isGraded: denominator },
          }),
        ]
      : []),
  ]
}

function named(fault: Finding['fault'], personIds: readonly string[]): Finding[] {
  if (personIds.length === 0) return []
  const facts = { count: personIds.length }
  return [found('L5', fault, 'grades', { personIds, namedFor: 'secretary', facts })]
}
