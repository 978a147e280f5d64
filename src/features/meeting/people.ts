import type { MeetingPerson, MeetingType } from '../../../db/queries/meetings.ts'
import type { Reader } from '../../../db/client.ts'
import { listRegister, type RegisterRow } from '../../../db/queries/register.ts'
import type { RegisterFreeze } from '../../../db/queries/register-freezes.ts'
import {
  expectedInB,
  observersOfA,
  participantsOfA,
  participantsOfB,
} from '../../organization/participation.ts'
import { leaveFor, type Meeting } from '../../organization/unit-meetings.ts'
import { presenceWithout } from '../../organization/attendance.ts'
import { inPlace } from './rules/places.ts'

/** Who is invited to a meeting as its list is frozen at the opening, in the order of places. */
export function invitedTo(
  db: Reader,
  of: {
    meetingId: string
    meeting: Meeting
    meetingType: MeetingType
    principalId: string
    freeze: RegisterFreeze | undefined
  },
): MeetingPerson[] {
  const { unit } = of.meeting
  const rows = rowsFor(db, of.meeting, of.freeze)
  const isA = of.meetingType === 'A'
  const participants = isA ? participantsOfA(rows) : participantsOfB(rows, unit.unitId)
  const expected = new Set((isA ? participants : expectedInB(rows, unit.unitId)).map(idOf))
  const order = { principalId: of.principalId, body: unit.code }
  const leave = leaveFor(db, of.meeting)
  const observers = isA ? observersOfA(rows) : []
  const seated = [...inPlace(participants, order), ...observers]
  const sitsIn = new Set(observers.map(idOf))
  return seated.map((row, place) => ({
    meetingId: of.meetingId,
    personId: row.personId,
    role: sitsIn.has(row.personId) ? 'observer' : 'participant',
    place,
    isTeam: row.posts.some((post) => post.body === unit.code),
    groupId: row.groupId,
    isExpected: expected.has(row.personId),
    presence: presenceWithout(leave.get(row.personId)?.state === 'approved'),
    signedInBy: null,
    signedInAt: null,
  }))
}

const idOf = ({ personId }: { personId: string }) => personId

/** The register as it was frozen, of who is still on it; as it is now where nothing was frozen. */
function rowsFor(db: Reader, { unit }: Meeting, freeze: RegisterFreeze | undefined): RegisterRow[] {
  const rows = listRegister(db, unit.rootId)
  if (!freeze) return rows
  const frozen = new Map(freeze.members.map((one) => [one.personId, one]))
  return rows.flatMap((row) => {
    const member = frozen.get(row.personId)
    if (!member || row.branchId !== unit.unitId) return []
    const { groupId, flags, posts } = member
    return [{ ...row, groupId, flags, posts, kind: kindOf(member.kind, row.kind) }]
  })
}

function kindOf(frozen: string, now: RegisterRow['kind']): RegisterRow['kind'] {
  return frozen === 'probationaryMember' || frozen === 'fullMember' ? frozen : now
}
