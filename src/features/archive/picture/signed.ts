import { roundNames } from '../../../../cards/ballot/wording.ts'
import { sayDay } from '../../../../cards/kit/day.ts'
import { findRound } from '../../../../db/queries/ballot-rounds.ts'
import { ballotResultOf } from '../../../../db/queries/ballot-totals.ts'
import { gradingMeetingOf } from '../../../../db/queries/grades.ts'
import { gradeFeedbacksIn } from '../../../../db/queries/grading-feedback.ts'
import { findMinutes } from '../../../../db/queries/minutes.ts'
import { findOpinionFeedback, opinionRoundOf } from '../../../../db/queries/opinion-rounds.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { studySessionsHeldFor } from '../../../../db/queries/study-sessions.ts'
import { sheetState } from '../../ballot/sheet-signing.ts'
import type { WantedPair } from '../../talk/plan.ts'
import { heldMeetings } from '../contents/attendance.ts'
import { dayAt, type Scope } from '../contents/scope.ts'
import type { Signed } from '../rules/picture.ts'
import type { Belonging } from './stages.ts'

/** Everything the catalogue wants signed, and whose signature is missing. */
export function signedPapers(
  scope: Scope,
  belonging: Belonging,
  pairs: readonly WantedPair[],
): Signed[] {
  return [
    ...planAndRecords(scope),
    ...opinionSheets(scope, belonging),
    ...talkRecords(pairs),
    ...minutes(scope),
    ...countSheets(scope),
    ...appraisal(scope),
    ...closedItems(scope),
  ]
}

const shared = { namedFor: 'team' as const, missing: [] as readonly string[] }

function planAndRecords(scope: Scope): Signed[] {
  const { db, cycle, of, unit } = scope
  if (scope.isRoot) {
    if (cycle.adoptedOn === null && cycle.signatoryId === null) return []
    const missing = cycle.signatoryId === null ? [''] : []
    return [{ ...shared, what: 'plan', of: '', on: cycle.adoptedOn, missing, mend: { to: 'plan' } }]
  }
  return studySessionsHeldFor(db, of.cycleId, unit).map((session) => ({
    ...shared,
    what: 'studyRecord',
    of: sayDay(session.heldOn),
    on: session.heldOn,
    missing: session.summary === null ? [''] : [],
    mend: { to: 'study' },
  }))
}

function opinionSheets({ db, of }: Scope, { team }: Belonging): Signed[] {
  const round = opinionRoundOf(db, of.cycleId)
  if (!round) return []
  return [of.unitId, ...team].flatMap((recipientId): Signed[] => {
    const sheet = findOpinionFeedback(db, round.roundId, recipientId)
    if (!sheet) return []
    const signer = recipientId === of.unitId ? '' : recipientId
    return [
      {
        ...shared,
        what: 'opinionSheet',
        of: sayDay(sheet.handedOn),
        on: sheet.handedOn,
        missing: sheet.acknowledgedOn === null ? [signer] : [],
        mend: { to: 'opinionFeedback', id: round.roundId },
      },
    ]
  })
}

function talkRecords(pairs: readonly WantedPair[]): Signed[] {
  return pairs.flatMap(({ talks }) =>
    talks.flatMap(({ heldOn, aId, bId, aConfirmedById, bConfirmedById }): Signed[] =>
      heldOn === null
        ? []
        : [
            {
              ...shared,
              what: 'talkRecord',
              of: sayDay(heldOn),
              on: heldOn,
              missing: [
                ...(aConfirmedById === null ? [aId] : []),
                ...(bConfirmedById === null ? [bId] : []),
              ],
              mend: { to: 'talks' },
            },
          ],
    ),
  )
}

function minutes(scope: Scope): Signed[] {
  return heldMeetings(scope)
    .filter((meeting) => meeting.state === 'closed')
    .map((meeting) => {
      const found = findMinutes(scope.db, meeting.meetingId)
      const isFirst = found?.state === 'recorderConfirmed' || found?.state === 'confirmed'
      const isBoth = found?.state === 'confirmed'
      return {
        ...shared,
        what: 'minutes' as const,
        of: sayDay(dayAt(meeting.openedAt)),
        on: dayAt(meeting.openedAt),
        missing: [
          ...(isFirst ? [] : [meeting.recorderId]),
          ...(isBoth ? [] : [meeting.chairId]),
        ].filter((id, at, all) => all.indexOf(id) === at),
        mend: { to: 'minutes' as const, id: meeting.meetingId },
      }
    })
}

/** Both tellers sign the count sheet; when they have, somebody puts it into the box. */
function countSheets(scope: Scope): Signed[] {
  if (scope.isRoot) return []
  return (['members', 'team'] as const).flatMap((kind): Signed[] => {
    const result = ballotResultOf(scope.db, { ...scope.of, kind })
    const round = result && findRound(scope.db, result.roundId)
    if (!round) return []
    const { tellers, filedOn } = sheetState(scope.db, round)
    const unsigned = tellers.filter(({ signedOn }) => signedOn === undefined)
    const on = dayAt(result.closedAt)
    return [
      {
        ...shared,
        what: 'countSheet',
        of: `${sayDay(on)}${roundNames[kind]}`,
        on,
        missing:
          unsigned.length === 0 && filedOn === undefined
            ? ['']
            : unsigned.map(({ personId }) => personId),
        mend: { to: 'countSheet', id: round.roundId },
      },
    ]
  })
}

/** The committee's decision, and the members' answers to what they were told. */
function appraisal({ db, of }: Scope): Signed[] {
  const held = gradingMeetingOf(db, of)
  const secretary = { namedFor: 'secretary' as const }
  const decision: Signed[] =
    held === undefined || held.state === 'decided'
      ? []
      : [
          {
            ...secretary,
            what: 'committeeRecord',
            of: sayDay(held.heldOn),
            on: held.heldOn,
            missing: [''],
            mend: { to: 'grades' },
          },
        ]
  const told = [...gradeFeedbacksIn(db, of).values()].map(
    (one): Signed => ({
      ...secretary,
      what: 'gradeFeedback',
      of: sayDay(one.toldOn),
      on: one.toldOn,
      missing: one.answer === null ? [one.personId] : [],
      mend: { to: 'gradeFeedback' },
    }),
  )
  return [...decision, ...told]
}

function closedItems({ db, of }: Scope): Signed[] {
  return itemsOf(db, of.cycleId, of.unitId)
    .filter((item) => item.state === 'closed')
    .map(
      (item): Signed => ({
        ...shared,
        what: 'closedItem',
        of: item.closedOn === null ? '' : sayDay(item.closedOn),
        on: item.closedOn,
        missing: item.checkerId === null ? [''] : [],
        mend: { to: 'rectification', id: item.itemId },
      }),
    )
}
