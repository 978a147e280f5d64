import { analysisLacks } from '../../../cards/analysis/wording.ts'
import { findAnalysis } from '../../../db/queries/analyses.ts'
import type { GateSource, Lack } from '../../pipeline/gate.ts'
import { waitingIn } from './team-duties.ts'
import { askedIn } from './members.ts'
import { teamOf } from '../../organization/teams.ts'
import { progressRef, teamRef } from './refs.ts'
import { analysisReadiness } from './rules/standing.ts'

/** G6: hard while one of the team lacks, soft while only members do. */
export const analysesIn: GateSource = (db, unit, cycle) => {
  const meetingA = unit.kind === 'generalBranch'
  const asked = askedIn(db, cycle, unit, { meetingA })
  const target = cycle.parameters.analysis.memberTarget
  const { leadersOwing, membersOwing, done, of } = analysisReadiness(asked, target)
  const mend = progressRef(cycle.cycleId, unit.unitId)
  const ofMembers =
    membersOwing.length > 0
      ? [{ what: analysisLacks.members(done, of), personIds: membersOwing }]
      : []
  if (leadersOwing.length === 0) {
    return { hard: ofMembers.length === 0, met: ofMembers.length === 0, lacks: ofMembers, mend }
  }
  const ofLeaders = [{ what: analysisLacks.leaders, personIds: leadersOwing }]
  return { hard: true, met: false, lacks: ofLeaders, notes: ofMembers, mend }
}

/** G7: the team's text is there and everybody in the team agreed to it as it stands. */
export const teamTextAgreed: GateSource = (db, unit, cycle) => {
  const { cycleId } = cycle
  const { unitId } = unit
  const isPut = findAnalysis(db, { cycleId, subjectId: unitId })?.state === 'handedIn'
  const waiting = waitingIn(db, cycle, unitId)
  const lacks: Lack[] = [
    ...(teamOf(db, unitId).length === 0 ? [{ what: analysisLacks.noTeam }] : []),
    ...(isPut ? [] : [{ what: analysisLacks.teamText }]),
    ...(waiting.length > 0 ? [{ what: analysisLacks.agreement, personIds: waiting }] : []),
  ]
  return { hard: true, met: lacks.length === 0, lacks, mend: teamRef(cycleId, unitId) }
}
