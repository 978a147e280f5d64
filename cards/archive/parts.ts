import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'
import { packNames, type Pack } from './wording.ts'

export const { go, pager } = goingBy(goButton)

/** One line of the log: who asked for what, when, and what became of it. */
export interface PackLine {
  pack: Pack
  /** Which document or stage; '' for the other packs. */
  part: string
  by: string
  /** A day and time as they are said. */
  at: string
  state: 'asked' | 'building' | 'sent' | 'nothing' | 'failed' | 'expired'
  done: number
  total: number
}

export function packTitle({ pack, part }: Pick<PackLine, 'pack' | 'part'>): string {
  return part === '' ? packNames[pack] : `${packNames[pack]}（${part}）`
}

export function packLine(line: PackLine): string {
  return `${line.at}　${line.by}　${packTitle(line)}　${sayState(line)}`
}

export function sayState({ state, done, total }: Omit<PackLine, 'by' | 'at'>): string {
  switch (state) {
    case 'asked':
      return '等待整理'
    case 'building':
      return `正在整理 ${done} / ${total}`
    case 'sent':
      return `已发出 ${total} 份`
    case 'nothing':
      return '没有可以导出的材料'
    case 'failed':
      return '没有做成'
    case 'expired':
      return '已满三十天，请删除收到的文件'
  }
}
