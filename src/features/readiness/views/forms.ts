import type {
  ExemptionFormView,
  MeetingMovedView,
  PostponedView,
  PostponeFormView,
} from '../../../../cards/readiness/decisions.ts'
import type {
  GuidesView,
  MaterialsView,
  PreviousReportView,
  RegisterFreezeView,
  VenueView,
} from '../../../../cards/readiness/preparation-forms.ts'
import { lastYear, paperNames, sayWindow, type Paper } from '../../../../cards/readiness/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle, listCycleVersions } from '../../../../db/queries/cycles.ts'
import {
  guideInvitationOf,
  meetingMaterialOf,
  previousReportOf,
  venueBookingOf,
} from '../../../../db/queries/meeting-preparations.ts'
import { previousMeasuresOf } from '../../../../db/queries/previous-measures.ts'
import { openingDecisionsOf, windowHistoryOf } from '../../../../db/queries/meeting-windows.ts'
import { registerFreezeOf } from '../../../../db/queries/register-freezes.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { addDays, dayOf, timeOf } from '../../../organization/calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { changedSince, membersNow } from '../freezing.ts'
import {
  expectedAt,
  keyOf,
  meetingOf,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'

export interface OfUnit {
  unitId: string
}

function named({ unit }: Meeting) {
  return { unitId: unit.unitId, unitName: unit.name }
}

export function postponeFormView(
  db: Reader,
  { unitId }: OfUnit,
  { now }: ViewContext,
): PostponeFormView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const { windowFrom, windowTo } = meeting.cycle
  const today = dayOf(now)
  const proposed = addDays(windowFrom > today ? windowFrom : today, 7)
  return { ...named(meeting), isRoot: meeting.isRoot, windowFrom, windowTo, proposed }
}

export function exemptionFormView(
  db: Reader,
  key: OfUnit & { gate: string },
): ExemptionFormView | undefined {
  const meeting = meetingOf(db, key.unitId)
  return meeting && { ...named(meeting), gate: key.gate }
}

export function previousReportView(db: Reader, { unitId }: OfUnit): PreviousReportView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const found = previousReportOf(db, keyOf(meeting))
  const last = previousMeasuresOf(db, keyOf(meeting))
  const closed = last?.items.filter(({ state }) => state === 'closed').length ?? 0
  return {
    ...named(meeting),
    isRoot: meeting.isRoot,
    readyOn: found?.readyOn ?? undefined,
    noneReason: found?.noneReason ?? undefined,
    ...(last && {
      last: lastYear({ year: last.assessmentYear, closed, open: last.items.length - closed }),
    }),
  }
}

export function guidesView(
  db: Reader,
  { unitId }: OfUnit,
  { now }: ViewContext,
): GuidesView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const found = guideInvitationOf(db, keyOf(meeting))
  const invitedOn = found?.invitedOn ?? undefined
  return { ...named(meeting), guides: found?.guides, invitedOn, today: dayOf(now) }
}

export function venueView(db: Reader, { unitId }: OfUnit): VenueView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const { windowFrom, windowTo, parameters } = meeting.cycle
  const found = venueBookingOf(db, keyOf(meeting))
  const booking = found && { ...found, otherTypeReason: found.otherTypeReason ?? undefined }
  const usual = parameters.meeting.venueType
  return { ...named(meeting), windowFrom, windowTo, usual, booking }
}

export function materialsView(db: Reader, { unitId }: OfUnit): MaterialsView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const found = meetingMaterialOf(db, keyOf(meeting))
  const isPaper = (paper: string): paper is Paper => paper in paperNames
  return {
    ...named(meeting),
    isRoot: meeting.isRoot,
    printed: found?.printed.filter(isPaper) ?? [],
    people: tellersFor(db, meeting).map(({ name, personId }) => ({ label: name, value: personId })),
    scrutineerId: found?.scrutineerId ?? undefined,
    voteCounterId: found?.voteCounterId ?? undefined,
  }
}

/** Everybody at the meeting but its secretary. */
export function tellersFor(db: Reader, meeting: Meeting): { personId: string; name: string }[] {
  const secretary = secretaryOf(db, meeting.unit.unitId)?.personId
  return participantsOf(db, meeting).filter(({ personId }) => personId !== secretary)
}

export function registerFreezeView(db: Reader, { unitId }: OfUnit): RegisterFreezeView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting || meeting.isRoot) return undefined
  const members = membersNow(db, meeting)
  const full = members.filter((one) => one.kind === 'fullMember').length
  const freeze = registerFreezeOf(db, keyOf(meeting))
  const at = freeze && new Date(freeze.at)
  return {
    ...named(meeting),
    full,
    probationary: members.length - full,
    expected: expectedAt(db, meeting).length,
    frozenAt: at && `${dayOf(at)} ${timeOf(at)}`,
    changed: freeze ? changedSince(db, meeting, freeze).length : 0,
  }
}

export interface MovedKey {
  cycleId: string
  unitId: string
  version: string
}

/** One putting off as it was decided; `all` when the plan itself moved. */
export function meetingMovedView(db: Reader, key: MovedKey): MeetingMovedView | undefined {
  const found = moveOf(db, key)
  return found?.view
}

export function postponedView(db: Reader, key: MovedKey): PostponedView | undefined {
  const found = moveOf(db, key)
  if (!found) return undefined
  const [decision] = openingDecisionsOf(db, key.cycleId, key.unitId)
  const invited = guideInvitationOf(db, key)
  return {
    ...found.view,
    unitId: key.unitId,
    before: found.before,
    reason: found.reason,
    failing: decision?.failing ?? [],
    guides: invited?.invitedOn ? invited.guides : undefined,
  }
}

function moveOf(db: Reader, { cycleId, unitId, version }: MovedKey) {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const unit = getUnit(db, unitId)
  const own = windowHistoryOf(db, cycleId, unitId).find((row) => String(row.version) === version)
  const plan = listCycleVersions(db, cycleId).find((row) => String(row.version) === version)
  const moved = own ?? plan
  if (!moved) return undefined
  const now = meetingOf(db, unitId)?.cycle
  const before = windowBefore(db, { cycleId, unitId }, Number(version)) ?? cycle
  return {
    reason: moved.reason ?? '',
    before: sayWindow(before.windowFrom, before.windowTo),
    view: {
      unitName: unit.name,
      isRoot: unit.kind === 'generalBranch',
      windowFrom: moved.windowFrom,
      windowTo: moved.windowTo,
      all: own === undefined,
      isOld: now?.windowFrom !== moved.windowFrom || now.windowTo !== moved.windowTo,
    },
  }
}

/** The days that held until a version: the unit's own, or the plan's. */
function windowBefore(db: Reader, of: { cycleId: string; unitId: string }, version: number) {
  const plan = listCycleVersions(db, of.cycleId).findLast((row) => row.version < version)
  const own = windowHistoryOf(db, of.cycleId, of.unitId).findLast((row) => row.version < version)
  return own && own.version >= (plan?.version ?? 0) ? own : plan
}
