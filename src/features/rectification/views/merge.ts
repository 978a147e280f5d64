import type {
  CandidateLine,
  CandidateView,
  MergeView,
} from '../../../../cards/rectification/merge.ts'
import type { ImportAskView, ImportView } from '../../../../cards/rectification/import.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findListImport, linesOfImport } from '../../../../db/queries/rectification-imports.ts'
import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { runningCycle } from '../../../organization/teams.ts'
import { candidatesOf, findCandidate, unsettled, type Candidate } from '../candidates.ts'
import { likelySame } from '../rules/likeness.ts'
import { findSubject, itemsOfList } from '../subjects.ts'
import { nameOf } from './lists.ts'
import { excerpt, pageOf } from './paged.ts'

const candidatesPerPage = 6
const letters = 120
const hintLetters = 30
const mostTargets = 40
const mostLines = 8

/** Everything a list is put together from: what is left, what is on offer, what was settled. */
export function mergeView(
  db: Reader,
  { subjectId, page }: { subjectId: string; page: string },
): MergeView | undefined {
  const subject = findSubject(db, subjectId)
  const cycle = subject && runningCycle(db, subject.unit.rootId)
  if (!subject || !cycle) return undefined
  const all = candidatesOf(db, cycle, subject)
  const items = new Map(itemsOfList(db, cycle, subject).map((item) => [item.itemId, item]))
  const left = unsettled(all)
  const offers = all.filter((one) => one.isOffer && one.itemId === undefined)
  const settled = all.filter((one) => one.itemId !== undefined)
  const lines = [...left, ...offers, ...settled].map((one) => lineOf(one, all, items))
  const kinds = Map.groupBy(left, ({ kind }) => kind)
  return {
    cycleId: cycle.cycleId,
    subjectId,
    isTeam: subject.kind === 'team',
    name: nameOf(subject),
    left: [...kinds].map(([kind, found]) => ({ kind, count: found.length })),
    settled: settled.length,
    list: pageOf(lines, page, candidatesPerPage),
  }
}

type Items = ReadonlyMap<string, RectificationItem>

function lineOf(one: Candidate, all: readonly Candidate[], items: Items): CandidateLine {
  const { kind, sourceId, text, label } = one
  const [alike] = one.itemId === undefined ? alikeTo(one, all, items) : []
  return {
    kind,
    sourceId,
    text: excerpt(text, letters),
    label,
    alike: alike === undefined ? undefined : excerpt(alike, hintLetters),
    outcome: outcomeOf(one, items),
  }
}

function outcomeOf({ itemId }: Candidate, items: Items): CandidateLine['outcome'] {
  if (itemId === undefined) return undefined
  const state = items.get(itemId)?.state
  return state === 'merged' || state === 'notAdopted' ? state : 'listed'
}

/** Words of other matters that may be the same, on the list or still to be settled. */
function alikeTo(one: Candidate, all: readonly Candidate[], items: Items): string[] {
  const listed = [...items.values()].map(({ problem, aspect }) => ({ text: problem, aspect }))
  const others = all.filter((other) => other !== one && other.itemId === undefined)
  return likelySame(one, [...listed, ...others]).map(({ text }) => text)
}

export function candidateView(
  db: Reader,
  key: { cycleId: string; subjectId: string; kind: string; sourceId: string },
): CandidateView | undefined {
  const subject = findSubject(db, key.subjectId)
  const cycle = findCycle(db, key.cycleId)
  if (!subject || !cycle || cycle.rootId !== subject.unit.rootId) return undefined
  const candidate = findCandidate(db, cycle, subject, key)
  if (!candidate || candidate.itemId !== undefined) return undefined
  const items = itemsOfList(db, cycle, subject)
  const byId = new Map(items.map((item) => [item.itemId, item]))
  return {
    cycleId: key.cycleId,
    subjectId: key.subjectId,
    isTeam: subject.kind === 'team',
    kind: candidate.kind,
    sourceId: candidate.sourceId,
    text: candidate.text,
    label: candidate.label,
    alike: alikeTo(candidate, candidatesOf(db, cycle, subject), byId)
      .slice(0, 3)
      .map((text) => excerpt(text, hintLetters)),
    targets: targetsFor(candidate, items),
  }
}

/** Open items something may go into; those that look alike first. */
export function targetsFor(
  one: { text: string; aspect: string },
  items: readonly RectificationItem[],
) {
  const open = items
    .filter(({ state }) => state === 'draft' || state === 'published')
    .map((item) => ({ ...item, text: item.problem }))
  const first = likelySame(one, open)
  return [...first, ...open.filter((item) => !first.includes(item))]
    .slice(0, mostTargets)
    .map(({ itemId, problem }) => ({ id: itemId, name: excerpt(problem, hintLetters) }))
}

export function importAskView(
  db: Reader,
  { unitId }: { unitId: string },
): ImportAskView | undefined {
  const unit = findUnit(db, unitId)
  return unit && { unitId, name: unit.name }
}

export function importView(db: Reader, { importId }: { importId: string }): ImportView | undefined {
  const waiting = findListImport(db, importId)
  if (!waiting) return undefined
  const lines = linesOfImport(db, importId)
  const { unitId, label, state, problem } = waiting
  return {
    importId,
    unitId,
    label,
    state,
    problem,
    lines: lines.slice(0, mostLines).map((line) => excerpt(line, letters)),
    count: lines.length,
  }
}
