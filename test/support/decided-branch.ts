import { saveGradingMeeting, updateGradingMeeting } from '../../db/queries/grades.ts'
import { insertGrading, saveGradeConclusion } from '../../db/queries/grading-opinions.ts'
import { listRegister } from '../../db/queries/register.ts'
import { gradedBy } from '../../src/organization/participation.ts'
import { holdAppraisal, type BranchCode, type Proposals } from './graded-branch.ts'
import type { TestBot } from './start-bot.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

const committees = {
  B1: ['M02', 'M03', 'M04'],
  B2: ['M27', 'M29', 'M30'],
  B3: ['M47', 'M48', 'M49'],
}
const probationary = { B1: ['M26'], B2: ['M45', 'M46'], B3: ['M60'] }

/**
 * A branch whose grades are decided, the long way there left out; who is not named is 合格. Its
 * committee opened the meeting for one more confirmation when `state` says so.
 */
export function insertDecided(
  bot: TestBot,
  unit: BranchCode,
  grades: Proposals,
  state: 'open' | 'decided' = 'decided',
): void {
  holdAppraisal(bot, unit)
  const of = { cycleId: 'cycle', unitId: unitIdOf(unit) }
  const ids = committees[unit].map(personIdOf)
  const by = ids[0] ?? ''
  const at = bot.time.now().getTime()
  bot.database.inTransaction((tx) => {
    insertGrading(tx, { ...of, startedAt: at, startedById: by, noBallotReason: undefined })
    saveGradingMeeting(tx, {
      ...of,
      body: 'committee',
      heldOn: bot.time.now().toISOString().slice(0, 10),
      expectedIds: ids,
      presentIds: ids,
      openedAt: at,
      openedById: by,
    })
    const graded = gradedBy(listRegister(tx, rootId), of.unitId)
    for (const { personId, rosterCode } of graded) {
      conclude(personId, grades[rosterCode] ?? 'qualified')
    }
    for (const code of probationary[unit]) conclude(personIdOf(code), null)
    if (state === 'decided') {
      updateGradingMeeting(tx, of, { state, decidedAt: at, decidedById: by })
    }

    function conclude(personId: string, grade: Proposals[string] | null): void {
      saveGradeConclusion(tx, {
        ...of,
        personId,
        grade,
        opinion: undefined,
        agreedCount: 2,
        deciderCount: 2,
        hasWithdrawn: ids.includes(personId),
        byPersonId: by,
        rev: at,
      })
    }
  })
}
