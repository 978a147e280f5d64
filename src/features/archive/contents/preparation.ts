import { guarantorTable, meetingNotice, plan } from '../../../../documents/archive/preparation.ts'
import { memberRegister, memberRegisterWorkbook } from '../../../../documents/archive/register.ts'
import { noticeBrings } from '../../../../cards/archive/wording.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import { listGuarantors, listPreparationTasks } from '../../../../db/queries/preparation.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { agendaOf } from '../../../../policies/agendas.ts'
import { flagWords, type FlagName } from '../../../../policies/roster-words.ts'
import { addDays } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import {
  castsBallot,
  expectedInB,
  isMember,
  participantsOfB,
} from '../../../organization/participation.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { expectedAt, meetingOf } from '../../../organization/unit-meetings.ts'
import { teamUnitsBelow } from '../../../organization/teams.ts'
import { dayAt, nameOf, postSaid, postsSaid, type Draft, type Scope } from './scope.ts'

/** D02 and D03, of the general branch alone. */
export function planPapers(scope: Scope): Draft[] {
  if (!scope.isRoot) return []
  const { cycle } = scope
  const day = cycle.adoptedOn ?? dayAt(cycle.publishedAt)
  return [
    { number: 'D02', day, paper: () => plan({ ...scope.head, ...planView(scope) }) },
    {
      number: 'D03',
      day,
      paper: () =>
        guarantorTable({ ...scope.head, rows: guarantorRows(scope), day: day || scope.today }),
    },
  ]
}

function planView(scope: Scope) {
  const { cycle, db, unit } = scope
  const { theme, references, basisDocuments, rectification, disclosure } = cycle.parameters
  const { immediate, phased, coordinated } = rectification.defaultDueDays
  const units = teamUnitsBelow(db, unit.rootId)
  return {
    theme,
    references,
    basis: basisDocuments.map(({ issuer, title, number, date }) => ({
      issuer,
      title,
      number: number ?? '',
      day: date ?? '',
    })),
    parts: cycle.parts,
    window: { from: cycle.windowFrom, to: cycle.windowTo },
    meetings: units.flatMap((one) =>
      meetingsOf(one.kind).map((meeting) => ({
        unit: one.name,
        meeting,
        scope: '',
        place: venueBookingOf(db, { cycleId: cycle.cycleId, unitId: one.unitId })?.place ?? '',
      })),
    ),
    preparation: listPreparationTasks(db, cycle.cycleId).map((task) => ({
      task: task.title,
      owner: nameOf(scope, task.ownerId),
      due: addDays(cycle.windowFrom, task.dueOffset),
    })),
    agendas: units.flatMap((one) =>
      meetingsOf(one.kind).map((meeting) => ({
        meeting,
        unit: one.name,
        steps: agendaOf(meeting, cycle.parameters.appraisal.order).map((step) => step.name),
      })),
    ),
    guarantors: guarantorRows(scope),
    dueDays: { immediate, phased: phased ?? undefined, coordinated: coordinated ?? undefined },
    disclosure,
    day: cycle.adoptedOn ?? (dayAt(cycle.publishedAt) || scope.today),
  }
}

function guarantorRows(scope: Scope) {
  return listGuarantors(scope.db, scope.cycle.cycleId).map(({ unitId, personId }) => ({
    branch: findUnit(scope.db, unitId)?.name ?? '',
    guarantor: nameOf(scope, personId),
    post: postSaid(scope, personId),
  }))
}

/** D04: the register of a branch, as a text and as a table. */
export function registerPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  const view = () => ({ ...scope.head, frozenOn: scope.today, rows: registerRows(scope) })
  return [
    { number: 'D04', day: scope.today, paper: () => memberRegister(view()) },
    { number: 'D04', day: scope.today, paper: () => memberRegisterWorkbook(view()) },
  ]
}

function registerRows(scope: Scope) {
  const { db, unit, cycle } = scope
  const all = listRegister(db, unit.rootId)
  const options = { probationaryCast: cycle.parameters.probationary.castsBallot }
  const invited = new Set(participantsOfB(all, unit.unitId).map((row) => row.personId))
  const expected = new Set(expectedInB(all, unit.unitId).map((row) => row.personId))
  const voters = new Set(castsBallot(all, unit.unitId, options).map((row) => row.personId))
  return all
    .filter((row) => isMember(row) && row.branchId === unit.unitId)
    .map((row) => ({
      name: row.name,
      sex: row.sex ?? ('' as const),
      born: row.bornYear ?? undefined,
      joined: row.joinedYear ?? undefined,
      kind: row.kind,
      group: row.groupId === null ? '' : (findUnit(db, row.groupId)?.name ?? ''),
      posts: postsSaid(scope, row.personId),
      flags: Object.keys(row.flags).filter((flag): flag is FlagName => flag in flagWords),
      attends: invited.has(row.personId) && expected.has(row.personId),
      votes: voters.has(row.personId),
      remark: '',
    }))
}

/** D05: one notice a meeting, once the unit has days. */
export function noticePapers(scope: Scope): Draft[] {
  const { db, unit, cycle, of } = scope
  const day = dayOfRow(cycle, 'meetingNotice')
  return meetingsOf(unit.kind).map((meeting) => ({
    number: 'D05',
    day,
    paper: () => {
      const venue = venueBookingOf(db, of)
      const running = meetingOf(db, unit.unitId)
      return meetingNotice({
        ...scope.head,
        meeting,
        addressee: unit.name,
        theme: cycle.parameters.theme,
        meetingDay: venue?.onDay ?? cycle.windowFrom,
        from: venue?.startsAt ?? '',
        to: venue?.endsAt ?? '',
        place: venue?.place ?? '',
        expected: running ? expectedAt(db, running).length : undefined,
        agenda: agendaOf(meeting, cycle.parameters.appraisal.order)
          .filter((step) => !step.afterMeeting)
          .map((step) => step.name),
        bring: [noticeBrings[meeting]],
        leaveTo: secretaryOf(db, unit.unitId)?.name ?? '',
        day,
      })
    },
  }))
}
