import { packButton } from '../../cards/archive/buttons.ts'
import { doneButton } from '../../cards/study/buttons.ts'
import type { CardJson } from '../../cards/kit/card.ts'
import type { Tx } from '../../db/client.ts'
import { findIssue, insertIssue, updateIssue } from '../../db/queries/issues.ts'
import { features } from '../../src/features/index.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { drawIssue } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import {
  branchesOf,
  cycleId,
  openIdOf,
  personIdOf,
  rootId,
  settleGeneralBranch,
  settlePeople,
  settleTask,
} from './general-branch.ts'
import type { Size } from './general-branch.ts'

/** A card that hangs in a group, with the button to press and everybody who may press it once. */
export interface PressableCard {
  chatId: string
  messageId: string
  value: { h: string; b: string }
  openIds: string[]
  form?: Readonly<Record<string, string>>
}

export interface StudyWorld {
  cards: PressableCard[]
  /** The card as it looks once everybody is there. */
  sample: CardJson
}

const registry = buildRegistry([builtin, ...features])
const now = new Date('2018-02-06T08:00:00+08:00')

/** Every task's card in every branch's group, as if the platform had taken them all. */
export function settleStudyWorld(tx: Tx, size: Size, tasks: number): StudyWorld {
  const branches = branchesOf(size)
  settleGeneralBranch(tx, size)
  const cards: PressableCard[] = []
  // Before the people come: drawing is quick while nobody is counted.
  for (let number = 1; number <= tasks; number += 1) {
    const taskId = settleTask(tx, number, '2018-02-22')
    for (const { unitId, chatId, openIds } of branches) {
      cards.push({ ...hang(tx, taskId, unitId, chatId), openIds })
    }
  }
  settlePeople(tx, size)
  return { cards, sample: drawn(tx, issueIdOf('task_1', 'unit_B1')) }
}

function issueIdOf(taskId: string, unitId: string): string {
  return `issue_${taskId}_${unitId}`
}

/** 导出整卷材料 as it hangs in the general branch secretary's own thread, to be pressed. */
export function hangArchive(tx: Tx): PressableCard {
  const openId = openIdOf(1, 1)
  const chatId = 'oc_p2p'
  const issueId = 'issue_archive'
  const handle = 'handle-archive'
  const key = { cycleId, unitId: rootId, page: '1', pack: 'whole' }
  const to = { chatId, openId, personId: personIdOf(1, 1) }
  insertIssue(tx, { issueId, handle, card: 'archiveCheck', key, ...to })
  drawn(tx, issueId)
  const messageId = `om_${issueId}`
  updateIssue(tx, issueId, { messageId, state: 'live', sentAt: now.getTime() })
  const buttons = Object.entries(findIssue(tx, issueId)?.buttons ?? {})
  const pressed = buttons.find(([, { action }]) => action === packButton.id)
  return { chatId, messageId, value: { h: handle, b: pressed?.[0] ?? '' }, openIds: [openId] }
}

function hang(tx: Tx, taskId: string, unitId: string, chatId: string) {
  const issueId = issueIdOf(taskId, unitId)
  const handle = `handle-${taskId}-${unitId}`
  const key = { taskId, unitId }
  const to = { chatId, openId: null, personId: null }
  insertIssue(tx, { issueId, handle, card: 'studyGroupTask', key, ...to })
  drawn(tx, issueId)
  const messageId = `om_${issueId}`
  updateIssue(tx, issueId, { messageId, state: 'live', sentAt: now.getTime() })
  const buttons = Object.entries(findIssue(tx, issueId)?.buttons ?? {})
  const pressed = buttons.find(([, { action }]) => action === doneButton.id)
  return { chatId, messageId, value: { h: handle, b: pressed?.[0] ?? '' } }
}

function drawn(tx: Tx, issueId: string): CardJson {
  const issue = findIssue(tx, issueId)
  const card = issue && drawIssue(registry, tx, issue, now)
  if (!card) throw new Error('the bench cannot draw its card')
  return card
}
