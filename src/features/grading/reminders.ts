import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { openRestudiesIn } from '../../../db/queries/grading-feedback.ts'
import { openAssignedTalks } from '../../../db/queries/grading-follow-ups.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { allBranches, type Branch } from './branch.ts'
import {
  feedbackDutyName,
  meetDutyName,
  owesMeeting,
  restudyDutyName,
  talkDutyName,
} from './duties.ts'
import { secretaryFor } from './people.ts'
import { untold } from './standing.ts'

/** Rows T+5, T+7 and T+15 of the calendar, and what a different opinion asks for. */
export function gradingReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => [
      ...allBranches(db, cycle).flatMap((branch) => [
        ...secretaryRows(branch),
        ...restudyRows(db, branch),
      ]),
      ...talkRows(db, cycle),
    ])
}

function row(what: string, day: Day, duty: string, owing: (db: Reader) => string[]): Occasion {
  return {
    occasion: `${duty}:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, 1)),
    nudges: (db) => owing(db).map((personId) => ({ kind: 'owes', personId, duty, personal: true })),
  }
}

/** The grading meeting and the feedback, to the secretary alone: counts, no names. */
function secretaryRows(branch: Branch): Occasion[] {
  const { cycle } = branch
  const secretary = (db: Reader) => {
    const found = secretaryOf(db, branch.of.unitId)?.personId
    return found === undefined ? [] : [found]
  }
  const meets = (db: Reader) => (owesMeeting(db, branch) ? secretary(db) : [])
  const tells = (db: Reader) => (untold(db, branch).length > 0 ? secretary(db) : [])
  const ladder = (duty: string, dueOn: Day, owing: (db: Reader) => string[]) => [
    row('due', dueOn, duty, owing),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
  return [
    ...ladder(meetDutyName(branch), dayOfRow(cycle, 'gradingMeeting'), meets),
    ...ladder(feedbackDutyName(branch), dayOfRow(cycle, 'feedbackOpen'), tells),
  ]
}

const restudyHeadStartDays = 2

/** Two days before the last day of a re-study, and on it. */
function restudyRows(db: Reader, branch: Branch): Occasion[] {
  const duty = restudyDutyName(branch)
  const days = new Set(openRestudiesIn(db, branch.of).map((one) => one.dueOn))
  return [...days].flatMap((dueOn) => {
    const owing = (reader: Reader) => [
      ...new Set(
        openRestudiesIn(reader, branch.of)
          .filter((one) => one.dueOn === dueOn)
          .flatMap((one) => secretaryFor(reader, branch, one.personId)?.personId ?? []),
      ),
    ]
    return [
      row('ahead', addDays(dueOn, -restudyHeadStartDays), duty, owing),
      row('due', dueOn, duty, owing),
    ]
  })
}

/** A talk about somebody's grade: only to who was named for it, never up the ladder. */
function talkRows(db: Reader, { cycleId }: Cycle): Occasion[] {
  return openAssignedTalks(db, cycleId).flatMap(({ personId, talkerId, dueOn }) => {
    if (talkerId === null || dueOn === null) return []
    const duty = talkDutyName({ cycleId, personId })
    const owing = (reader: Reader) =>
      openAssignedTalks(reader, cycleId).some(
        (one) => one.personId === personId && one.talkerId === talkerId,
      )
        ? [talkerId]
        : []
    return [row('due', dueOn, duty, owing), row('overdue', addDays(dueOn, 1), duty, owing)]
  })
}
