import type { Tx } from '../../db/client.ts'
import { insertCriticismRound } from '../../db/queries/criticism-rounds.ts'
import { insertCriticismSubject } from '../../db/queries/criticism-subjects.ts'
import { insertLeaveRequest, decideLeaveRequest } from '../../db/queries/leave-requests.ts'
import { saveVenueBooking } from '../../db/queries/meeting-preparations.ts'
import { saveNote, updateStep } from '../../db/queries/meeting-steps.ts'
import { updateMeeting, updateMeetingPerson } from '../../db/queries/meetings.ts'
import { saveDirection } from '../../db/queries/rectification-directions.ts'
import { addTeamMeasures } from '../../db/queries/team-measures.ts'
import { insertHeldMeeting, type HeldMeeting } from './held-meeting.ts'
import { personIdOf, unitIdOf } from './village.ts'

/** What people typed in and around the meeting of 一支部; every word of it is somebody's. */
export const typed = {
  place: '一组活动室东头',
  lecture: '讲了十九大报告第三部分\n茶苗补贴问了两回',
  opinions: '念了意见汇总 <第2页> & "附表"',
  measure: '每月十五日公开一次账目',
  direction: '每季度走访五户老人',
  guide: '镇组织办 段明',
  leaveReason: '膝盖开刀在家休养',
} as const

const steps = ['B0', 'B1', 'B2', 'B3', 'B4a', 'B4b', 'B5', 'B6']
const minuteMs = 60_000

/**
 * 一支部's meeting B as it ended now: eight steps of ten minutes each, one person on approved
 * leave, one absent, notes, a round of criticism, a measure and a direction. Needs a running cycle.
 */
export function insertFinishedMeeting(
  tx: Tx,
  now: Date,
  change: Partial<HeldMeeting> & { onLeave?: readonly string[] } = {},
): string {
  const openedAt = new Date(now.getTime() - 80 * minuteMs)
  const { onLeave = ['M10'], ...changed } = change
  const held = { unit: 'B1', meetingType: 'B', chair: 'M02', recorder: 'M03', ...changed } as const
  const meetingId = insertHeldMeeting(
    tx,
    { absent: ['M10', 'M12'], finished: steps, ...held },
    openedAt,
  )
  for (const [at, stepId] of steps.entries()) {
    const startedAt = openedAt.getTime() + at * 10 * minuteMs
    updateStep(tx, { meetingId, stepId }, { startedAt, finishedAt: startedAt + 10 * minuteMs })
  }
  insertPlaceAndLeave(tx, meetingId, onLeave)
  insertSaid(tx, meetingId)
  const closed = {
    state: 'closed',
    closedAt: now.getTime(),
    closedById: personIdOf('M02'),
  } as const
  updateMeeting(tx, meetingId, { ...closed, guides: [typed.guide] })
  return meetingId
}

function insertPlaceAndLeave(tx: Tx, meetingId: string, onLeave: readonly string[]): void {
  const unit = { cycleId: 'cycle', unitId: unitIdOf('B1') }
  const by = { byPersonId: personIdOf('M02'), at: 0 }
  saveVenueBooking(tx, {
    ...unit,
    ...by,
    place: typed.place,
    venueType: 'villagerGroupActivitySite',
    otherTypeReason: null,
    onDay: '2018-03-08',
    startsAt: '09:00',
    endsAt: '12:00',
  })
  for (const code of onLeave) insertLeave(tx, meetingId, code)
}

/** Approved, with a kind of reason and words of their own. */
function insertLeave(tx: Tx, meetingId: string, code: string): void {
  const personId = personIdOf(code)
  const leaveId = `leave-${code}`
  insertLeaveRequest(tx, {
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    leaveId,
    windowFrom: '2018-03-07',
    personId,
    byPersonId: personId,
    reasonClass: 'illness',
    reason: typed.leaveReason,
    approver: 'branchSecretary',
    state: 'asked',
    askedAt: 0,
    decidedById: null,
    decidedAt: null,
  })
  const decision = { state: 'approved', byPersonId: personIdOf('M02'), at: new Date(0) } as const
  decideLeaveRequest(tx, leaveId, decision)
  updateMeetingPerson(tx, { meetingId, personId }, { presence: 'onLeave' })
}

function insertSaid(tx: Tx, meetingId: string): void {
  const by = { byPersonId: personIdOf('M03'), rev: 1 }
  saveNote(tx, { meetingId, stepId: 'B1', body: typed.lecture, ...by })
  saveNote(tx, { meetingId, stepId: 'B3', body: typed.opinions, ...by })
  const round = { roundId: 'r', cycleId: 'cycle', meetingId, stepId: 'B4a', attempt: 1 }
  insertCriticismRound(tx, {
    ...round,
    isCurrent: true,
    mode: 'full',
    scope: 'team',
    entry: 'live',
    turn: 9,
    phase: 'done',
    subjectId: null,
    criticId: null,
    given: 0,
    real: 0,
    selfCriticisms: 3,
    criticisms: 41,
    nothingNew: 19,
    responses: 3,
    startedAt: 0,
    doneAt: 1,
  })
  for (const [at, code] of ['M02', 'M03', 'M04'].entries()) {
    insertCriticismSubject(tx, {
      roundId: 'r',
      subjectId: personIdOf(code),
      no: at + 1,
      selfAt: at,
      readById: code === 'M04' ? personIdOf('M06') : null,
      criticisms: 0,
      nothingNew: 0,
      response: 'accept',
      respondedAt: at,
      respondedById: personIdOf(code),
    })
  }
  addTeamMeasures(tx, meetingId, { measures: [{ measureId: 'm', body: typed.measure }], ...by })
  const direction = { meetingId, personId: personIdOf('M11'), body: typed.direction }
  saveDirection(tx, { ...direction, state: 'given', ...by })
}
