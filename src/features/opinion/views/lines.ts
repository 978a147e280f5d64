import type { FeedbackView, SheetView } from '../../../../cards/opinion/feedback.ts'
import type { LinesView, LineView } from '../../../../cards/opinion/lines.ts'
import type { Paged } from '../../../../cards/opinion/parts.ts'
import { teamWord, type LineState } from '../../../../cards/opinion/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import {
  countOpinionLines,
  findOpinionLine,
  opinionLinesFor,
  pageOpinionLines,
  type CountedLine,
  type OpinionLine,
} from '../../../../db/queries/opinion-lines.ts'
import { findOpinionRound, type OpinionRound } from '../../../../db/queries/opinion-rounds.ts'
import { opinionCoverage, opinionsOfLine, type Opinion } from '../../../../db/queries/opinions.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { isTeamMemberOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { addresseesOf, maySort, type LabelledAddressee } from '../leaders.ts'
import { coverageOf, mayName } from '../rules.ts'
import { sheetsOf } from '../sheets.ts'

const linesPerPage = 10
/** Full texts: so few that a card of thirty kilobytes holds them at their longest. */
const textsPerPage = 4

export function linesView(
  db: Reader,
  { roundId, state, page }: { roundId: string; state: LineState; page: string },
): LinesView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  const total = countOpinionLines(db, roundId)
    .filter((one) => one.state === state)
    .reduce((sum, one) => sum + one.count, 0)
  const at = pageAt(page, total, linesPerPage)
  const offset = (at.page - 1) * linesPerPage
  const lines = pageOpinionLines(db, { roundId, state }, { limit: linesPerPage, offset })
  const addressees = addresseesOf(db, round.rootId, teamWord)
  const items = lines.map((line) => ({
    lineId: line.lineId,
    start: startOf(line.summary),
    to: labelOf(addressees, line),
    aspect: line.aspect,
    count: line.count,
  }))
  const mayMerge = state !== 'withheld'
  return { roundId, rootId: round.rootId, state, list: { items, ...at }, total, mayMerge }
}

function startOf(summary: string): string {
  const letters = Array.from(summary.replaceAll(/\s+/g, ' '))
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('')
}

export function lineView(
  db: Reader,
  { lineId, page }: { lineId: string; page: string },
  { reader }: ViewContext,
): LineView | undefined {
  const line = findOpinionLine(db, lineId)
  const round = line && findOpinionRound(db, line.roundId)
  if (!line || !round) return undefined
  const addressees = addresseesOf(db, round.rootId, teamWord)
  const said = opinionsOfLine(db, lineId)
  const at = pageAt(page, said.length, textsPerPage)
  const shown = said.slice((at.page - 1) * textsPerPage, at.page * textsPerPage)
  const { channels } = coverageOf(opinionCoverage(db, round.roundId))
  return {
    lineId,
    roundId: line.roundId,
    state: line.state,
    summary: line.summary,
    to: valueOf(line),
    toName: labelOf(addressees, line),
    aspect: line.aspect,
    tags: [line.vitalInterest && 'vitalInterest', line.dailyDetail && 'dailyDetail'].filter(
      (tag) => tag !== false,
    ),
    words: shown.map((one) => wordsOf(db, one, channels)),
    said: said.length,
    ...at,
    addressees,
    mayChange: reader.kind === 'person' && maySort(db, reader.person, round.rootId),
  }
}

function wordsOf(
  db: Reader,
  one: Opinion,
  channels: ReadonlyMap<string, number>,
): LineView['words'][number] {
  const author = one.authorId === null ? undefined : findPerson(db, one.authorId)?.name
  const named = mayName(channels, one.channel)
  return {
    opinionId: one.opinionId,
    words: one.words,
    category: one.category,
    channel: named ? one.channel : undefined,
    onDay: named ? one.onDay : undefined,
    author,
  }
}

