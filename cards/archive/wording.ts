import { sayDay } from '../kit/day.ts'
import { kindWords, wordFor, type PersonKind } from '../../policies/roster-words.ts'

export type Pack = 'document' | 'stage' | 'whole' | 'spotCheck' | 'opinions' | 'forms'

export const archiveUsage = '打印表格，抽查前自查，导出材料'

const good = (content: string) => ({ type: 'success' as const, content })
export const archiveToasts = { begun: good('开始整理，好了发给您') }
export const archiveRefusals = { noCycle: '方案还没有公布，没有可以导出的材料' }

export const reportDuty = '自查和上报材料'
export const reportTitle = (unit: string) => `自查并上报${unit}的材料`

export const packNames: Readonly<Record<Pack, string>> = {
  document: '一份材料',
  stage: '一类材料',
  whole: '整卷材料',
  spotCheck: '抽查材料',
  opinions: '征求意见抽查材料',
  forms: '会前打印表格',
}

/** A ZIP file's name, without extension. */
export const packName = (unit: string, pack: Pack) => `${unit} ${packNames[pack]}`

/** Folders are sorted by their names: the number keeps the order of the box. */
export const folderNames = {
  preparation: '1 会前准备',
  study: '2 学习',
  opinions: '3 征求意见',
  talks: '4 谈心谈话',
  analysis: '5 党性分析和问题清单',
  meeting: '6 会议',
  appraisal: '7 民主评议',
  rectification: '8 整改',
  report: '9 报告和目录',
} as const
export const stageFolder = (stage: keyof typeof folderNames) => folderNames[stage]
export const unitFolder = (unit: string) => unit.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()

export const wholeRemark =
  '页数按版面推算，装订时以实际页数为准。上级通知、已用测评票、影像资料和盖章、签字的原件另行归入。'

export const noticeBrings = {
  A: '党性分析材料、问题清单',
  B: '党性分析材料、笔',
  C: '个人自评',
} as const

export const teamOfUnit = (unit: string) => `${unit}班子`
export const kindStanding = (kind: PersonKind) => wordFor(kindWords, kind)

export const heardByFew = '到场的人少，意见只列入征求意见汇总表'

/** How far something shown to everybody has come; its words stay in the ledger. */
export const sayShown = (isClosed: boolean, steps: number) =>
  isClosed ? '已整改' : steps > 0 ? `整改中，已有 ${steps} 次进展` : '整改中'

export const sayMoment = (day: string, time: string) => `${sayDay(day)} ${time}`
