import type { Tx } from '../../db/client.ts'
import { insertProblem } from '../../db/queries/problems.ts'
import {
  insertItem,
  updateItem,
  type NewRectificationItem,
  type RectificationChanges,
} from '../../db/queries/rectification-items.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

/** A problem on the list of a team, by unit code, or of a leader, by register code. */
export function listProblem(tx: Tx, problemId: string, of: string, body: string): void {
  const isTeam = !of.startsWith('M')
  insertProblem(tx, {
    problemId,
    cycleId: 'cycle',
    subject: isTeam ? 'team' : 'individual',
    subjectId: isTeam ? unitIdOf(of) : personIdOf(of),
    aspect: isTeam ? 'teamBuilding' : 'workStyle',
    vitalInterest: false,
    dailyDetail: false,
    createdById: personIdOf('M02'),
    createdAt: 0,
    texts: { body, form: '' },
  })
}

/** A published item of branch 1's team: M03 puts it right, M02 checks it, unless said otherwise. */
export function insertPublished(
  tx: Tx,
  itemId: string,
  changes: Partial<NewRectificationItem> & RectificationChanges = {},
): void {
  insertItem(tx, {
    itemId,
    rootId,
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    list: 'team',
    ownerId: null,
    rectificationClass: 'phased',
    state: 'draft',
    aspect: '',
    problem: '三组路灯坏了没人修',
    goal: '',
    measures: '六月底前把三组路灯修好',
    leadUnit: null,
    importedFrom: null,
    reason: null,
    dueOn: '2018-06-30',
    reviewMonths: null,
    nextReviewOn: null,
    responsibleId: personIdOf('M03'),
    checkerId: personIdOf('M02'),
    campaignId: null,
    mergedIntoId: null,
    createdById: personIdOf('M02'),
    createdAt: 0,
    rev: 0,
  })
  updateItem(tx, itemId, { state: 'published', publishedOn: '2018-03-17', ...changes })
}
