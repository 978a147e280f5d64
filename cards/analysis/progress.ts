import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  datePicker,
  form,
  input,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  exemptButton,
  offPaperButton,
  onPaperButton,
  openOwnButton,
  unexemptButton,
} from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import { standingNames } from './wording.ts'

type StandingName = keyof typeof standingNames

export interface GroupView {
  unit: string
  done: number
  of: number
  leaderDueOn: string
  memberDueOn: string
  isOpen: boolean
}

/** The task in a group: what, by when, how many; no names. */
export function groupCard(view: GroupView): CardJson {
  return card(
    '党性分析',
    [
      text(md`班子成员截止　**${sayDay(view.leaderDueOn)}**`),
      text(md`其他党员截止　**${sayDay(view.memberDueOn)}**`),
      text(md`已交　**${view.done}/${view.of}** 人`),
      view.isOpen && button('写我的党性分析', openOwnButton, {}, { type: 'primary_filled' }),
      note('内容单独填写，不在群里显示。没有手机的党员，由联系人上门代写。'),
    ],
    { template: view.isOpen ? 'blue' : 'grey', subtitle: view.unit },
  )
}

export interface ProgressView {
  cycleId: string
  unitId: string
  unit: string
  done: number
  of: number
  exempt: number
  leaders: { done: number; of: number }
  branches: readonly { unitId: string; name: string; done: number; of: number }[]
  people: Paged<{ personId: string; name: string; isLeader: boolean; standing: StandingName }>
}

/** Who has handed in, for the secretary: those who have not come first. */
export function progressCard(view: ProgressView): CardJson {
  const { cycleId, unitId } = view
  return card(
    '党性分析进度',
    [
      text(
        md`已交　**${view.done}/${view.of}** 人　　班子　**${view.leaders.done}/${view.leaders.of}** 人`,
      ),
      view.exempt > 0 && note(`免交 ${view.exempt} 人`),
      ...view.branches.map((branch) =>
        go(`${branch.name}　${branch.done}/${branch.of}`, 'analysisProgress', {
          cycleId,
          unitId: branch.unitId,
          page: '1',
        }),
      ),
      view.people.items.length === 0 && text('没有需要写的人。'),
      ...view.people.items.map((one) =>
        go(
          `${one.name}${one.isLeader ? '（班子）' : ''}　${standingNames[one.standing]}`,
          'analysisMember',
          { cycleId, subjectId: one.personId },
        ),
      ),
      pager(view.people, 'analysisProgress', { cycleId, unitId }),
      note('名单不要发到群里。'),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

export interface MemberView {
  cycleId: string
  subjectId: string
  unitId: string
  name: string
  standing: StandingName
  /** A day in words, by the standing. */
  on: string | undefined
  by: string | undefined
  version: number
  dueOn: string
  exemptReason: string | undefined
  mayExempt: boolean
}

/** One person's analysis as the secretary handles it. */
export function memberCard(view: MemberView): CardJson {
  const { cycleId, subjectId, unitId } = view
  const key = { cycleId, subjectId }
  return card(
    `${view.name} 的党性分析`,
    [
      text(md`**${standingNames[view.standing]}**${view.on === undefined ? '' : `　${view.on}`}`),
      view.by !== undefined && note(`由 ${view.by} 代办`),
      note(`截止 ${sayDay(view.dueOn)}`),
      view.exemptReason !== undefined && text(`原因：${view.exemptReason}`),
      view.version > 0 && go('看内容', 'analysisRead', { ...key, page: '1' }, main),
      ...handling(view),
      go('返回', 'analysisProgress', { cycleId, unitId, page: '1' }, { type: 'text' }),
    ],
    { template: view.standing === 'returned' ? 'orange' : 'blue' },
  )
}

const main = { type: 'primary_filled' as const }

function handling(view: MemberView): Elements {
  const { cycleId, subjectId, standing } = view
  const key = { cycleId, subjectId }
  if (standing === 'handedIn') return []
  if (standing === 'paper') return [button('撤销：没收到纸质稿', offPaperButton, key)]
  if (standing === 'exempt') return [button('撤销免交', unexemptButton, key)]
  return [
    go('收到了纸质稿', 'analysisPaper', key),
    view.mayExempt && go('登记免交', 'analysisExempt', key),
  ]
}

export interface PaperView {
  cycleId: string
  subjectId: string
  name: string
  today: string
  home: 'analysisHome' | 'analysisMember'
}

/** 交了纸质稿: the day it was handed over. */
export function paperCard({ cycleId, subjectId, name, today, home }: PaperView): CardJson {
  return card(
    `${name} 交了纸质稿`,
    [
      form('paper', [
        text('哪天交的'),
        datePicker('day', { value: today, required: true }),
        submit('登记', onPaperButton, { cycleId, subjectId }),
      ]),
      note('纸质稿请放进会议档案。'),
      go('返回', home, { cycleId, subjectId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface ExemptView {
  cycleId: string
  subjectId: string
  name: string
}

/** 登记免交, with the reason; the secretary alone sees it. */
export function exemptCard({ cycleId, subjectId, name }: ExemptView): CardJson {
  return card(
    `${name} 免交党性分析`,
    [
      form('exempt', [
        input('reason', { label: '原因（最多 200 字）', rows: 3, maxLength: 200, required: true }),
        submit('登记免交', exemptButton, { cycleId, subjectId }),
      ]),
      note('原因只有书记能看，会留在档案里。'),
      go('返回', 'analysisMember', { cycleId, subjectId }, { type: 'text' }),
    ],
    { template: 'orange' },
  )
}
