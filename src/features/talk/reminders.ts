import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { openTalkRequests, type TalkRequest } from '../../../db/queries/talk-requests.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { holdersOf } from '../../organization/roles.ts'
import { partsOf, type CyclePart } from '../../organization/unit-cycle.ts'
import { nextWorkingDay } from '../../organization/working-days.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import { openDutyName, owingTalks, requestDutyName } from './duties.ts'

const everyDays = 2

/** T−23 for the general branch's team, T−10 to T−4 for all with open talks, requests when due. */
export function talkReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => [
      firstTalks(cycle),
      ...partsByStart(db, cycle).flatMap((part) => [...openTalks(part), ...overdueTalks(part)]),
      ...openTalkRequests(db, cycle.rootId)
        .filter((request) => request.state === 'asked')
        .flatMap((request) => requestRows(cycle, request)),
    ])
}

/** Units that meet from the same day are reminded together: occasions are named by their day. */
function partsByStart(db: Reader, cycle: Cycle): CyclePart[] {
  const parts = Map.groupBy(partsOf(db, cycle), (part) => part.cycle.windowFrom)
  return [...parts].map(([windowFrom, same]) => ({
    cycle: { ...cycle, windowFrom },
    unitIds: new Set(same.flatMap((part) => [...part.unitIds])),
  }))
}

function firstTalks(cycle: Cycle): Occasion {
  const day = dayOfRow(cycle, 'firstTalksFrom')
  return {
    occasion: `talk:first:${cycle.cycleId}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(dayOfRow(cycle, 'firstTalksTo'), 1)),
    nudges: (db) => {
      const team = new Set(holdersOf(db, cycle.rootId))
      return owingTalks(db, cycle, new Set([cycle.rootId]))
        .filter((personId) => team.has(personId))
        .map((personId) => owes(cycle, personId, false))
    },
  }
}

/** The list of one's own open talks every two days; the last day it is a personal deadline. */
function openTalks({ cycle, unitIds }: CyclePart): Occasion[] {
  const last = dayOfRow(cycle, 'talksListTo')
  return [...listDays(cycle, last), last].map((day) => ({
    occasion: `talk:open:${cycle.cycleId}:${cycle.windowFrom}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, everyDays)),
    nudges: (db) =>
      owingTalks(db, cycle, unitIds).map((personId) => owes(cycle, personId, day === last)),
  }))
}

/** Working days only, so that a Sunday's list and Tuesday's do not come one after the other. */
function listDays(cycle: Cycle, last: Day): Day[] {
  const policy = cycle.parameters
  const days: Day[] = []
  let day = nextWorkingDay(policy, dayOfRow(cycle, 'talksListFrom'))
  while (day < last) {
    days.push(day)
    day = nextWorkingDay(policy, addDays(day, everyDays))
  }
  return days
}

/** Leaders are told kind and count; nobody but the two hears with whom. */
function overdueTalks({ cycle, unitIds }: CyclePart): Occasion[] {
  return escalation({
    duty: openDutyName(cycle.cycleId),
    dueOn: dayOfRow(cycle, 'talksListTo'),
    policy: cycle.parameters,
    owing: (db) => owingTalks(db, cycle, unitIds),
  })
}

function owes(cycle: Cycle, personId: string, personal: boolean): Nudge {
  return { kind: 'owes', personId, duty: openDutyName(cycle.cycleId), personal }
}

function requestRows(cycle: Cycle, request: TalkRequest): Occasion[] {
  const duty = requestDutyName(request.requestId)
  const dueOn = request.answerDueOn
  const onTheDay: Occasion = {
    occasion: `${duty}:due:${dueOn}`,
    at: morningOf(dueOn),
    expiresAt: morningOf(addDays(dueOn, 1)),
    nudges: () => [{ kind: 'owes', personId: request.secretaryId, duty, personal: true }],
  }
  const owing = (db: Reader) =>
    findPerson(db, request.secretaryId)?.state === 'active' ? [request.secretaryId] : []
  return [onTheDay, ...escalation({ duty, dueOn, policy: cycle.parameters, owing })]
}
