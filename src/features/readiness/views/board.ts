import type { BoardView, GateRow, LackLine } from '../../../../cards/readiness/board.ts'
import type { MeetingReadyView } from '../../../../cards/readiness/decisions.ts'
import type { MeetingType } from '../../../../policies/open-gates.ts'
import type { Reader } from '../../../../db/client.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import { ownWindowsOf } from '../../../../db/queries/meeting-windows.ts'
import { meetingOfType } from '../../../../db/queries/meetings.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { isConductor } from '../../../organization/meetings.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, secretaryOf } from '../../../organization/roles.ts'
import type { CardReader, ViewContext } from '../../../pipeline/feature.ts'
import type { Lack } from '../../../pipeline/gate.ts'
import { linesOf, type BoardLine, type Features } from '../../../pipeline/gate-lines.ts'
import { lackingIn, mayOpen } from '../board.ts'
import {
  keyOf,
  meetingOf,
  meetingsBelow,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import {
  isLacking,
  isRequired,
  lackingFor,
  meetingsOf,
} from '../../../organization/gate-verdict.ts'

const gatesPerPage = 6
const namesShown = 12
/** With three hundred talks open, a few tell as much as all. */
const lacksShown = 5

export interface BoardKey {
  unitId: string
  page?: string | undefined
  as?: string | undefined
}

export function boardView(all: Features) {
  return (db: Reader, key: BoardKey, context: ViewContext): BoardView | undefined => {
    const meeting = meetingOf(db, key.unitId)
    if (!meeting) return undefined
    const { unit, cycle, isRoot } = meeting
    const lines = linesOf(db, all, meeting, context.now)
    const types = meetingsOf(unit.kind)
    const asked: Asked = { db, all, meeting, types, reader: context.reader }
    const rows = lines.map((line) => rowOf(asked, line))
    const open = rows.filter(isOpen).toSorted((a, b) => rank(a) - rank(b))
    const pages = Math.max(1, Math.ceil(open.length / gatesPerPage))
    const page = Math.min(pages, Math.max(1, Number(key.page ?? 1) || 1))
    return {
      unitId: unit.unitId,
      unitName: unit.name,
      windowFrom: cycle.windowFrom,
      windowTo: cycle.windowTo,
      isPutOff: isPutOff(db, meeting),
      meetings: types.map((meetingType) => ({
        meetingType,
        lacking: lackingFor(lines, meetingType).length,
      })),
      open: open.slice((page - 1) * gatesPerPage, page * gatesPerPage),
      page,
      pages,
      met: rows.filter((row) => row.state === 'met').map((row) => row.gate),
      exempt: rows.filter((row) => row.state === 'exempt'),
      branches: isRoot ? branchesOf(asked, context.now) : [],
      mayDecide: decides(db, meeting, context.reader),
      as: modes.find((mode) => mode === key.as),
    }
  }
}

const modes = ['refused', 'check1', 'check2'] as const

interface Asked {
  db: Reader
  all: Features
  meeting: Meeting
  types: readonly MeetingType[]
  reader: CardReader
}

const isOpen = (row: GateRow) => row.state === 'lacks' || row.state === 'advice'
const rank = (row: GateRow) => (row.state === 'lacks' ? 0 : 1)

function isPutOff(db: Reader, { unit, cycle }: Meeting): boolean {
  return ownWindowsOf(db, cycle.cycleId).has(unit.unitId)
}

function decides(db: Reader, { unit }: Meeting, reader: CardReader): boolean {
  return reader.kind === 'person' && isSecretaryOf(db, reader.person, unit.unitId)
}

function rowOf(asked: Asked, line: BoardLine): GateRow {
  const { db, all, meeting, types, reader } = asked
  const { state, exemption } = line
  const lacks = [...state.lacks, ...(state.notes ?? [])]
  const mend = state.mend && mayOpen(db, all, state.mend, reader) ? state.mend : undefined
  return {
    gate: line.gate,
    state: stateOf(line, types),
    lacks: lacks.slice(0, lacksShown).map((lack) => lackLine(db, lack)),
    moreLacks: Math.max(0, lacks.length - lacksShown),
    mend,
    mayExempt: isRequired(line.gate, types) && line.hard && isFirstResponsible(db, meeting, reader),
    exemption: exemption && {
      reason: exemption.reason,
      by: findPerson(db, exemption.byPersonId)?.name ?? '',
      on: dayOf(new Date(exemption.at)),
    },
  }
}

function stateOf(line: BoardLine, types: readonly MeetingType[]): GateRow['state'] {
  if (line.isExempt) return 'exempt'
  if (types.some((type) => isLacking(line, type))) return 'lacks'
  return line.met && (line.state.notes ?? []).length === 0 ? 'met' : 'advice'
}

/** 第一责任人 of the unit. */
function isFirstResponsible(db: Reader, { unit }: Meeting, reader: CardReader): boolean {
  if (reader.kind !== 'person') return false
  const firstResponsiblePerson = secretaryOf(db, unit.unitId)
  return firstResponsiblePerson?.personId === reader.person.personId
}

function lackLine(db: Reader, { what, personIds = [] }: Lack): LackLine {
  const names = personIds.slice(0, namesShown).map((id) => findPerson(db, id)?.name ?? '')
  return { what, names, more: personIds.length - names.length }
}

function branchesOf({ db, all, meeting }: Asked, now: Date): BoardView['branches'] {
  return meetingsBelow(db, meeting.unit.unitId)
    .filter((one) => !one.isRoot)
    .slice(0, 12)
    .map((one) => ({
      unitId: one.unit.unitId,
      name: one.unit.name,
      lacking: lackingIn(db, all, one, now).length,
    }))
}

export function meetingReadyView(all: Features) {
  return (
    db: Reader,
    key: { unitId: string; meetingType: string },
    { now, reader }: ViewContext,
  ): MeetingReadyView | undefined => {
    const meeting = meetingOf(db, key.unitId)
    if (!meeting) return undefined
    const { unit, cycle } = meeting
    const meetingType = meetingsOf(unit.kind).find((type) => type === key.meetingType)
    if (!meetingType) return undefined
    const lines = linesOf(db, all, meeting, now)
    const booking = venueBookingOf(db, keyOf(meeting))
    return {
      unitId: unit.unitId,
      unitName: unit.name,
      meetingType,
      windowFrom: cycle.windowFrom,
      windowTo: cycle.windowTo,
      venue: booking,
      advice: lines.filter((line) => !line.met && !line.isExempt).map((line) => line.gate),
      exempt: lines.filter((line) => line.isExempt).map((line) => line.gate),
      lacking: lackingFor(lines, meetingType).length,
      opened: openedAs(db, meeting, meetingType, reader),
      mayOpen: decides(db, meeting, reader),
    }
  }
}

function openedAs(
  db: Reader,
  { unit, cycle }: Meeting,
  meetingType: MeetingType,
  reader: CardReader,
): MeetingReadyView['opened'] {
  const { cycleId } = cycle
  const found = meetingOfType(db, { cycleId, unitId: unit.unitId, meetingType })
  if (!found || found.state === 'brokenOff') return undefined
  const mayConduct = reader.kind === 'person' && isConductor(found, reader.person)
  return { state: found.state, consoleOf: mayConduct ? found.meetingId : undefined }
}
