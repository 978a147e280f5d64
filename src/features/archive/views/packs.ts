import type { ChoiceView } from '../../../../cards/archive/choice.ts'
import type { ExportView } from '../../../../cards/archive/export.ts'
import type { HomeView } from '../../../../cards/archive/home.ts'
import type { PackLine } from '../../../../cards/archive/parts.ts'
import { sayMoment } from '../../../../cards/archive/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findExport, lastExportsOf, type Export } from '../../../../db/queries/exports.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { catalogue, stageNames, type Stage } from '../../../../documents/archive/catalogue.ts'
import { teamUnitsBelow } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { entryOf } from '../contents/box.ts'
import { dayAt, timeAt } from '../contents/scope.ts'
import { boxesOf, mayExport } from '../packing.ts'
import { keptDays } from '../rules/keeping.ts'

type OfUnit = { cycleId: string; unitId: string }

const keptForMs = keptDays * 86_400_000
const shownPacks = 5

export function homeView(
  db: Reader,
  { cycleId, unitId }: OfUnit,
  { reader, now }: ViewContext,
): HomeView | undefined {
  const unit = findUnit(db, unitId)
  const cycle = findCycle(db, cycleId)
  if (!unit || !cycle || reader.kind !== 'person') return undefined
  return {
    cycleId,
    unitId,
    unit: unit.name,
    year: cycle.assessmentYear,
    packs: lastExportsOf(db, unitId, shownPacks).map((one) => lineOf(db, one, now)),
    others: teamUnitsBelow(db, unit.rootId)
      .filter((one) => one.unitId !== unitId && mayExport(db, reader.person, one.unitId))
      .map((one) => ({ unitId: one.unitId, name: one.name })),
  }
}

function lineOf(db: Reader, one: Export, now: Date): PackLine {
  const isExpired = one.state === 'sent' && now.getTime() - one.at > keptForMs
  return {
    pack: one.pack,
    part: partName(one.part),
    by: findPerson(db, one.byPersonId)?.name ?? '',
    at: sayMoment(dayAt(one.at), timeAt(one.at)),
    state: isExpired ? 'expired' : one.state,
    done: one.done,
    total: one.total,
  }
}

function partName(part: string): string {
  if (part in stageNames) return stageNames[part as Stage]
  return entryOf(part)?.title ?? ''
}

export function exportView(
  db: Reader,
  { exportId }: { exportId: string },
  { now }: ViewContext,
): ExportView | undefined {
  const one = findExport(db, exportId)
  if (!one) return undefined
  const { cycleId, unitId } = one
  const unit = findUnit(db, unitId)?.name ?? ''
  return { exportId, cycleId, unitId, unit, ...lineOf(db, one, now) }
}

/** What there is at least one of: a paper of the unit's own, a stage with the units below. */
export function choiceView(
  db: Reader,
  { cycleId, unitId }: OfUnit,
  { reader, now }: ViewContext,
): ChoiceView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const byPersonId = reader.person.personId
  const boxes = boxesOf(db, { cycleId, unitId, pack: 'whole', part: '', byPersonId }, now)
  const own = boxes.filter(({ scope }) => scope.of.unitId === unitId)
  const entriesIn = (some: typeof boxes) => {
    const numbers = new Set(some.flatMap((box) => box.drafts.map((draft) => draft.number)))
    return catalogue.filter((entry) => numbers.has(entry.number))
  }
  const stages = [...new Set(entriesIn(boxes).map((entry) => entry.stage))]
  return {
    cycleId,
    unitId,
    unit: unit.name,
    documents: entriesIn(own).map(({ number, title }) => ({ label: title, value: number })),
    stages: stages.map((stage) => ({ label: stageNames[stage], value: stage })),
  }
}
