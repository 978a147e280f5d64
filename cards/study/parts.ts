import type { CardElement } from '../kit/card.ts'
import { link, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { goButton } from './buttons.ts'
import { materialNames, type MaterialKind } from './wording.ts'
import { goingBy } from '../kit/going.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

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
