import type { Tx } from '../../db/client.ts'
import { insertItem } from '../../db/queries/rectification-items.ts'
import { rectificationItems } from '../../db/schema/rectification.ts'
import { cycleId, personIdOf, rootId, type Size } from './general-branch.ts'

export interface OpenItems {
  /** Published and not closed. */
  open: number
  /** How many of them have their last day on `dueOn`. */
  due: number
  dueOn: string
  /** Days on which nothing is said of an item that is due later. */
  laterOn: readonly string[]
}

/** Published items of all branches, each with a bearer of the branch; its secretary checks. */
export function settleItems(tx: Tx, size: Size, items: OpenItems): void {
  for (let at = 0; at < items.open; at += 1) {
    const branch = (at % size.branches) + 1
    const member = (Math.floor(at / size.branches) % (size.membersPerBranch - 1)) + 2
    const later = items.laterOn[at % items.laterOn.length] ?? items.dueOn
    const itemId = `item_${at}`
    insertItem(tx, {
      itemId,
      rootId,
      cycleId,
      unitId: `unit_B${branch}`,
      list: 'team',
      ownerId: null,
      rectificationClass: 'phased',
      state: 'published',
      aspect: '',
      problem: '三组路灯坏了没人修',
      goal: '六月底前全村路灯都亮',
      measures: '六月底前把三组路灯修好',
      leadUnit: null,
      importedFrom: null,
      reason: null,
      dueOn: at < items.due ? items.dueOn : later,
      reviewMonths: null,
      nextReviewOn: null,
      responsibleId: personIdOf(branch, member),
      checkerId: personIdOf(branch, 1),
      campaignId: null,
      mergedIntoId: null,
      createdById: personIdOf(branch, 1),
      createdAt: 0,
      rev: 0,
    })
  }
  tx.drizzle
    .update(rectificationItems)
    .set({ publishedOn: '2018-03-17', askOn: rectificationItems.dueOn })
    .run()
}
