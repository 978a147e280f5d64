import type {
  TalkRequestFormView,
  TalkRequestsView,
  TalkRequestView,
} from '../../../../cards/talk/request.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import {
  openTalkRequest,
  talkRequestsTo,
  type OpenedTalkRequest,
} from '../../../../db/queries/talk-requests.ts'
import { listUnits } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { holdersOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { planStamp } from '../plan-stamp.ts'
import { onBehalfOf } from './own.ts'
import { pageOf } from './page.ts'

const requestsPerPage = 8
const defaultAnswerDays = 5

/** Secretaries of the general branch and its branches, each once: whom one may ask for a talk. */
export function secretariesOf(
  db: Reader,
  rootId: string,
): { personId: string; name: string; unit: string }[] {
  const found = listUnits(db, rootId)
    .filter((unit) => unit.kind !== 'partyGroup')
    .toSorted((a, b) => Number(b.kind === 'generalBranch') - Number(a.kind === 'generalBranch'))
    .flatMap((unit) =>
      holdersOf(db, unit.unitId, 'secretary').map((personId) => ({
        personId,
        name: findPerson(db, personId)?.name ?? '',
        unit: unit.name,
      })),
    )
  return found.filter(
    (one, at) => found.findIndex((other) => other.personId === one.personId) === at,
  )
}

/** Within how many days a secretary answers who asks for a talk. */
export function answerDaysIn(db: Reader, rootId: string): number {
  return currentCycle(db, rootId)?.parameters.talk.requestAnswerDays ?? defaultAnswerDays
}

export function talkRequestFormView(
  db: Reader,
  { personId }: { personId: string },
  context: ViewContext,
): TalkRequestFormView | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  return {
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    secretaries: secretariesOf(db, person.rootId)
      .filter((one) => one.personId !== personId)
      .map((one) => ({ label: `${one.name} · ${one.unit}`, value: one.personId })),
    days: answerDaysIn(db, person.rootId),
  }
}

export function talkRequestView(
  db: Reader,
  { requestId }: { requestId: string },
  { reader, now }: ViewContext,
): TalkRequestView | undefined {
  const request = openTalkRequest(db, requestId)
  if (!request || reader.kind !== 'person') return undefined
  const { planDay, planTime, place, talkedOn } = request
  const isPlanned = planDay !== null && planTime !== null && place !== null
  return {
    requestId,
    readBy: reader.person.personId === request.secretaryId ? 'secretary' : 'requester',
    readerId: reader.person.personId,
    secretary: findPerson(db, request.secretaryId)?.name ?? '',
    requester: requesterName(db, request),
    isFromOutside: request.requesterId === null,
    matter: request.text.matter,
    state: request.state,
    askedOn: request.askedOn,
    answerDueOn: request.answerDueOn,
    plan:
      isPlanned && request.state !== 'asked'
        ? { day: planDay, time: planTime, place, stamp: planStamp(request) }
        : undefined,
    talkedOn: talkedOn ?? undefined,
    outcome: request.text.outcome,
    today: dayOf(now),
  }
}

function requesterName(db: Reader, request: OpenedTalkRequest): string | undefined {
  if (request.requesterId !== null) return findPerson(db, request.requesterId)?.name
  return request.text.name === '' ? undefined : request.text.name
}

export function talkRequestsView(
  db: Reader,
  { personId, page }: { personId: string; page: string },
): TalkRequestsView {
  const { items, ...at } = pageOf(talkRequestsTo(db, personId), page, requestsPerPage)
  const opened = items
    .map(({ requestId }) => openTalkRequest(db, requestId))
    .filter((request) => request !== undefined)
  return {
    personId,
    list: {
      ...at,
      items: opened.map((request) => ({
        requestId: request.requestId,
        requester: requesterName(db, request),
        state: request.state,
        askedOn: request.askedOn,
      })),
    },
  }
}
