import { z } from 'zod'
import { attendanceListCard, attendanceQuestionCard } from '../../../cards/readiness/attendance.ts'
import { boardCard } from '../../../cards/readiness/board.ts'
import {
  exemptionFormCard,
  meetingMovedCard,
  meetingReadyCard,
  postponedCard,
  postponeFormCard,
} from '../../../cards/readiness/decisions.ts'
import { leaveCard, leaveRequestCard } from '../../../cards/readiness/leave.ts'
import * as forms from '../../../cards/readiness/preparation-forms.ts'
import type { Reader } from '../../../db/client.ts'
import { findLeaveRequest } from '../../../db/queries/leave-requests.ts'
import { getUnit } from '../../../db/queries/units.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import * as people from './views/attendance.ts'
import { boardView, meetingReadyView } from './views/board.ts'
import * as views from './views/forms.ts'

const id = z.string()
const ofUnit = z.object({ unitId: id })
const ofMove = z.object({ cycleId: id, unitId: id, version: id })
const about = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const forTeam = { privacy: 'P2', about } as const
const forSecretary = { privacy: 'P3', hasForm: true, key: ofUnit, about } as const

export function readinessCards(all: Features): Readonly<Record<string, CardKind>> {
  return {
    readiness: cardKind({
      ...forTeam,
      key: ofUnit.extend({ page: id.optional(), as: id.optional() }),
      view: boardView(all),
      card: boardCard,
    }),
    meetingReady: cardKind({
      ...forTeam,
      key: ofUnit.extend({ meetingType: id }),
      view: meetingReadyView(all),
      card: meetingReadyCard,
    }),
    ...decisionCards,
    ...preparationCards,
    ...peopleCards,
  }
}

const decisionCards: Record<string, CardKind> = {
  postponeForm: cardKind({ ...forSecretary, view: views.postponeFormView, card: postponeFormCard }),
  postponed: cardKind({
    privacy: 'P3',
    key: ofMove,
    about,
    view: views.postponedView,
    card: postponedCard,
  }),
  meetingMoved: cardKind({
    privacy: 'P1',
    key: ofMove,
    about,
    view: views.meetingMovedView,
    card: meetingMovedCard,
  }),
  gateExemption: cardKind({
    ...forSecretary,
    key: ofUnit.extend({ gate: id }),
    view: views.exemptionFormView,
    card: exemptionFormCard,
  }),
}

const preparationCards: Record<string, CardKind> = {
  previousReport: cardKind({
    ...forSecretary,
    view: views.previousReportView,
    card: forms.previousReportCard,
  }),
  guides: cardKind({ ...forSecretary, view: views.guidesView, card: forms.guidesCard }),
  venue: cardKind({ ...forSecretary, view: views.venueView, card: forms.venueCard }),
  meetingMaterials: cardKind({
    ...forSecretary,
    view: views.materialsView,
    card: forms.materialsCard,
  }),
  registerFreeze: cardKind({
    privacy: 'P3',
    key: ofUnit,
    about,
    view: views.registerFreezeView,
    card: forms.registerFreezeCard,
  }),
}

const peopleCards: Record<string, CardKind> = {
  attendanceQuestion: cardKind({
    privacy: 'P4',
    key: z.object({ unitId: id, personId: id, from: id }),
    about: (_db, { personId, unitId }) => ({ personId, unitId }),
    view: people.attendanceQuestionView,
    card: attendanceQuestionCard,
  }),
  attendanceList: cardKind({
    ...forTeam,
    hasForm: true,
    key: ofUnit.extend({ page: id.optional() }),
    view: people.attendanceListView,
    card: attendanceListCard,
  }),
  leave: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ personId: id }),
    about: (_db, { personId }) => ({ personId }),
    view: people.leaveView,
    card: leaveCard,
  }),
  leaveRequest: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ leaveId: id }),
    about: (db, { leaveId }) => decidedIn(db, leaveId),
    view: people.leaveRequestView,
    card: leaveRequestCard,
  }),
}

/** The reason is for who decides: of the team's leave that is the general branch's secretary. */
function decidedIn(db: Reader, leaveId: string): { unitId: string } | Record<string, never> {
  const request = findLeaveRequest(db, leaveId)
  if (!request) return {}
  const { unitId, rootId } = getUnit(db, request.unitId)
  return { unitId: request.approver === 'branchSecretary' ? unitId : rootId }
}
