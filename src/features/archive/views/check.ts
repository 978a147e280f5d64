import type { CheckView, FoundLine } from '../../../../cards/archive/check.ts'
import { lintNames, sayFinding } from '../../../../cards/archive/check-wording.ts'
import type { Finding } from '../../../../cards/archive/finding.ts'
import type { Reader } from '../../../../db/client.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { teamUnitsFrom } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { pageOf } from '../../minutes/rules/paging.ts'
import { namesOf, scopeOf, type Scope } from '../contents/scope.ts'
import { pictureOf } from '../picture/collect.ts'
import { findingsIn } from '../rules/lints.ts'
import { mendRef } from './mend.ts'

interface Key {
  cycleId: string
  unitId: string
  page: string
  pack: string
}

const linesPerPage = 8

/** What the lints find in a unit and the units below it, once each. */
export function foundIn(
  db: Reader,
  { cycleId, unitId }: { cycleId: string; unitId: string },
  now: Date,
): { scope: Scope; finding: Finding }[] {
  const scopes = teamUnitsFrom(db, unitId).flatMap(
    (unit) => scopeOf(db, { cycleId, unitId: unit.unitId }, now) ?? [],
  )
  const all = scopes.flatMap((scope) =>
    findingsIn(pictureOf(scope)).map((finding) => ({ scope, finding })),
  )
  const first = new Map<string, (typeof all)[number]>()
  for (const one of all) {
    const { fault, personIds, facts } = one.finding
    const what = JSON.stringify([fault, personIds, facts])
    if (!first.has(what)) first.set(what, one)
  }
  return [...first.values()]
}

export function checkView(
  db: Reader,
  key: Key,
  { reader, now }: ViewContext,
): CheckView | undefined {
  const unit = findUnit(db, key.unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const found = foundIn(db, key, now)
  const { person } = reader
  const lines = found.map(({ scope, finding }): FoundLine => {
    const isOpen = finding.namedFor === 'team' || isSecretaryOf(db, person, scope.unit.unitId)
    const mend = mendRef(scope, finding.mend)
    return {
      check: `${scope.unit.name}　${lintNames[finding.lint]}`,
      sentence: sayFinding(finding),
      names: isOpen ? namesOf({ db }, finding.personIds) : [],
      mend,
    }
  })
  const pack = key.pack === 'whole' || key.pack === 'spotCheck' ? key.pack : undefined
  return {
    cycleId: key.cycleId,
    unitId: key.unitId,
    unit: unit.name,
    count: found.length,
    list: pageOf(lines, key.page, linesPerPage),
    pack: pack && isSecretaryOf(db, person, key.unitId) ? pack : undefined,
    paging: key.pack,
  }
}
