import {
  getPerson,
  insertPerson,
  listPeople,
  replaceFlags,
  replacePosts,
  updatePerson,
  type Person,
} from '../../../../db/queries/people.ts'
import { unitByCode } from '../../../../db/queries/units.ts'
import type { Operation } from '../../../pipeline/operation.ts'
import type { ImportPlan } from '../import-plan.ts'
import { recordChange } from '../record.ts'
import type { HeldPost } from '../rules/cells.ts'
import { speaksOfFlags } from '../rules/compare.ts'
import type { ReadRow } from '../rules/read-register.ts'
import { nextRosterCode } from '../rules/roster-code.ts'
import { holdsLastSeat } from './secretary-seat.ts'

/** Writes new and changed people; gives the ids of everybody the file names. */
export function writePeople(op: Operation, plan: ImportPlan): string[] {
  const { rootId } = plan.unit
  const codes = new Set(listPeople(op.tx, rootId).map((person) => person.rosterCode))
  for (const row of plan.compared.added) {
    const rosterCode = row.rosterCode ?? nextRosterCode(codes)
    codes.add(rosterCode)
    addPerson(op, plan, row, rosterCode)
  }
  for (const { personId, row, columns } of plan.compared.changed) {
    changePerson(op, plan, getPerson(op.tx, personId), row)
    const by = { rootId, personId, byPersonId: op.actor.personId }
    recordChange(op, { ...by, kind: 'imported', detail: { columns } })
  }
  return [...plan.compared.changed.map((one) => one.personId), ...plan.compared.same]
}

function addPerson(op: Operation, plan: ImportPlan, row: ReadRow, rosterCode: string): void {
  const { rootId } = plan.unit
  const personId = op.newId()
  insertPerson(op.tx, {
    personId,
    rootId,
    rosterCode,
    name: row.name,
    kind: row.kind,
    sex: row.sex ?? null,
    bornYear: row.bornYear ?? null,
    joinedYear: row.joinedYear ?? null,
    ...homeIds(op, rootId, row),
    delivery: 'normal',
    state: 'active',
  })
  replacePosts(op.tx, { personId, rootId }, row.posts)
  replaceFlags(op.tx, personId, row.flags)
  recordChange(op, { rootId, personId, kind: 'added', byPersonId: op.actor.personId })
}

/** Only what the file has a column for; an empty cell of a fact leaves the fact. */
function changePerson(op: Operation, plan: ImportPlan, person: Person, row: ReadRow): void {
  const { columns } = plan.file
  const home = homeIds(op, person.rootId, row)
  updatePerson(op.tx, person.personId, {
    name: row.name,
    ...(row.rosterCode !== undefined && { rosterCode: row.rosterCode }),
    ...(row.sex !== undefined && { sex: row.sex }),
    ...(row.bornYear !== undefined && { bornYear: row.bornYear }),
    ...(row.joinedYear !== undefined && { joinedYear: row.joinedYear }),
    ...(columns.has('kind') && { kind: row.kind }),
    ...(columns.has('branch') && { branchId: home.branchId }),
    ...(columns.has('group') && { groupId: home.groupId }),
  })
  if (columns.has('posts')) replacePosts(op.tx, person, postsKept(op, person, row.posts))
  if (speaksOfFlags(columns)) replaceFlags(op.tx, person.personId, row.flags)
}

function postsKept(op: Operation, person: Person, posts: readonly HeldPost[]): HeldPost[] {
  const keeps = posts.some((held) => held.body === 'GB' && held.post === 'secretary')
  if (keeps || !holdsLastSeat(op.tx, person)) return [...posts]
  return [...posts, { body: 'GB', post: 'secretary' }]
}

function homeIds(op: Operation, rootId: string, row: ReadRow) {
  const idOf = (code: string | undefined) =>
    code === undefined ? null : (unitByCode(op.tx, rootId, code)?.unitId ?? null)
  return { branchId: idOf(row.branch), groupId: idOf(row.group) }
}
