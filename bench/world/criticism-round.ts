import { type Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { insertIssue } from '../../db/queries/issues.ts'
import { insertMeeting, insertMeetingPeople } from '../../db/queries/meetings.ts'
import { insertStep } from '../../db/queries/meeting-steps.ts'
import {
  cycleId,
  openIdOf,
  personIdOf,
  rootId,
  settleGeneralBranch,
  settlePeople,
} from './general-branch.ts'

export const meetingId = 'meeting'
export const step = 'A5'
export const conductor = openIdOf(1, 1)
export const handle = 'h_round'

/** A meeting of so many participants, all of whom criticise themselves, with the round's card. */
export function beforeRound(participants: number, file: string): Database {
  const size = { branches: 1, membersPerBranch: participants }
  const database = openDatabase(file, { keysDir: `${file}-keys` })
  database.inTransaction((tx) => {
    settleGeneralBranch(tx, size)
    settlePeople(tx, size)
    const chairId = personIdOf(1, 1)
    insertMeeting(tx, {
      meetingId,
      cycleId,
      unitId: rootId,
      meetingType: 'A',
      state: 'open',
      windowFrom: '2018-03-07',
      openedAt: 0,
      openedById: chairId,
      closedAt: null,
      closedById: null,
      chairId,
      recorderId: chairId,
      principalId: chairId,
      freezeId: null,
      guides: [],
    })
    insertMeetingPeople(
      tx,
      Array.from({ length: participants }, (_, place) => ({
        meetingId,
        personId: personIdOf(1, place + 1),
        role: 'participant' as const,
        place,
        isTeam: place < 5,
        groupId: null,
        isExpected: true,
        presence: 'present' as const,
        signedInBy: 'recorder' as const,
        signedInAt: 0,
      })),
    )
    insertStep(tx, {
      meetingId,
      stepId: step,
      startedAt: 0,
      finishedAt: null,
      isSkipped: false,
      speakerId: null,
      byPersonId: chairId,
      moves: 0,
    })
    insertIssue(tx, {
      issueId: 'issue_round',
      handle,
      card: 'criticismRound',
      key: { meetingId, step },
      chatId: null,
      openId: conductor,
      personId: chairId,
    })
  })
  return database
}
