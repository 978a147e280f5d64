import { gradeNames, teamRow } from '../../../../cards/ballot/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import type { BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { policyOf } from '../electorate.ts'

export function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}

export function unitName(db: Reader, { unitId }: { unitId: string }): string {
  return getUnit(db, unitId).name
}

/** What a row of the paper is called: a person, or the team of the unit. */
export function subjectName(
  db: Reader,
  { kind }: Pick<BallotRound, 'kind'>,
  subjectId: string,
): string {
  return kind === 'team' ? teamRow(getUnit(db, subjectId).name) : nameOf(db, subjectId)
}

/** The grades, or the steps of the scale on which a team is appraised, best first. */
export function scaleNames(
  db: Reader,
  round: Pick<BallotRound, 'kind' | 'cycleId' | 'scale'>,
): readonly string[] {
  if (round.kind === 'members') return gradeNames
  const named = new Map(policyOf(db, round).teamBallot.scale.map(({ id, name }) => [id, name]))
  return round.scale.map((id) => named.get(id) ?? id)
}
