import type { DeskRound, DeskView } from '../../../../cards/disclosure/desk.ts'
import type { FormView } from '../../../../cards/disclosure/form.ts'
import { contactDefault, placeDefault } from '../../../../cards/disclosure/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import {
  disclosureAnswersOf,
  findDisclosure,
  roundsOf,
  type Disclosure,
} from '../../../../db/queries/disclosures.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { findUnit, type Unit } from '../../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { teamsOf, teamUnitsBelow } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { disclosing, pageUrlOf } from '../access.ts'
import { rowOfRound } from '../duties.ts'
import { disclosable } from '../items.ts'
import { phaseOf, roundToPrepare, secondAheadDays, usualPeriod } from '../rules/period.ts'
import { excerpt } from './paged.ts'

type OfUnit = { unitId: string }

const labelLetters = 60

export function deskView(
  db: Reader,
  { unitId }: OfUnit,
  { now, reader }: ViewContext,
): DeskView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const { person } = reader
  const found = disclosing(db, unitId)
  const mayLead = isSecretaryOf(db, person, unitId)
  const others = othersOf(db, unit, person)
  const base = { unitId, unit: unit.name, mayLead, others }
  if (!found) {
    const empty = { items: 0, rounds: [], next: undefined, secondFrom: undefined }
    return { ...base, ...empty, hasCycle: false }
  }
  const { cycle } = found
  const today = dayOf(now)
  const rounds = roundsOf(db, cycle.cycleId, unitId)
  const closingOn = dayOfRow(cycle, 'closingReview')
  const next = roundToPrepare(rounds, closingOn, today)
  return {
    ...base,
    hasCycle: true,
    items: disclosable(db, cycle.cycleId, unitId).length,
    rounds: rounds
      .filter((one) => one.state !== 'draft' || one.round === next)
      .flatMap(({ disclosureId }) => findDisclosure(db, disclosureId) ?? [])
      .map((one) => deskRound(db, one, today)),
    next: next && {
      round: next,
      dueOn: dayOfRow(cycle, rowOfRound[next]),
      isDraft: rounds.some((one) => one.round === next && one.state === 'draft'),
    },
    secondFrom: secondFrom(rounds, next, closingOn),
  }
}

/** Between the rounds: from when the second one can be prepared. */
function secondFrom(
  rounds: ReturnType<typeof roundsOf>,
  next: 1 | 2 | undefined,
  closingOn: Day,
): string | undefined {
  const wasShown = rounds.some(
    (one) => one.round === 2 && (one.state === 'open' || one.state === 'closed'),
  )
  return next === undefined && !wasShown ? addDays(closingOn, -secondAheadDays) : undefined
}

function deskRound(db: Reader, found: Disclosure, today: Day): DeskRound {
  const { disclosureId, round, fromOn, toOn, items, scope } = found
  return {
    disclosureId,
    round,
    phase: phaseOf(found, today),
    fromOn,
    toOn,
    count: items.length,
    url: pageUrlOf(db, found),
    isForVillage: scope.includes('village'),
    answers: disclosureAnswersOf(db, disclosureId),
  }
}

/** Desks of the reader's other teams; for the first secretary those of all branches. */
function othersOf(db: Reader, unit: Unit, person: Person): DeskView['others'] {
  const isTop = isSecretaryOf(db, person, unit.rootId)
  return (isTop ? teamUnitsBelow(db, unit.rootId) : teamsOf(db, person))
    .filter(({ unitId }) => unitId !== unit.unitId)
    .map(({ unitId, name }) => ({ unitId, name }))
}

/** The draft, or what the policy and the calendar offer. */
export function formView(
  db: Reader,
  { unitId }: OfUnit,
  { now }: ViewContext,
): FormView | undefined {
  const found = disclosing(db, unitId)
  if (!found) return undefined
  const { unit, cycle } = found
  const today = dayOf(now)
  const rounds = roundsOf(db, cycle.cycleId, unitId)
  const round = roundToPrepare(rounds, dayOfRow(cycle, 'closingReview'), today)
  const items = disclosable(db, cycle.cycleId, unitId)
  if (round === undefined || items.length === 0) return undefined
  const draft = rounds.find((one) => one.round === round && one.state === 'draft')
  return {
    unitId,
    unit: unit.name,
    round,
    items: items.map(({ itemId, problem }) => ({
      value: itemId,
      label: excerpt(problem.replaceAll(/\s+/g, ' '), labelLetters),
    })),
    ...(draft
      ? valuesOf(db, draft.disclosureId)
      : usualValues(cycle, unit, { round, today, chosen: items.map(({ itemId }) => itemId) })),
  }
}

type Values = Omit<FormView, 'unitId' | 'unit' | 'round' | 'items'>

function valuesOf(db: Reader, disclosureId: string): Values {
  const draft = findDisclosure(db, disclosureId)
  if (!draft) throw new Error('the draft is gone')
  const { scope, way, fromOn, toOn, naming, place, contact } = draft
  const chosen = draft.items.map(({ itemId }) => itemId)
  return { chosen, scope, way, fromOn, toOn, naming, place, contact }
}

function usualValues(
  cycle: Cycle,
  unit: Unit,
  of: { round: 1 | 2; today: Day; chosen: readonly string[] },
): Values {
  const { scope, way } = cycle.parameters.disclosure
  return {
    chosen: of.chosen,
    scope,
    way,
    ...usualPeriod(dayOfRow(cycle, rowOfRound[of.round]), of.today),
    naming: 'post',
    place: placeDefault,
    contact: contactDefault(unit.name),
  }
}
