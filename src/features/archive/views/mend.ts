import type { Mend } from '../../../../cards/archive/finding.ts'
import { opinionRoundOf } from '../../../../db/queries/opinion-rounds.ts'
import type { CardRef } from '../../../pipeline/operation.ts'
import { progressRef, teamRef } from '../../analysis/refs.ts'
import { matrixRef } from '../../talk/refs.ts'
import { teamListRef } from '../../problem/refs.ts'
import { boardRef, itemRef } from '../../rectification/refs.ts'
import { feedbackRef, teamSheetRef } from '../../opinion/refs.ts'
import type { Scope } from '../contents/scope.ts'
import { homeRef } from '../refs.ts'

/** The card on which a finding is put right. */
export function mendRef({ db, of, unit, isRoot }: Scope, { to, id }: Mend): CardRef | undefined {
  const { cycleId, unitId } = of
  const round = opinionRoundOf(db, cycleId)
  const page = { cycleId, unitId, page: '1' }
  switch (to) {
    case 'plan':
      return { card: 'plan', key: { cycleId } }
    case 'study':
      return { card: 'studyManage', key: { unitId, page: '1' } }
    case 'opinions':
      return round && { card: 'opinionDesk', key: { unitId } }
    case 'opinionFeedback':
      return round && (isRoot ? feedbackRef(round.roundId) : teamSheetRef(round.roundId, unitId))
    case 'talks':
      return matrixRef(unitId)
    case 'analyses':
      return isRoot ? teamRef(cycleId, unitId) : progressRef(cycleId, unitId)
    case 'teamList':
      return teamListRef(cycleId, unitId)
    case 'attendance':
    case 'minutes':
      return id === undefined
        ? { card: 'minutesList', key: { unitId } }
        : { card: 'conformity', key: { meetingId: id, page: '1' } }
    case 'criticism':
      return { card: 'minutesList', key: { unitId } }
    case 'countSheet':
      return { card: 'ballotTotals', key: { roundId: id ?? '', page: '1' } }
    case 'ballot':
    case 'grades':
      return isRoot
        ? { card: 'gradingOverview', key: { cycleId } }
        : { card: 'gradingDesk', key: page }
    case 'gradeFeedback':
      return { card: 'feedbackList', key: page }
    case 'rectification':
      return id === undefined ? boardRef(unitId) : itemRef(id)
    case 'disclosure':
      return { card: 'disclosureDesk', key: { unitId } }
    case 'roster':
      return id === undefined
        ? { card: 'roster', key: { unitId } }
        : { card: 'rosterPerson', key: { personId: id } }
    case 'guides':
      return { card: 'guides', key: { unitId } }
    case 'export':
      return homeRef(cycleId, unit.unitId)
  }
}
