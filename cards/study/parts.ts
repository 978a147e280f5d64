import type { CardElement } from '../kit/card.ts'
import { button, link, md, note, row, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { goButton } from './buttons.ts'
import { materialNames, type MaterialKind } from './wording.ts'

/** What is to be read, by when: the same on every card about a task. */
export interface TaskFacts {
  taskId: string
  title: string
  materials: readonly { kind: MaterialKind; title: string }[]
  topics: readonly string[]
  whereToRead: string | undefined
  dueOn: string
  isOpen: boolean
}

export function taskFacts(task: TaskFacts): Elements {
  return [
    ...task.materials.map((material) =>
      text(md`${materialNames[material.kind]}　**${material.title}**`),
    ),
    task.topics.length > 0 && note(`学习重点：${task.topics.join('、')}`),
    whereToRead(task.whereToRead),
    text(task.isOpen ? md`截止　**${sayDay(task.dueOn)}**` : '这项任务已经结束'),
  ]
}

function whereToRead(place: string | undefined): CardElement | undefined {
  if (place === undefined) return undefined
  return /^https?:\/\//.test(place) ? link('打开材料', place) : text(`在哪里看：${place}`)
}

/** A button that leads to another card of this feature. */
export function go(
  label: string,
  card: string,
  key: Record<string, string>,
  look: { type?: 'primary_filled' | 'default' | 'text' } = {},
): CardElement {
  return button(label, goButton, { card, key }, look)
}

/** 上一页 / 下一页, only where there is one. */
export function pager(
  page: { page: number; pages: number },
  card: string,
  key: Record<string, string>,
): CardElement | undefined {
  const { page: at, pages } = page
  if (pages <= 1) return undefined
  return row(
    at > 1 && go('上一页', card, { ...key, page: String(at - 1) }),
    at < pages && go('下一页', card, { ...key, page: String(at + 1) }),
  )
}

export interface Paged<Item> {
  items: readonly Item[]
  /** From 1. */
  page: number
  pages: number
}
