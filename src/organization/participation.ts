import type { RegisterRow } from '../../db/queries/register.ts'

export type AppraisalPlace = 'destination' | 'returnedHome' | 'undetermined'

const villageBodies = ['VC', 'VS']

export function isMember(row: Pick<RegisterRow, 'kind'>): boolean {
  return row.kind === 'fullMember' || row.kind === 'probationaryMember'
}

/** Where a mobile member is appraised (R18); undefined for everybody else. */
export function appraisalPlaceOf(row: Pick<RegisterRow, 'flags'>): AppraisalPlace | undefined {
  const place = row.flags['flowOut']
  if (place === undefined) return undefined
  return place === 'destination' || place === 'returnedHome' ? place : 'undetermined'
}

/** Out of the branch's life for now: not invited, not asked, not graded. */
function isOutOfReach(row: RegisterRow): boolean {
  const place = appraisalPlaceOf(row)
  return place === 'destination' || place === 'undetermined' || isSuspended(row)
}

/** Takes no part in anything for now. */
export function isSuspended(row: Pick<RegisterRow, 'flags'>): boolean {
  return ['lostContact', 'membershipSuspended', 'cannotExpressWill'].some((f) => f in row.flags)
}

function servesIn(row: RegisterRow, bodies: readonly string[]): boolean {
  return row.posts.some((held) => bodies.includes(held.body))
}

/** R12: the general branch's team and the members among the two village committees, each once. */
export function participantsOfA<Row extends RegisterRow>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => isMember(row) && servesIn(row, ['GB', ...villageBodies]))
}

/** R13: committee people who are no members sit in. */
export function observersOfA<Row extends RegisterRow>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !isMember(row) && servesIn(row, villageBodies))
}

/** R14: everybody of the branch who is invited to B, full and probationary. */
export function participantsOfB<Row extends RegisterRow>(
  rows: readonly Row[],
  branchId: string,
): Row[] {
  return rows.filter((row) => isMember(row) && row.branchId === branchId && !isOutOfReach(row))
}

/** 应到 of B: participants without those excluded with the superior's and the meeting's approval. */
export function expectedInB<Row extends RegisterRow>(
  rows: readonly Row[],
  branchId: string,
): Row[] {
  return participantsOfB(rows, branchId).filter((row) => !('excludedFromExpected' in row.flags))
}

/** R17: leaders owe meeting A and, as ordinary members, meeting B of their own branch. */
export function dualAttendance<Row extends RegisterRow>(rows: readonly Row[]): Row[] {
  return participantsOfA(rows).filter((row) => row.branchId !== null)
}

/** R15: whether meeting B may better be held by groups. */
export function suggestsGroupSessions(present: number, threshold: number): boolean {
  return present > threshold
}

/** N: who is graded by the branch, and therefore the denominator of the excellent ratio. */
export function gradedBy<Row extends RegisterRow>(rows: readonly Row[], branchId: string): Row[] {
  return participantsOfB(rows, branchId).filter(
    (row) => row.kind === 'fullMember' && !('flowIn' in row.flags) && !isExpelling(row),
  )
}

/** Who stands on the ballot list; probationary members with the remark 不定等次 when wanted. */
export function listedOnBallot<Row extends RegisterRow>(
  rows: readonly Row[],
  branchId: string,
  options: { listsProbationary: boolean },
): Row[] {
  return participantsOfB(rows, branchId).filter(
    (row) => !isExpelling(row) && (row.kind === 'fullMember' || options.listsProbationary),
  )
}

/** Who fills in the ballot, if present. */
export function castsBallot<Row extends RegisterRow>(
  rows: readonly Row[],
  branchId: string,
  options: { probationaryCast: boolean },
): Row[] {
  return participantsOfB(rows, branchId).filter(
    (row) =>
      !('onProbationWithinParty' in row.flags) &&
      !isExpelling(row) &&
      (row.kind === 'fullMember' || options.probationaryCast),
  )
}

/** Formal vote (表决权) in a members' meeting. */
export function hasVotingRight(row: RegisterRow): boolean {
  const barred = [
    'flowIn',
    'lostContact',
    'membershipSuspended',
    'cannotExpressWill',
    'onProbationWithinParty',
    'expulsionPending',
  ]
  return row.kind === 'fullMember' && !barred.some((flag) => flag in row.flags)
}

/** Mobile members whose place of appraisal is still to be decided (G12). */
export function undecidedPlaces<Row extends RegisterRow>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => isMember(row) && appraisalPlaceOf(row) === 'undetermined')
}

function isExpelling(row: RegisterRow): boolean {
  return 'expulsionPending' in row.flags
}
