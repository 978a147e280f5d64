import { meetingRefusals, meetingToasts } from '../../../../cards/meeting/wording.ts'
import {
  findMeeting,
  findMeetingPerson,
  updateMeetingPerson,
  type MeetingPerson,
  type MeetingRow,
} from '../../../../db/queries/meetings.ts'
import { Refusal } from '../../../errors.ts'
import { redrawMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { correctableMeeting, excusedFrom, refuse } from '../conducting.ts'
import { presenceWithout } from '../../../organization/attendance.ts'

/** 签到, by one's own button; only who was invited, and only while the meeting is open (R23). */
export function signIn(op: Operation, { meetingId }: { meetingId: string }): Reply {
  const meeting = findMeeting(op.tx, meetingId)
  if (!meeting) throw new Refusal('notFound')
  if (meeting.state !== 'open') throw refuse(meetingRefusals.afterClose)
  const person = findMeetingPerson(op.tx, meetingId, op.actor.personId)
  if (!person) throw refuse(meetingRefusals.notInvited)
  if (person.presence === 'present') return { toast: meetingToasts.signedInAlready }
  markPresent(op, person, 'button')
  redrawMeeting(op, meetingId)
  return { toast: meetingToasts.signedIn }
}

interface Chosen {
  meetingId: string
  people: readonly string[]
}

/** People without a phone, ticked by who conducts the meeting. */
export function tick(op: Operation, chosen: Chosen): Reply {
  const { people } = choose(op, chosen)
  const missing = people.filter((one) => one.presence !== 'present')
  for (const person of missing) markPresent(op, person, 'recorder')
  return done(op, chosen, 'meeting.tick', meetingToasts.ticked(missing.length))
}

function markPresent(op: Operation, person: MeetingPerson, signedInBy: 'button' | 'recorder') {
  const changes = { presence: 'present', signedInBy, signedInAt: op.happenedAt.getTime() } as const
  updateMeetingPerson(op.tx, person, changes)
}

/** Who was signed in by mistake becomes what they were before. */
export function untick(op: Operation, chosen: Chosen): Reply {
  const { meeting, people } = choose(op, chosen)
  const excused = excusedFrom(op.tx, meeting)
  const present = people.filter((one) => one.presence === 'present')
  for (const person of present) {
    const presence = presenceWithout(excused.has(person.personId))
    updateMeetingPerson(op.tx, person, { presence, signedInBy: null, signedInAt: null })
  }
  return done(op, chosen, 'meeting.untick', meetingToasts.unticked(present.length))
}

/** Leave that was approved after the list was frozen; without approval it stays an absence. */
export function noteLeave(op: Operation, chosen: Chosen): Reply {
  const { meeting, people } = choose(op, chosen)
  const excused = excusedFrom(op.tx, meeting)
  if (people.some((one) => !excused.has(one.personId))) throw refuse(meetingRefusals.noLeave)
  for (const person of people) {
    const changes = { presence: 'onLeave', signedInBy: null, signedInAt: null } as const
    updateMeetingPerson(op.tx, person, changes)
  }
  return done(op, chosen, 'meeting.leave', meetingToasts.onLeave(people.length))
}

function choose(
  op: Operation,
  chosen: Chosen,
): { meeting: MeetingRow; people: readonly MeetingPerson[] } {
  const meeting = correctableMeeting(op, chosen.meetingId)
  if (chosen.people.length === 0) throw refuse(meetingRefusals.noneChosen)
  const people = chosen.people.map((personId) => {
    const person = findMeetingPerson(op.tx, chosen.meetingId, personId)
    if (!person) throw new Refusal('notFound')
    return person
  })
  return { meeting, people }
}

function done(op: Operation, { meetingId }: Chosen, what: string, toast: Reply['toast']): Reply {
  redrawMeeting(op, meetingId)
  op.audit(what, meetingId)
  return toast ? { toast } : {}
}