function valueOf(line: Pick<OpinionLine, 'unitId' | 'leaderId'>): string {
  return line.leaderId === null ? `unit:${line.unitId}` : `person:${line.leaderId}`
}

function labelOf(
  addressees: readonly LabelledAddressee[],
  line: Pick<OpinionLine, 'unitId' | 'leaderId'>,
): string {
  return addressees.find((one) => one.value === valueOf(line))?.label ?? ''
}

export function teamSheetView(
  db: Reader,
  { roundId, unitId, page }: { roundId: string; unitId: string; page: string },
  { reader }: ViewContext,
): SheetView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  const back = { card: 'opinionDesk', key: { unitId } }
  const mayAcknowledge = reader.kind === 'person' && isTeamMemberOf(db, reader.person, unitId)
  const lines = opinionLinesFor(db, roundId, { unitId })
  return sheetView(db, { round, recipientId: unitId, lines, page, mayAcknowledge, back })
}

/** For the leader alone, and the secretary of the general branch (R37). */
export function ownSheetView(
  db: Reader,
  { roundId, personId, page }: { roundId: string; personId: string; page: string },
  { reader }: ViewContext,
): SheetView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round || reader.kind !== 'person') return undefined
  const mayAcknowledge = reader.person.personId === personId
  const lines = opinionLinesFor(db, roundId, { leaderId: personId })
  return sheetView(db, {
    round,
    recipientId: personId,
    lines,
    page,
    mayAcknowledge,
    back: undefined,
  })
}

function sheetView(
  db: Reader,
  of: {
    round: OpinionRound
    recipientId: string
    lines: readonly CountedLine[]
    page: string
  } & Pick<SheetView, 'mayAcknowledge' | 'back'>,
): SheetView | undefined {
  const { round, recipientId, lines, mayAcknowledge, back } = of
  const found = sheetsOf(db, round).find((one) => one.recipientId === recipientId)
  if (!found?.sheet) return undefined
  const at = pageAt(of.page, lines.length, textsPerPage)
  const before = (at.page - 1) * textsPerPage
  const shown = lines.slice(before, before + textsPerPage)
  const { channels } = coverageOf(opinionCoverage(db, round.roundId))
  return {
    roundId: round.roundId,
    recipientId,
    recipient: found.name,
    isTeam: found.isTeam,
    handedOn: found.sheet.handedOn,
    acknowledgedOn:
      found.state === 'acknowledged' ? (found.sheet.acknowledgedOn ?? undefined) : undefined,
    mayAcknowledge,
    list: { items: shown.map((line) => sheetLine(db, line, channels)), ...at },
    total: lines.length,
    before,
    back,
  }
}

function sheetLine(
  db: Reader,
  line: CountedLine,
  channels: ReadonlyMap<string, number>,
): SheetView['list']['items'][number] {
  const said = opinionsOfLine(db, line.lineId)
  return {
    summary: line.summary,
    aspect: line.aspect,
    count: line.count,
    categories: [...new Set(said.map((one) => one.category))].toSorted(),
    channels: [...new Set(said.map((one) => one.channel))]
      .filter((channel) => mayName(channels, channel))
      .toSorted(),
  }
}

export function feedbackView(
  db: Reader,
  { roundId, page }: { roundId: string; page: string },
): FeedbackView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  const sheets = sheetsOf(db, round)
  const at = pageAt(page, sheets.length, linesPerPage)
  const items = sheets.slice((at.page - 1) * linesPerPage, at.page * linesPerPage)
  const toHand = sheets.filter(({ state }) => state === 'waiting' || state === 'changed').length
  return { roundId, rootId: round.rootId, list: { items, ...at }, toHand }
}

/** Which page is shown of how many; one that no longer exists becomes the last one. */
function pageAt(page: string, total: number, size: number): Omit<Paged<never>, 'items'> {
  const pages = Math.max(1, Math.ceil(total / size))
  const wanted = Number.parseInt(page, 10)
  return { page: Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted)), pages }
}
