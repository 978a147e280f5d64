import { studyLacks } from '../../../cards/study/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import {
  attendancesOf,
  studySessionsHeldFor,
  studySessionsOf,
  type StudySession,
} from '../../../db/queries/study-sessions.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { holdersOf } from '../../organization/roles.ts'
import { studyReadiness } from '../../organization/study-coverage.ts'
import type { GateSource } from '../../pipeline/gate.ts'
import { branchesOf } from './members.ts'

/** G2: enough sessions held together and every topic covered. */
export const studiedTogether: GateSource = (db, unit, cycle) => {
  const { study } = cycle.parameters
  const { held, needed, missingTopicIds } = studyReadiness(study, heldFor(db, unit, cycle))
  const names = study.topics
    .filter(({ id }) => missingTopicIds.includes(id))
    .map(({ name }) => name)
  const lacks = [
    ...(held < needed ? [{ what: studyLacks.sessions(held, needed) }] : []),
    ...(names.length > 0 ? [{ what: studyLacks.topics(names) }] : []),
  ]
  const mend = { card: 'studyManage', key: { unitId: unit.unitId, page: '1' } }
  return { hard: true, met: lacks.length === 0, lacks, mend }
}

/** The general branch's team studies in its own sessions and in those of the branches. */
function heldFor(db: Reader, unit: Unit, cycle: Cycle): StudySession[] {
  const { cycleId } = cycle
  if (unit.kind !== 'generalBranch') return studySessionsHeldFor(db, cycleId, unit)
  const team = new Set(holdersOf(db, unit.unitId))
  const unitIds = [unit, ...branchesOf(db, unit.unitId)].map((one) => one.unitId)
  return studySessionsOf(db, cycleId, unitIds).filter(
    (session) =>
      session.state === 'held' &&
      attendancesOf(db, session.sessionId).some(
        (one) => one.presence === 'present' && team.has(one.personId),
      ),
  )
}
