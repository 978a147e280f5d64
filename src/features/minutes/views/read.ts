import type { MinutesListView } from '../../../../cards/minutes/list.ts'
import type { ReadView } from '../../../../cards/minutes/read.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { meetingsOfUnit, type MeetingRow } from '../../../../db/queries/meetings.ts'
import {
  findMinutes,
  minutesVersionsOf,
  type MinutesVersion,
} from '../../../../db/queries/minutes.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { teamUnitsFrom } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { heldMeeting, titleOf, writersOf, type Held } from '../record.ts'
import { pageOf, sheetPages } from '../rules/paging.ts'
import { confirmationsOf } from './confirmations.ts'
import type { Content } from './sheet.ts'

type OfVersion = { meetingId: string; version?: string | undefined; page?: string | undefined }

export function readView(
  db: Reader,
  { meetingId, version, page }: OfVersion,
): ReadView | undefined {
  const held = heldMeeting(db, meetingId)
  if (!held) return undefined
  const versions = minutesVersionsOf(db, meetingId)
  const found = versions.find((one) => String(one.version) === version) ?? versions.at(-1)
  return {
    meetingId,
    title: titleOf(held),
    confirmed: found && confirmedPart(db, held, { found, versions, page: page ?? '1' }),
    isChanging: found !== undefined && findMinutes(db, meetingId)?.state !== 'confirmed',
  }
}

function confirmedPart(
  db: Reader,
  held: Held,
  of: { found: MinutesVersion; versions: readonly MinutesVersion[]; page: string },
) {
  const { version, reason, content } = of.found
  const { sheet } = JSON.parse(content) as Content
  const shown = pageOf(sheetPages(sheet), of.page, 1)
  return {
    version,
    versions: of.versions.length,
    reason,
    confirmations: confirmationsOf(db, held, of.found),
    blocks: shown.items[0] ?? [],
    page: shown.page,
    pages: shown.pages,
  }
}

/** The meetings of a unit and of those below it, as they were opened. */
export function listView(
  db: Reader,
  { unitId }: { unitId: string },
  { reader }: ViewContext,
): MinutesListView | undefined {
  const unit = findUnit(db, unitId)
  const cycle = unit && currentCycle(db, unit.rootId)
  if (!unit || reader.kind !== 'person') return undefined
  const held = cycle
    ? teamUnitsFrom(db, unitId).flatMap((one) =>
        meetingsOfUnit(db, cycle.cycleId, one.unitId)
          .filter((meeting) => meeting.state !== 'brokenOff')
          .toReversed()
          .map((meeting) => listed(db, meeting, one.name, reader.person.personId)),
      )
    : []
  return { unit: unit.name, meetings: held }
}

function listed(db: Reader, meeting: MeetingRow, unit: string, personId: string) {
  const { meetingId, meetingType, openedAt } = meeting
  const state = findMinutes(db, meetingId)?.state
  return {
    meetingId,
    unit,
    meetingType,
    heldOn: dayOf(new Date(openedAt)),
    state,
    isOver: meeting.state === 'closed',
    isOwn: state !== undefined && writersOf(db, meeting).includes(personId),
    isReadable: minutesVersionsOf(db, meetingId).length > 0,
  }
}
