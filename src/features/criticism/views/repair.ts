import type { Repair } from '../../../../cards/criticism/repair.ts'
import { defectNames, nextSentences } from '../../../../cards/criticism/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { dueSubjects } from '../../../../db/queries/criticism-room.ts'
import {
  defectsOfRound,
  explanationOf,
  type ProceduralDefect,
} from '../../../../db/queries/criticism-rounds.ts'
import { isMissing } from '../operations/repair.ts'
import { isStepBegun, type Standing } from '../standing.ts'
import { named } from './parts.ts'

/** What a round that is over lacked, and what may still be done about it (`domain.md` 5.4). */
export function repairOf(db: Reader, at: Standing): Repair {
  const { round, meeting, step } = at
  const defects = round.roundId === '' ? [] : defectsOfRound(db, round.roundId)
  const open = defects.filter((one) => one.madeUpAt === null)
  const isDone = round.phase === 'done'
  const mayAct = isStepBegun(db, meeting, step)
  const lacking = open.filter(isMissing).flatMap(({ subjectId }) => subjectId ?? [])
  return {
    defects: open.map((one) => sayDefect(db, at, one)),
    madeUp: defects.length - open.length,
    left: isDone && mayAct ? dueSubjects(db, round).length : 0,
    mayMakeUp: isDone && mayAct ? [...new Set(lacking)].map((id) => named(db, id)) : [],
    mayRepeat: open.length > 0 && mayAct,
    mayExplain: open.length > 0 && isDone && meeting.state !== 'brokenOff',
    explanation: explanationOf(db, round),
  }
}

function sayDefect(db: Reader, { round }: Standing, defect: ProceduralDefect): string {
  const { invariant, subjectId, personId } = defect
  const kind =
    invariant === 'I1' && subjectId === null
      ? 'teamFirst'
      : invariant === 'I3' && round.mode === 'light'
        ? 'lightOpener'
        : invariant
  const whom = subjectId === null ? '' : named(db, subjectId).name
  const who = personId === null ? '' : named(db, personId).name
  return nextSentences.defect(defectNames[kind], whom, who)
}
