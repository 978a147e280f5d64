import { talkRecord, talkRequests, talkSchedule } from '../../../../documents/archive/talk.ts'
import { openTalkRequest, talkRequestsTo } from '../../../../db/queries/talk-requests.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { daysOf } from '../../talk/period.ts'
import { wantedPairs, type WantedPair } from '../../talk/plan.ts'
import { isSatisfied, type Period } from '../../talk/rules/status.ts'
import { nameOf, type Draft, type Scope } from './scope.ts'

/** D11: who talks with whom and whether they did; what was said stays with the two (D12). */
export function talkPapers(scope: Scope): Draft[] {
  const { db, cycle, unit } = scope
  const pairs = wantedPairs(db, cycle, unit.unitId)
  if (pairs.length === 0) return []
  const period = daysOf(db, cycle).period([unit.unitId])
  return [
    {
      number: 'D11',
      day: lastDay(pairs),
      paper: () =>
        talkSchedule({ ...scope.head, rows: pairs.map((pair) => rowOf(scope, pair, period)) }),
    },
  ]
}

function lastDay(pairs: readonly WantedPair[]): string {
  const days = pairs.flatMap((pair) => pair.talks.flatMap((talk) => talk.heldOn ?? []))
  return days.toSorted().at(-1) ?? ''
}

function rowOf(scope: Scope, pair: WantedPair, period: Period) {
  const talk = pair.talks.find((one) => isSatisfied(one, period)) ?? pair.talks.at(-1)
  const isDone = talk !== undefined && isSatisfied(talk, period)
  const isHeld = talk?.heldOn != null
  const isPlanned = talk?.planDay != null
  return {
    one: nameOf(scope, pair.aId),
    other: nameOf(scope, pair.bId),
    rules: pair.rules,
    plannedOn: talk?.planDay ?? '',
    plannedAt: talk?.planTime ?? '',
    place: talk?.place ?? '',
    status: isDone
      ? ('confirmed' as const)
      : isHeld
        ? ('held' as const)
        : isPlanned
          ? ('planned' as const)
          : ('notPlanned' as const),
    heldOn: talk?.heldOn ?? '',
  }
}

/** D12, blank: a filled record is read by the two alone and never leaves them. */
export function talkForms(scope: Scope): Draft[] {
  const blank = {
    talker: '',
    talkerPost: '',
    partner: '',
    partnerPost: '',
    heldOn: '',
    from: '',
    place: '',
    work: '',
    thinking: '',
    ownGaps: '',
    reminders: '',
    agreed: '',
  }
  return [{ number: 'D12', day: '', paper: () => talkRecord({ ...scope.head, ...blank }) }]
}

/** D13: who asked the unit's secretary for a talk; for this secretary alone (R50). */
export function requestPapers(scope: Scope): Draft[] {
  const { db, unit } = scope
  const secretary = secretaryOf(db, unit.unitId)
  const asked = secretary ? talkRequestsTo(db, secretary.personId) : []
  if (!secretary || asked.length === 0) return []
  return [
    {
      number: 'D13',
      day:
        asked
          .map((one) => one.askedOn)
          .toSorted()
          .at(-1) ?? '',
      personIds: [secretary.personId],
      paper: () =>
        talkRequests({
          ...scope.head,
          rows: asked.flatMap(({ requestId }) => {
            const request = openTalkRequest(db, requestId)
            if (!request) return []
            const { text, requesterId } = request
            return [
              {
                requester: requesterId === null ? text.name : nameOf(scope, requesterId),
                secretary: secretary.name,
                askedOn: request.askedOn,
                talkedOn: request.talkedOn ?? '',
                matter: text.matter,
                result: text.outcome,
              },
            ]
          }),
        }),
    },
  ]
}
