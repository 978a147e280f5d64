import type { ReceiptState } from '../../../cards/grading/receipts.ts'
import type { Reader } from '../../../db/client.ts'
import { gradeReceiptsOf, type GradeReceipt } from '../../../db/queries/grading-receipts.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { isMember } from '../../organization/participation.ts'
import { listAt, type Branch } from './branch.ts'
import { homeGradeOf } from './own.ts'

export interface Mobile {
  row: RegisterPerson
  receipt: GradeReceipt | undefined
  state: ReceiptState
}

/** The branch's mobile members and what is known of their appraisal elsewhere. */
export function mobileOf(db: Reader, branch: Branch): Mobile[] {
  const receipts = gradeReceiptsOf(db, branch.of)
  const { graded, opinionOnly } = listAt(db, branch)
  const here = new Set([...graded, ...opinionOnly].map((row) => row.personId))
  return listRegister(db, branch.unit.rootId)
    .filter((row) => isMember(row) && row.branchId === branch.of.unitId && 'flowOut' in row.flags)
    .map((row) => {
      const receipt = receipts.get(row.personId)
      const isHome = here.has(row.personId)
      const homeGrade = homeGradeOf(db, branch.of, row.personId)
      return { row, receipt, state: stateOf(receipt, isHome, homeGrade !== undefined) }
    })
}

function stateOf(
  receipt: GradeReceipt | undefined,
  isHome: boolean,
  isGradedHome: boolean,
): ReceiptState {
  if (!receipt) return isHome ? 'home' : 'awaitingReceipt'
  if (receipt.grade === null || !isGradedHome) return 'received'
  return receipt.chosen === null ? 'conflict' : 'settled'
}
