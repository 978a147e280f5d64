import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import {
  listOpinionFeedback,
  opinionRoundOf,
  type OpinionRound,
} from '../../../db/queries/opinion-rounds.ts'
import { addDays, dayOf, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow, momentOf } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { isRestDay, nextWorkingDay } from '../../organization/working-days.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import {
  acknowledgeDutyName,
  openDutyName,
  opinionDutySource,
  summarizeDutyName,
  visitDutyName,
} from './duties.ts'
import { organizerOf } from './leaders.ts'
import { noticeRef } from './refs.ts'
import { toldChats } from './round-of.ts'
import { sheetsOf } from './sheets.ts'
import { withoutVisit } from './visits.ts'

/** Rows T−24 and T−13 to T−7 of the calendar; the closing day is the round's own. */
export function opinionReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => {
      const round = opinionRoundOf(db, cycle.cycleId)
      return round ? roundRows(db, cycle, round) : openRows(cycle)
    })
}

function openRows(cycle: Cycle): Occasion[] {
  const duty = openDutyName(cycle.cycleId)
  const owing = (db: Reader) => idsOf(secretaryOf(db, cycle.rootId)?.personId)
  const at = momentOf(cycle, 'opinionsOpen')
  const dueOn = dayOf(at)
  return [
    row(`${duty}:due:${dueOn}`, dueOn, addDays(dueOn, 3), (db) => owe(owing(db), duty, false)),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

function roundRows(db: Reader, cycle: Cycle, round: OpinionRound): Occasion[] {
  if (round.state === 'open') return [...closingRows(cycle, round), ...summaryRows(cycle, round)]
  return [...summaryRows(cycle, round), ...sheetRows(db, cycle, round)]
}

/** The last working day before the end: the groups once more, and who has not visited. */
function closingRows(cycle: Cycle, round: OpinionRound): Occasion[] {
  const { roundId, closesOn, rootId } = round
  const before = workingDayBefore(cycle, closesOn)
  const duty = visitDutyName(roundId)
  if (before <= round.openedOn) return []
  return [
    {
      occasion: `opinion:lastChance:${roundId}:${closesOn}`,
      at: instantOf(before, '08:00'),
      expiresAt: instantOf(addDays(closesOn, 1)),
      nudges: (db) =>
        toldChats(db, rootId).map(
          (chatId): Nudge => ({ kind: 'card', to: { chatId }, ref: noticeRef(roundId) }),
        ),
    },
    row(`${duty}:due:${closesOn}`, before, addDays(closesOn, 1), (db) =>
      owe(withoutVisit(db, round), duty, false),
    ),
  ]
}

function summaryRows(cycle: Cycle, round: OpinionRound): Occasion[] {
  const duty = summarizeDutyName(round.roundId)
  const usual = dayOfRow(cycle, 'opinionsSummarized')
  const dueOn = usual < round.closesOn ? round.closesOn : usual
  const owing = (db: Reader) => stillOwing(db, duty, idsOf(organizerOf(db, round.rootId)), dueOn)
  return [
    row(`${duty}:due:${dueOn}`, dueOn, addDays(dueOn, 2), (db) => owe(owing(db), duty, true)),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

/** T−11: the sheet is there; then until the day on which leaders' analyses are due. */
function sheetRows(db: Reader, cycle: Cycle, round: OpinionRound): Occasion[] {
  if (round.summary === null) return []
  const duty = acknowledgeDutyName(round.roundId)
  const dueOn = dayOfRow(cycle, 'leaderAnalysisDue')
  const handed = listOpinionFeedback(db, round.roundId).map((sheet) => sheet.handedOn)
  const last = handed.toSorted().at(-1)
  if (last === undefined) return []
  const ready = dayOfRow(cycle, 'feedbackReady')
  const firstOn = nextWorkingDay(cycle.parameters, ready > last ? ready : addDays(last, 1))
  const owing = (reader: Reader) => unread(reader, round)
  return [
    row(`${duty}:ready:${firstOn}`, firstOn, dueOn, (r) => owe(owing(r), duty, false)),
    row(`${duty}:due:${dueOn}`, dueOn, addDays(dueOn, 1), (r) => owe(owing(r), duty, true)),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

function unread(db: Reader, round: OpinionRound): string[] {
  return sheetsOf(db, round)
    .filter((one) => !one.isTeam && one.state === 'handed')
    .map((one) => one.recipientId)
}

function stillOwing(db: Reader, duty: string, personIds: string[], on: Day): string[] {
  const at = morningOf(on)
  return personIds.filter((id) => opinionDutySource.owed(db, duty, id, at) !== undefined)
}

function row(occasion: string, day: Day, until: Day, nudges: (db: Reader) => Nudge[]): Occasion {
  return { occasion, at: morningOf(day), expiresAt: instantOf(until), nudges }
}

function owe(personIds: readonly string[], duty: string, personal: boolean): Nudge[] {
  return personIds.map((personId) => ({ kind: 'owes', personId, duty, personal }))
}

function workingDayBefore(cycle: Cycle, day: Day): Day {
  let before = addDays(day, -1)
  for (let tries = 0; tries < 20 && isRestDay(cycle.parameters, before); tries += 1) {
    before = addDays(before, -1)
  }
  return before
}

function idsOf(personId: string | undefined): string[] {
  return personId === undefined ? [] : [personId]
}
