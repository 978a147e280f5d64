import type { MeetingPerson, MeetingRow } from '../../../../db/queries/meetings.ts'
import type { MinutesMark } from '../../../../db/queries/minutes.ts'
import { Refusal } from '../../../errors.ts'

type Conductors = Pick<MeetingRow, 'chairId' | 'recorderId'>
type Invited = Pick<MeetingPerson, 'personId' | 'role' | 'isTeam' | 'presence'>

/**
 * Who may confirm second: the chair; when the chair was the recorder, somebody else of the team
 * who was there, and without such a one any other participant who was.
 */
export function signersOf(meeting: Conductors, people: readonly Invited[]): string[] {
  if (meeting.chairId !== meeting.recorderId) return [meeting.chairId]
  const there = people.filter(
    (one) =>
      one.role === 'participant' &&
      one.presence === 'present' &&
      one.personId !== meeting.recorderId,
  )
  const team = there.filter((one) => one.isTeam)
  return (team.length > 0 ? team : there).map((one) => one.personId)
}

/** Which of the two confirmations this person may give now. */
export function confirmationFor(
  personId: string,
  of: { state: MinutesMark['state']; recorderId: string; signerIds: readonly string[] },
): 'recorder' | 'signer' | undefined {
  if (of.state === 'draft' && personId === of.recorderId) return 'recorder'
  if (of.state === 'recorderConfirmed' && of.signerIds.includes(personId)) return 'signer'
  return undefined
}

export interface ConfirmSentences {
  notRecorder: string
  notSigner: string
  confirmed: string
  recorderFirst: string
  changedSince: string
}

/** The recorder confirms what they have seen: a record that was changed meanwhile is stale. */
export function assertRecorderMay(
  of: Pick<MinutesMark, 'state' | 'rev'> & { recorderId: string },
  by: { personId: string; seen: number },
  say: ConfirmSentences,
): void {
  if (by.personId !== of.recorderId) throw new Refusal('badForm', { sentence: say.notRecorder })
  if (of.state === 'confirmed') throw new Refusal('badForm', { sentence: say.confirmed })
  if (of.state === 'recorderConfirmed') throw new Refusal('alreadyDone')
  assertSeen(of.rev, by.seen, say)
}

/** The second one confirms what the recorder confirmed, and nothing else. */
export function assertSignerMay(
  of: Pick<MinutesMark, 'state' | 'rev'> & { signerIds: readonly string[] },
  by: { personId: string; seen: number },
  say: ConfirmSentences,
): void {
  if (!of.signerIds.includes(by.personId)) {
    throw new Refusal('badForm', { sentence: say.notSigner })
  }
  if (of.state === 'confirmed') throw new Refusal('badForm', { sentence: say.confirmed })
  if (of.state === 'draft') throw new Refusal('badForm', { sentence: say.recorderFirst })
  assertSeen(of.rev, by.seen, say)
}

function assertSeen(rev: number, seen: number, say: ConfirmSentences): void {
  if (rev !== seen) throw new Refusal('badForm', { sentence: say.changedSince })
}
