import { opinionDuties, opinionDutyTitles } from '../../../cards/opinion/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { currentCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { opinionRoundOf, type OpinionRound } from '../../../db/queries/opinion-rounds.ts'
import { findPerson, postsOf } from '../../../db/queries/people.ts'
import { findUnit } from '../../../db/queries/units.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { organizerOf } from './leaders.ts'
import { deskRef, ownSheetRef, scheduleRef } from './refs.ts'
import { sheetsOf } from './sheets.ts'
import { withoutVisit } from './visits.ts'

export const openDutyName = (cycleId: string) => `opinion:open:${cycleId}`
export const visitDutyName = (roundId: string) => `opinion:visit:${roundId}`
export const summarizeDutyName = (roundId: string) => `opinion:summarize:${roundId}`
export const acknowledgeDutyName = (roundId: string) => `opinion:acknowledge:${roundId}`

/** One duty with everybody who owes it, and the card that settles it for each. */
interface Owed extends Pick<OpenDuty, 'duty' | 'kind' | 'title' | 'owing' | 'of'> {
  dueOn: Day
  open(personId: string): Duty['open']
}

/** Opening, visiting, summarizing, reading one's own sheet; no member owes an opinion. */
export const opinionDutySource: DutySource = {
  owedBy(db, personId, now) {
    const person = findPerson(db, personId)
    // Only who holds a post can owe anything here, and most people hold none.
    if (person?.state !== 'active' || postsOf(db, personId).length === 0) return []
    return owedIn(db, person.rootId, now)
      .filter((one) => one.owing.includes(personId))
      .map((one) => dutyOf(one, personId))
  },
  owed(db, duty, personId, now) {
    return this.owedBy(db, personId, now).find((one) => one.duty === duty)
  },
  openIn(db, unitId, now) {
    const unit = findUnit(db, unitId)
    if (!unit || unit.kind === 'partyGroup') return []
    return owedIn(db, unit.rootId, now)
      .map(({ open: _open, ...one }) => ({ ...one, unitId, owing: inUnit(db, unitId, one.owing) }))
      .filter((one) => one.owing.length > 0)
  },
}

function dutyOf(one: Owed, personId: string): Duty {
  const { duty, kind, title, dueOn } = one
  return { duty, personId, kind, title, dueOn, open: one.open(personId) }
}

/** On a branch's board only its own people; on the general branch's everybody. */
function inUnit(db: Reader, unitId: string, owing: readonly string[]): string[] {
  return owing.filter((personId) => {
    const person = findPerson(db, personId)
    return person?.rootId === unitId || person?.branchId === unitId
  })
}

function owedIn(db: Reader, rootId: string, now: Date): Owed[] {
  const cycle = currentCycle(db, rootId)
  if (!cycle || cycle.state === 'draft') return []
  const round = opinionRoundOf(db, cycle.cycleId)
  if (!round) return opening(db, cycle, dayOf(now))
  return [
    ...visiting(db, round),
    ...summarizing(db, cycle, round, dayOf(now)),
    ...reading(db, cycle, round),
  ].filter((one) => one.owing.length > 0)
}

function opening(db: Reader, cycle: Cycle, today: Day): Owed[] {
  const dueOn = dayOfRow(cycle, 'opinionsOpen')
  const secretary = secretaryOf(db, cycle.rootId)
  if (today < dueOn || !secretary) return []
  return [
    {
      duty: openDutyName(cycle.cycleId),
      kind: opinionDuties.open,
      title: opinionDutyTitles.open,
      dueOn,
      owing: [secretary.personId],
      of: 1,
      open: () => scheduleRef(cycle.rootId),
    },
  ]
}

function visiting(db: Reader, round: OpinionRound): Owed[] {
  if (round.state === 'closed') return []
  const owing = withoutVisit(db, round)
  return [
    {
      duty: visitDutyName(round.roundId),
      kind: opinionDuties.visit,
      title: opinionDutyTitles.visit,
      dueOn: round.closesOn,
      owing,
      of: owing.length,
      open: () => ({
        card: 'opinionGatheringForm',
        key: { roundId: round.roundId, unitId: round.rootId },
      }),
    },
  ]
}

/** From the closing day until the summary is written and all sheets are handed over. */
function summarizing(db: Reader, cycle: Cycle, round: OpinionRound, today: Day): Owed[] {
  if (round.state === 'open' && today < round.closesOn) return []
  const organizer = organizerOf(db, round.rootId)
  const isDone =
    round.summary !== null &&
    sheetsOf(db, round).every(({ state }) => state === 'handed' || state === 'acknowledged')
  if (isDone || organizer === undefined) return []
  const usual = dayOfRow(cycle, 'opinionsSummarized')
  return [
    {
      duty: summarizeDutyName(round.roundId),
      kind: opinionDuties.summarize,
      title: opinionDutyTitles.summarize,
      dueOn: usual < round.closesOn ? round.closesOn : usual,
      owing: [organizer],
      of: 1,
      open: () => deskRef(round.rootId),
    },
  ]
}

function reading(db: Reader, cycle: Cycle, round: OpinionRound): Owed[] {
  if (round.summary === null) return []
  const own = sheetsOf(db, round).filter((one) => !one.isTeam)
  return [
    {
      duty: acknowledgeDutyName(round.roundId),
      kind: opinionDuties.acknowledge,
      title: opinionDutyTitles.acknowledge,
      dueOn: dayOfRow(cycle, 'leaderAnalysisDue'),
      owing: own.filter(({ state }) => state === 'handed').map((one) => one.recipientId),
      of: own.length,
      open: (personId) => ownSheetRef(round.roundId, personId),
    },
  ]
}
