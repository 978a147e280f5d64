import type { CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  row,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { startButton, startOnPaperButton } from './buttons.ts'
import {
  branchOf,
  go,
  pager,
  placesOf,
  quotaLines,
  sayBallot,
  sayCounts,
  sayDaily,
  type BallotRow,
  type DailyRecord,
  type OfBranchView,
  type Paged,
  type QuotaView,
} from './parts.ts'
import { gradingRefusals, sayGrade, type GradeName } from './wording.ts'

export interface DeskRow {
  personId: string
  name: string
  isProbationary: boolean
  /** An opinion was written; a probationary member's has no grade. */
  hasOpinion: boolean
  /** What is proposed; once the grades are decided, that. */
  grade: GradeName | undefined
  ballot: BallotRow | undefined
  daily: DailyRecord
  /** The reader themself: somebody else writes it. */
  isReader: boolean
}

type StageBefore = 'notHeld' | 'noBallot' | 'unsigned' | 'mayStart'

export interface DeskView extends OfBranchView {
  stage: StageBefore | 'opinions' | 'meeting' | 'awaiting' | 'decided'
  /** Tellers who have not signed the count sheet. */
  unsigned: readonly string[]
  /** Valid papers; undefined while nothing was counted. */
  papers: number | undefined
  counts: Readonly<Record<GradeName, number>>
  open: number
  quota: QuotaView
  list: Paged<DeskRow>
  /** Register changes since the meeting's list was frozen, by name. */
  left: readonly string[]
  came: readonly string[]
  elsewhere: number
  undetermined: number
  told: { done: number; of: number }
}

/** 评定: the secretary's desk, from the preliminary opinions to the feedback. */
export function deskCard(view: DeskView): CardJson {
  const begun = !['notHeld', 'noBallot', 'unsigned', 'mayStart'].includes(view.stage)
  return card(
    '党员等次评定',
    [
      ...(begun ? standing(view) : beginning(view)),
      ...changes(view),
      ...(begun ? [line, ...people(view)] : []),
      line,
      ...ways(view),
      note('只有支部书记和总支书记能看，不要截图发群。'),
    ],
    { template: view.stage === 'decided' ? 'green' : 'blue', subtitle: view.unitName },
  )
}

function beginning(view: DeskView): Elements {
  if (view.stage === 'notHeld') return [text(gradingRefusals.meetingNotHeld)]
  if (view.stage === 'noBallot') {
    return [
      text('测评结果还没有出来。'),
      go('全部用纸票，写明情况', 'gradingStart', branchOf(view), { type: 'default' }),
    ]
  }
  if (view.stage === 'unsigned') {
    return [
      text(md`测评结果已出，计票单还没有签名：**${view.unsigned.join('、')}**`),
      note('打印计票单，请他们签名，再各自点“我已签名”。'),
      go('签不了名，写明情况', 'gradingStart', branchOf(view), { type: 'default' }),
    ]
  }
  return [
    text(md`测评结果已出，有效票 **${view.papers ?? 0}** 张。`),
    text('请结合测评、互评和平时表现，逐人写初评意见。'),
    button('开始写初评意见', startButton, branchOf(view), { type: 'primary_filled' }),
  ]
}

const stageWords = {
  opinions: '正在写初评意见',
  meeting: '正在开评定会',
  awaiting: '等总支书记确认',
  decided: '评定结果已确认',
}

function standing(view: DeskView): Elements {
  const stage = stageWords[view.stage as keyof typeof stageWords]
  return [
    text(md`**${stage}**`),
    text(sayCounts(view.counts, view.open)),
    ...quotaLines(view.quota).map((said) => text(said)),
  ]
}

function changes(view: DeskView): Elements {
  const { left, came, undetermined, elsewhere } = view
  return [
    left.length > 0 && note(`名册定稿后不在本支部的：${left.join('、')}`),
    came.length > 0 && note(`名册定稿后转来的：${came.join('、')}`),
    undetermined > 0 && text(md`**${undetermined}** 名流动党员没定在哪里参评，确认结果前要定`),
    undetermined > 0 && placesOf(view),
    elsewhere > 0 && note(`${elsewhere} 人在流入地参评，不计入本支部人数`),
  ]
}

function people(view: DeskView): Elements {
  return [
    ...view.list.items.flatMap((one) => personRow(one, view)),
    pager(view.list, 'gradingDesk', branchOf(view)),
  ]
}

function personRow(one: DeskRow, view: DeskView): Elements {
  const isDecided = view.stage === 'decided'
  const opinion = one.hasOpinion || isDecided ? '已写意见' : '没写意见'
  const grade = one.hasOpinion || isDecided ? sayGrade(one.grade) : '没写'
  const said = one.isProbationary ? opinion : grade
  const isOpen = view.stage === 'opinions' || view.stage === 'meeting'
  const heading = text(
    md`**${one.name}**${one.isProbationary ? '（预备党员）' : ''}　${isDecided ? '评定' : '初评'}：${said}`,
  )
  const key = { ...branchOf(view), personId: one.personId }
  const write = go(one.hasOpinion ? '改' : '写初评意见', 'preliminaryOpinion', key)
  return [
    isOpen && !one.isReader ? beside([heading], write) : heading,
    note(`${sayBallot(one.ballot)}\n${sayDaily(one.daily)}`),
    isOpen && one.isReader && note('本人由总支书记写'),
  ]
}

function ways(view: DeskView): Elements {
  const key = branchOf(view)
  const page = { ...key, page: '1' }
  const { stage } = view
  return [
    stage === 'opinions' &&
      go('开评定会', 'gradingMeetingForm', key, {
        type: view.open === 0 ? 'primary_filled' : 'default',
      }),
    stage === 'meeting' && go('看评定会', 'gradingMeeting', page, { type: 'primary_filled' }),
    stage === 'awaiting' && go('看评定会', 'gradingMeeting', page),
    stage === 'decided' &&
      go(`反馈（${view.told.done}/${view.told.of}）`, 'feedbackList', page, {
        type: 'primary_filled',
      }),
    row(
      stage === 'decided' && go('看评定结果', 'gradingMeeting', page),
      go('流动党员回执', 'gradeReceipts', page),
    ),
  ]
}

/** Begins without the count of a ballot, with the reason in words. */
export function startCard(view: OfBranchView): CardJson {
  return card(
    '写明情况再开始',
    [
      text('全部用纸票、结果在纸上的，或者计票单签不了名的，写明情况后可以开始。'),
      form('start', [
        input('reason', {
          label: '情况',
          placeholder: '如：全部用纸票，结果表已签字存档',
          rows: 2,
          maxLength: 200,
          required: true,
        }),
        submit('开始写初评意见', startOnPaperButton, branchOf(view)),
      ]),
      go('返回', 'gradingDesk', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}
