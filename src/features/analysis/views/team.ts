import type { TeamView } from '../../../../cards/analysis/team.ts'
import type { Reader } from '../../../../db/client.ts'
import { agreedBy, findAnalysis } from '../../../../db/queries/analyses.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { draftOf, pagesFor } from '../form.ts'
import { drafterOf } from '../members.ts'
import { teamOf } from '../../../organization/teams.ts'
import { nextToWrite } from '../rules/completeness.ts'
import { stillToAgree } from '../rules/standing.ts'
import { linesOf, onBehalfOf } from './own.ts'

/** Open drafts are the drafter's alone; what was put to the team the whole team reads. */
export function teamView(
  db: Reader,
  { cycleId, subjectId }: { cycleId: string; subjectId: string },
  context: ViewContext,
): TeamView | undefined {
  const { reader } = context
  const cycle = findCycle(db, cycleId)
  const unit = findUnit(db, subjectId)
  if (!cycle || !unit || reader.kind !== 'person') return undefined
  const analysis = findAnalysis(db, { cycleId, subjectId })
  const version = analysis?.version ?? 0
  const isPut = analysis?.state === 'handedIn'
  const team = teamOf(db, subjectId)
  const agreed = isPut ? agreedBy(db, { cycleId, unitId: subjectId, version }) : []
  const waiting = stillToAgree(team, agreed)
  const isDrafter = reader.person.personId === drafterOf(db, subjectId)
  const pages = pagesFor(db, cycle, subjectId)
  const draft = isDrafter && !isPut ? draftOf(db, cycle, subjectId) : new Map()
  const names = (ids: readonly string[]) => ids.map((id) => findPerson(db, id)?.name ?? '')
  return {
    cycleId,
    subjectId,
    unit: unit.name,
    dueOn: dayOfRow(unitCycle(db, cycle, subjectId), 'teamSelfExamination'),
    isPut,
    version,
    isDrafter,
    pages: isDrafter && !isPut ? linesOf(pages, draft) : [],
    next: nextToWrite(pages, draft),
    agreed: names(team.filter((id) => agreed.includes(id))),
    waiting: names(waiting),
    mayAgree: waiting
      .filter((id) => isPut && mayAnswerFor(db, reader.person, id))
      .map((personId) => ({ personId, onBehalfOf: onBehalfOf(db, personId, context) })),
  }
}
