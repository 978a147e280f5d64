import type {
  ExemptView,
  GroupView,
  MemberView,
  PaperView,
  ProgressView,
} from '../../../../cards/analysis/progress.ts'
import { sayDay } from '../../../../cards/kit/day.ts'
import type { Reader } from '../../../../db/client.ts'
import { exemptReasonOf, findAnalysis, type Analysis } from '../../../../db/queries/analyses.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { askedIn, dueOn, homeOf, isLeader } from '../members.ts'
import { branchesBelow } from '../../../organization/teams.ts'
import { mayExempt } from '../operations/keep.ts'
import { isSettled, standingOf, tally, type Standing } from '../rules/standing.ts'
import { pageOf } from './paged.ts'

type OfUnit = { cycleId: string; unitId: string }
type OfSubject = { cycleId: string; subjectId: string }

const peoplePerPage = 12

export function groupView(db: Reader, { cycleId, unitId }: OfUnit): GroupView | undefined {
  const cycle = findCycle(db, cycleId)
  const unit = findUnit(db, unitId)
  if (!cycle || !unit) return undefined
  const { done, of } = tally(askedIn(db, cycle, unit))
  const dated = unitCycle(db, cycle, unitId)
  return {
    unit: unit.name,
    done,
    of,
    leaderDueOn: dueOn(dated, true),
    memberDueOn: dueOn(dated, false),
    isOpen: cycle.state !== 'closed' && done < of,
  }
}

export function progressView(
  db: Reader,
  { cycleId, unitId, page }: OfUnit & { page: string },
): ProgressView | undefined {
  const cycle = findCycle(db, cycleId)
  const unit = findUnit(db, unitId)
  if (!cycle || !unit) return undefined
  const asked = askedIn(db, cycle, unit)
  const leaders = tally(asked.filter((one) => one.isLeader))
  const branches = unit.kind === 'generalBranch' ? branchesBelow(db, unit.rootId) : []
  const ordered = asked.toSorted((a, b) => rank(a.standing) - rank(b.standing))
  return {
    cycleId,
    unitId,
    unit: unit.name,
    ...tally(asked),
    leaders: { done: leaders.done, of: leaders.of },
    branches: branches.map((branch) => {
      const here = tally(asked.filter((one) => one.branchId === branch.unitId))
      return { unitId: branch.unitId, name: branch.name, done: here.done, of: here.of }
    }),
    people: pageOf(
      ordered.map(({ personId, name, isLeader: leads, standing }) => ({
        personId,
        name,
        isLeader: leads,
        standing,
      })),
      page,
      peoplePerPage,
    ),
  }
}

const rank = (standing: Standing) => Number(isSettled(standing))

export function memberView(
  db: Reader,
  { cycleId, subjectId }: OfSubject,
  { reader }: ViewContext,
): MemberView | undefined {
  const cycle = findCycle(db, cycleId)
  const person = findPerson(db, subjectId)
  const home = homeOf(db, subjectId)
  if (!cycle || !person || !home || reader.kind !== 'person') return undefined
  const analysis = findAnalysis(db, { cycleId, subjectId })
  const standing = standingOf(analysis)
  const by = byOf(analysis, standing)
  return {
    cycleId,
    subjectId,
    unitId: home.unitId,
    name: person.name,
    standing,
    on: onOf(analysis, standing),
    by: by && by !== subjectId ? findPerson(db, by)?.name : undefined,
    version: analysis?.version ?? 0,
    dueOn: dueOn(unitCycle(db, cycle, person.branchId), isLeader(db, person)),
    exemptReason: standing === 'exempt' ? exemptReasonOf(db, { cycleId, subjectId }) : undefined,
    mayExempt: mayExempt(db, reader.person, person),
  }
}

function onOf(analysis: Analysis | undefined, standing: Standing): string | undefined {
  if (standing === 'paper') return sayDay(analysis?.onPaperOn ?? '')
  if (standing !== 'handedIn' || !analysis?.handedInAt) return undefined
  return sayDay(dayOf(new Date(analysis.handedInAt)))
}

function byOf(analysis: Analysis | undefined, standing: Standing) {
  if (standing === 'handedIn') return analysis?.handedInById
  return standing === 'paper' ? analysis?.onPaperById : undefined
}

export function paperView(
  db: Reader,
  { cycleId, subjectId }: OfSubject,
  { reader, now }: ViewContext,
): PaperView | undefined {
  const person = findPerson(db, subjectId)
  if (!person || reader.kind !== 'person') return undefined
  const writes = mayAnswerFor(db, reader.person, subjectId)
  const home = writes ? 'analysisHome' : 'analysisMember'
  return { cycleId, subjectId, name: person.name, today: dayOf(now), home }
}

export function exemptView(db: Reader, { cycleId, subjectId }: OfSubject): ExemptView | undefined {
  const person = findPerson(db, subjectId)
  return person && { cycleId, subjectId, name: person.name }
}
