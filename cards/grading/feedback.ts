import type { CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  datePicker,
  form,
  input,
  line,
  md,
  note,
  row,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { noteToldButton, receivedButton, tellButton } from './buttons.ts'
import { branchOf, go, pager, type OfBranchView, type Paged } from './parts.ts'
import {
  channelNames,
  followUpNames,
  sayGrade,
  shortDay,
  type Channel,
  type FollowUpKind,
  type GradeName,
} from './wording.ts'

export interface FeedbackRow {
  personId: string
  name: string
  grade: GradeName | undefined
  toldOn: string | undefined
  answer: 'received' | 'different' | undefined
  restudy: { dueOn: string; settled: boolean } | undefined
  followUp: { kind: FollowUpKind; done: boolean } | undefined
  /** The reader themself: somebody else tells them. */
  isReader: boolean
}

export interface FeedbackListView extends OfBranchView {
  dueOn: string
  told: number
  of: number
  answered: number
  list: Paged<FeedbackRow>
}

/** Who was told, who answered, and what follows; by name for the secretary alone (R101). */
export function feedbackListCard(view: FeedbackListView): CardJson {
  const key = branchOf(view)
  return card(
    '向党员反馈',
    [
      text(md`已反馈 **${view.told}**/${view.of} 人，本人已答复 **${view.answered}** 人`),
      view.told < view.of && note(`请在${shortDay(view.dueOn)}前逐人反馈`),
      line,
      ...view.list.items.flatMap((one) => personRow(one, view)),
      pager(view.list, 'feedbackList', key),
      line,
      go('返回', 'gradingDesk', { ...key, page: '1' }, { type: 'text' }),
      note('等次只告诉本人，不在群里说。'),
    ],
    { template: view.told === view.of ? 'green' : 'blue', subtitle: view.unitName },
  )
}

function personRow(one: FeedbackRow, view: FeedbackListView): Elements {
  const key = { ...branchOf(view), personId: one.personId }
  const waits = one.restudy !== undefined && !one.restudy.settled
  const heading = text(md`**${one.name}**　${sayGrade(one.grade)}　${sayFeedback(one)}`)
  const isTold = one.toldOn !== undefined
  const tell = go(isTold ? '看反馈' : '反馈', 'gradeFeedbackForm', key)
  const standing = [
    heading,
    waits && note(`有不同意见，${shortDay(one.restudy?.dueOn ?? '')}前复议`),
    one.followUp &&
      note(`${followUpNames[one.followUp.kind]}：${one.followUp.done ? '已办' : '没办'}`),
  ]
  return [
    ...(one.isReader || isTold ? standing : [beside(standing, tell)]),
    one.isReader && note('本人由总支书记反馈'),
    isTold &&
      (!one.isReader || one.grade !== undefined) &&
      row(
        !one.isReader && tell,
        waits && go('复议', 'gradeRestudy', key, { type: 'primary' }),
        one.grade !== undefined && go('后续', 'gradeFollowUp', key),
      ),
  ]
}

function sayFeedback({ toldOn, answer, restudy }: FeedbackRow): string {
  if (toldOn === undefined) return '没反馈'
  if (restudy?.settled) return '已复议'
  if (answer === 'different') return '有不同意见'
  return answer === 'received' ? '本人收到' : '已反馈，等本人答复'
}

export interface FeedbackTextsView {
  strengths: string
  gaps: string
  hopes: string
}

export interface FeedbackFormView extends OfBranchView {
  personId: string
  name: string
  grade: GradeName | undefined
  /** Handled on paper: the card keeps the day and nothing else (R105). */
  onPaper: boolean
  /** Reached on their own account; else it is told face to face. */
  hasAccount: boolean
  texts: FeedbackTextsView | undefined
  channel: Channel
  toldOn: string | undefined
  today: string
  answer: 'received' | 'different' | undefined
  statement: string | undefined
  /** The secretary notes the answer of who has no account. */
  mayAnswer: boolean
}

/** What the secretary tells one member. */
export function feedbackFormCard(view: FeedbackFormView): CardJson {
  const page = { ...branchOf(view), page: '1' }
  return card(
    `反馈：${view.name}`,
    [
      text(md`等次：**${sayGrade(view.grade)}**`),
      view.toldOn !== undefined &&
        text(md`${shortDay(view.toldOn)}已反馈　${answerWords[view.answer ?? 'none']}`),
      view.statement !== undefined && text(md`本人意见：${view.statement}`),
      ...(view.onPaper ? paperOnly(view) : [tellForm(view)]),
      ...(view.mayAnswer ? answers(view) : []),
      go('返回', 'feedbackList', page, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

const answerWords = { none: '等本人答复', received: '本人收到', different: '有不同意见' }

function paperOnly(view: FeedbackFormView): Elements {
  const key = { ...branchOf(view), personId: view.personId }
  return [
    text('请当面谈，立足教育帮助。按规定程序在纸上办理，手机上只记日期。'),
    form('told', [
      text('哪天当面谈的'),
      datePicker('toldOn', { value: view.toldOn ?? view.today, required: true }),
      submit('登记当面反馈', noteToldButton, key),
    ]),
  ]
}

function tellForm(view: FeedbackFormView) {
  const key = { ...branchOf(view), personId: view.personId }
  const field = (label: string, value: string | undefined) => ({
    label,
    rows: 2,
    maxLength: 300,
    required: true,
    ...(value !== undefined && { value }),
  })
  const channels = (
    view.hasAccount ? (['private', 'faceToFace'] as const) : ['faceToFace' as const]
  ).map((channel) => ({ label: channelNames[channel], value: channel }))
  return form('feedback', [
    input('strengths', field('优点', view.texts?.strengths)),
    input('gaps', field('不足和差距', view.texts?.gaps)),
    input('hopes', field('希望', view.texts?.hopes)),
    text('怎么反馈的'),
    select('channel', channels, { value: view.channel, required: true }),
    text('哪天'),
    datePicker('toldOn', { value: view.toldOn ?? view.today, required: true }),
    submit(view.toldOn === undefined ? '反馈' : '更正反馈', tellButton, key),
    note(view.hasAccount ? '只发给本人。' : '本人没有手机，请当面谈，替他登记答复。'),
  ])
}

/** The answer of somebody without a phone, noted by who talked with them. */
function answers(view: FeedbackFormView): Elements {
  const { cycleId, personId } = view
  return [
    line,
    button('本人说：收到', receivedButton, { cycleId, personId }),
    go('本人说：有不同意见', 'gradeObjection', { cycleId, personId }),
  ]
}
