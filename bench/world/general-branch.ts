import type { Tx } from '../../db/client.ts'
import { saveChat, updateChat } from '../../db/queries/chats.ts'
import { insertCycle } from '../../db/queries/cycles.ts'
import { replacePosts, type NewPerson } from '../../db/queries/people.ts'
import { insertStudyTask } from '../../db/queries/study-tasks.ts'
import { insertUnit } from '../../db/queries/units.ts'
import { people } from '../../db/schema/organization.ts'
import { phrasePackOf, policyFor } from '../../policies/presets.ts'

/** A general branch as large as wanted: the sample village has 60 members in three branches. */
export interface Size {
  branches: number
  membersPerBranch: number
}

export const rootId = 'unit_GB'
export const cycleId = 'cycle_2017'
const rowsAtOnce = 500

export interface Branch {
  unitId: string
  chatId: string
  openIds: string[]
}

/** The branches a general branch of this size will have. */
export function branchesOf(size: Size): Branch[] {
  return numbers(size.branches).map((branch) => ({
    unitId: `unit_B${branch}`,
    chatId: `oc_B${branch}`,
    openIds: numbers(size.membersPerBranch).map((member) => openIdOf(branch, member)),
  }))
}

/** Units, chats and the year's plan: everything but the people. */
export function settleGeneralBranch(tx: Tx, size: Size): void {
  insertUnit(tx, { ...unitRow('GB'), kind: 'generalBranch', parentId: null, name: '禾坪村党总支' })
  for (const branch of numbers(size.branches)) {
    const name = `禾坪第${branch}支部`
    insertUnit(tx, { ...unitRow(`B${branch}`), kind: 'partyBranch', parentId: rootId, name })
    saveChat(tx, { chatId: `oc_B${branch}`, name, botPresent: true })
    updateChat(tx, `oc_B${branch}`, { unitId: `unit_B${branch}` })
  }
  insertPublishedCycle(tx)
}

/** Members of every branch; the first is its secretary, the very first the general branch's too. */
export function settlePeople(tx: Tx, size: Size): void {
  const rows = numbers(size.branches).flatMap((branch) =>
    numbers(size.membersPerBranch).map((member) => personRow(branch, member)),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    tx.drizzle
      .insert(people)
      .values(rows.slice(at, at + rowsAtOnce))
      .run()
  }
  for (const branch of numbers(size.branches)) {
    const posts = [{ body: `B${branch}`, post: 'secretary' }]
    if (branch === 1) posts.push({ body: 'GB', post: 'secretary' })
    replacePosts(tx, { personId: personIdOf(branch, 1), rootId }, posts)
  }
}

/** A task for everybody; gives its id. */
export function settleTask(tx: Tx, number: number, dueOn: string): string {
  const taskId = `task_${number}`
  insertStudyTask(tx, {
    taskId,
    cycleId,
    unitId: rootId,
    title: '党的十九大报告和新修订的党章',
    materials: [
      { kind: 'report', title: '决胜全面建成小康社会' },
      { kind: 'constitution', title: '中国共产党章程' },
    ],
    topics: [{ id: 'congress', name: '党的十九大精神' }],
    whereToRead: '村党员活动室',
    dueOn,
    state: 'open',
    createdById: personIdOf(1, 1),
    createdAt: 0,
  })
  return taskId
}

function insertPublishedCycle(tx: Tx): void {
  const parameters = policyFor('2017-village', 2018)
  insertCycle(tx, {
    cycleId,
    rootId,
    assessmentYear: 2017,
    preset: '2017-village',
    parameters,
    sources: {},
    parts: phrasePackOf(parameters).parts,
    windowFrom: '2018-03-07',
    windowTo: '2018-03-09',
    version: 1,
    state: 'published',
    adoptedOn: '2018-02-05',
    presentIds: [],
    publishedAt: 0,
    publishedVersion: 1,
    createdAt: 0,
  })
}

function personRow(branch: number, member: number): NewPerson {
  return {
    personId: personIdOf(branch, member),
    rootId,
    rosterCode: `M${branch * 100_000 + member}`,
    name: `党员${branch}组${member}号`,
    sex: member % 2 ? 'M' : 'F',
    bornYear: 1970,
    joinedYear: 2000,
    kind: 'fullMember',
    branchId: `unit_B${branch}`,
    openId: openIdOf(branch, member),
    delivery: 'normal',
    state: 'active',
  }
}

function unitRow(code: string) {
  return { unitId: `unit_${code}`, rootId, code }
}

export function personIdOf(branch: number, member: number): string {
  return `person_${branch}_${member}`
}

export function openIdOf(branch: number, member: number): string {
  return `ou_${branch}_${member}`
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}
