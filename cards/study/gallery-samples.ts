import type { GalleryCard } from '../gallery.ts'
import type { TaskFacts } from './parts.ts'

export const facts: TaskFacts = {
  taskId: 't',
  title: '学习十九大报告',
  materials: [
    { kind: 'report', title: '十九大报告' },
    { kind: 'constitution', title: '党章第一章' },
  ],
  topics: ['“八个明确”主要内容', '党员义务'],
  whereToRead: '村活动室报刊架',
  dueOn: '2018-02-22',
  isOpen: true,
}
export const ended = { ...facts, isOpen: false, whereToRead: 'https://example.org/report' }
export const none = { items: [], page: 1, pages: 1 }

export function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}
