import { teamWord } from '../../../cards/opinion/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { countOpinionLines } from '../../../db/queries/opinion-lines.ts'
import {
  listOpinionFeedback,
  type OpinionFeedback,
  type OpinionRound,
} from '../../../db/queries/opinion-rounds.ts'
import { leadersOf, teamUnits } from './leaders.ts'
import { sheetState, type SheetState } from './rules.ts'

export interface RoundSheet {
  recipientId: string
  name: string
  isTeam: boolean
  /** Teams it concerns: the unit's own, or those the leader belongs to. */
  unitIds: readonly string[]
  lines: number
  sheet: OpinionFeedback | undefined
  state: SheetState
}

/** Every sheet there is to be: one a team, one a leader, also where nothing was said. */
export function sheetsOf(db: Reader, round: OpinionRound): RoundSheet[] {
  const lines = new Map<string, number>()
  for (const { state, unitId, leaderId, count } of countOpinionLines(db, round.roundId)) {
    if (state === 'routed')
      lines.set(leaderId ?? unitId, (lines.get(leaderId ?? unitId) ?? 0) + count)
  }
  const handed = new Map(
    listOpinionFeedback(db, round.roundId).map((one) => [one.recipientId, one]),
  )
  const of = (recipient: Pick<RoundSheet, 'recipientId' | 'name' | 'isTeam' | 'unitIds'>) => {
    const count = lines.get(recipient.recipientId) ?? 0
    const sheet = handed.get(recipient.recipientId)
    return { ...recipient, lines: count, sheet, state: sheetState(sheet, count) }
  }
  return [
    ...teamUnits(db, round.rootId).map(({ unitId, name }) =>
      of({ recipientId: unitId, name: `${name}${teamWord}`, isTeam: true, unitIds: [unitId] }),
    ),
    ...leadersOf(db, round.rootId).map(({ personId, name, unitIds }) =>
      of({ recipientId: personId, name, isTeam: false, unitIds }),
    ),
  ]
}
