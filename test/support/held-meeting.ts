import type { Tx } from '../../db/client.ts'
import {
  insertMeeting,
  insertMeetingPeople,
  type MeetingPerson,
  type MeetingType,
} from '../../db/queries/meetings.ts'
import { insertStep } from '../../db/queries/meeting-steps.ts'
import { findRegisterFreeze, insertRegisterFreeze } from '../../db/queries/register-freezes.ts'
import { saveMeetingMaterial } from '../../db/queries/meeting-preparations.ts'
import { listRegister, type RegisterPerson } from '../../db/queries/register.ts'
import { participantsOfA, participantsOfB } from '../../src/organization/participation.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

export interface HeldMeeting {
  /** `GB`, `B1`, `B2`, `B3`. */
  unit: string
  meetingType: MeetingType
  /** Register codes of who leads and who writes; the first is also the principal. */
  chair: string
  recorder: string
  /** Register codes of who did not come. */
  absent?: readonly string[]
  /** Steps gone through, and the one that is on now. */
  finished?: readonly string[]
  current?: string
  /** Register codes of 监票人 and 计票人. */
  tellers?: readonly [string, string]
}

/**
 * A meeting in the middle of its agenda, for stories of what happens within it; `heldOn` is now.
 * Needs a running cycle (`insertRunningCycle`). Gives its id.
 */
export function insertHeldMeeting(tx: Tx, held: HeldMeeting, heldAt: Date): string {
  const unitId = unitIdOf(held.unit)
  const meetingId = `meeting_${held.unit}_${held.meetingType}`
  const rows = listRegister(tx, rootId)
  const invited = held.meetingType === 'A' ? participantsOfA(rows) : participantsOfB(rows, unitId)
  const key = { cycleId: 'cycle', unitId, windowFrom: '2018-03-07' }
  const at = heldAt.getTime()
  const freezeId = held.meetingType === 'A' ? null : `freeze_${held.unit}`
  // B and C of one branch stand on one register.
  if (freezeId && !findRegisterFreeze(tx, freezeId))
    insertFreeze(tx, { ...key, freezeId, at, rows })
  insertMeeting(tx, {
    meetingId,
    ...key,
    meetingType: held.meetingType,
    state: 'open',
    openedAt: at,
    openedById: personIdOf(held.chair),
    closedAt: null,
    closedById: null,
    chairId: personIdOf(held.chair),
    recorderId: personIdOf(held.recorder),
    principalId: personIdOf(held.chair),
    freezeId,
    guides: [],
  })
  insertMeetingPeople(tx, peopleFor(held, meetingId, invited, at))
  insertSteps(tx, held, meetingId, at)
  if (held.tellers) {
    const [scrutineer, counter] = held.tellers
    saveMeetingMaterial(tx, {
      cycleId: 'cycle',
      unitId,
      printed: ['agenda', 'forms', 'ballots'],
      scrutineerId: personIdOf(scrutineer),
      voteCounterId: personIdOf(counter),
      byPersonId: personIdOf(held.chair),
      at,
    })
  }
  return meetingId
}

function insertFreeze(
  tx: Tx,
  freeze: {
    freezeId: string
    cycleId: string
    unitId: string
    windowFrom: string
    at: number
    rows: readonly RegisterPerson[]
  },
): void {
  const { rows, ...key } = freeze
  insertRegisterFreeze(tx, {
    ...key,
    byPersonId: null,
    members: rows
      .filter((row) => row.branchId === freeze.unitId)
      .map(({ personId, name, kind, groupId, flags, posts }) => ({
        personId,
        name,
        kind,
        groupId,
        flags: { ...flags },
        posts: [...posts],
      })),
  })
}

function peopleFor(
  held: HeldMeeting,
  meetingId: string,
  invited: readonly RegisterPerson[],
  at: number,
): MeetingPerson[] {
  const first = (row: RegisterPerson) => (row.personId === personIdOf(held.chair) ? 0 : 1)
  const isTeam = (row: RegisterPerson) => row.posts.some((post) => post.body === held.unit)
  const inOrder = invited.toSorted(
    (a, b) => first(a) - first(b) || Number(isTeam(b)) - Number(isTeam(a)),
  )
  return inOrder.map((row, place) => {
    const isPresent = !held.absent?.includes(row.rosterCode ?? '')
    return {
      meetingId,
      personId: row.personId,
      role: 'participant',
      place,
      isTeam: isTeam(row),
      groupId: row.groupId,
      isExpected: !('excludedFromExpected' in row.flags),
      presence: isPresent ? 'present' : 'absent',
      signedInBy: isPresent ? 'recorder' : null,
      signedInAt: isPresent ? at : null,
    }
  })
}

function insertSteps(tx: Tx, held: HeldMeeting, meetingId: string, at: number): void {
  for (const stepId of [...(held.finished ?? []), ...(held.current ? [held.current] : [])]) {
    insertStep(tx, {
      meetingId,
      stepId,
      startedAt: at,
      finishedAt: stepId === held.current ? null : at,
      isSkipped: false,
      speakerId: null,
      byPersonId: personIdOf(held.chair),
    })
  }
}
