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
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { concludeButton, concludeWithoutGradeButton, passButton } from './buttons.ts'
import {
  branchOf,
  go,
  optionsFor,
  pager,
  quotaLines,
  sayBallot,
  sayCounts,
  type BallotRow,
  type OfBranchView,
  type Paged,
  type QuotaView,
} from './parts.ts'
import { bodyNames, sayGrade, shortDay, type Body, type GradeName } from './wording.ts'

export interface MeetingRowView {
  personId: string
  name: string
  isProbationary: boolean
  isConcluded: boolean
  grade: GradeName | undefined
  proposed: GradeName | undefined
  ballot: BallotRow | undefined
  agreed: number
  deciders: number
  hasWithdrawn: boolean
  restudied: boolean
  /** The reader's own item: they see nothing of it before it is decided. */
  isReader: boolean
}

export interface GradingMeetingView extends OfBranchView {
  body: Body
  state: 'open' | 'awaitingConfirmation' | 'decided'
  heldOn: string
  present: readonly string[]
  expected: number
  counts: Readonly<Record<GradeName, number>>
  open: number
  quota: QuotaView
  list: Paged<MeetingRowView>
  /** People whom 按初评意见通过 would settle. */
  passable: number
  /** The secretary: may change who is there and decide. */
  leads: boolean
}

const stateWords = {
  open: '正在研究',
  awaitingConfirmation: '等总支书记确认',
  decided: '已确认',
}

/** The meeting that decides, person by person; for who sits in it (R99). */
export function gradingMeetingCard(view: GradingMeetingView): CardJson {
  return card(
    `${bodyNames[view.body]}评定等次`,
    [
      text(
        md`${shortDay(view.heldOn)}　到会 **${view.present.length}**/${view.expected} 人　${stateWords[view.state]}`,
      ),
      note(`到会：${view.present.join('、')}`),
      text(sayCounts(view.counts, view.open)),
      ...quotaLines(view.quota).map((said) => text(said)),
      line,
      ...view.list.items.flatMap((one) => conclusionRow(one, view)),
      pager(view.list, 'gradingMeeting', branchOf(view)),
      line,
      ...ways(view),
      note('研究本人时请本人回避。内容不要外传。'),
    ],
    { template: view.state === 'decided' ? 'green' : 'blue', subtitle: view.unitName },
  )
}

function conclusionRow(one: MeetingRowView, view: GradingMeetingView): Elements {
  const isOpen = view.state === 'open'
  const name = md`**${one.name}**${one.isProbationary ? '（预备党员）' : ''}`
  if (one.isReader && view.state !== 'decided') {
    return [text(md`${name}　本人回避，由其他同志登记`)]
  }
  const result = one.isProbationary ? '已写意见' : sayGrade(one.grade)
  const how = one.restudied ? '（复议后）' : one.hasWithdrawn ? '（本人已回避）' : ''
  const heading = text(
    md`${name}　${one.isConcluded ? md`结论：**${result}**${how}` : md`没有结论`}`,
  )
  const key = { ...branchOf(view), personId: one.personId }
  const conclude = go(one.isConcluded ? '改结论' : '登记结论', 'gradeConclusion', key)
  const standing = [
    heading,
    one.isConcluded
      ? note(`参加研究 ${one.deciders} 人，同意 ${one.agreed} 人`)
      : note(`初评：${sayGrade(one.proposed)}\n${sayBallot(one.ballot)}`),
  ]
  return isOpen ? [beside(standing, conclude)] : standing
}

function ways(view: GradingMeetingView): Elements {
  const key = branchOf(view)
  if (view.state !== 'open') {
    return [view.leads && go('返回', 'gradingDesk', { ...key, page: '1' }, { type: 'text' })]
  }
  return [
    view.passable > 0 &&
      button(`其余 ${view.passable} 人按初评意见一致通过`, passButton, key, {
        confirm: {
          title: `${view.passable} 人一致通过？`,
          text: '请先逐人研究过，到会的同志都同意再登记。',
        },
      }),
    view.leads &&
      go('确认评定结果', 'gradingDecision', key, {
        type: view.open === 0 ? 'primary_filled' : 'default',
      }),
    view.leads &&
      row(
        go('改到会情况', 'gradingMeetingForm', key),
        go('返回', 'gradingDesk', { ...key, page: '1' }),
      ),
  ]
}

export interface ConclusionView extends OfBranchView {
  personId: string
  name: string
  body: Body
  isProbationary: boolean
  mayBeExcellent: boolean
  proposed: GradeName | undefined
  reasons: string | undefined
  ballot: BallotRow | undefined
  deciders: number
  expected: number
  hasWithdrawn: boolean
  grade: GradeName | undefined
  agreed: number
  opinion: string | undefined
}

/** What the meeting concludes about one person, without that person. */
export function conclusionCard(view: ConclusionView): CardJson {
  const key = { ...branchOf(view), personId: view.personId }
  const need = view.body === 'committee' ? view.deciders : view.expected
  const count = input('agreed', {
    label: `同意人数（要超过 ${need} 人的一半）`,
    value: String(view.agreed),
    maxLength: 3,
    required: true,
  })
  const opinion = {
    rows: 3,
    maxLength: 500,
    ...(view.opinion !== undefined && { value: view.opinion }),
  }
  return card(
    `研究：${view.name}`,
    [
      !view.isProbationary && text(md`初评：**${sayGrade(view.proposed)}**`),
      view.reasons !== undefined && text(md`初评理由：${view.reasons}`),
      text(sayBallot(view.ballot)),
      view.hasWithdrawn && text('本人是到会的成员，研究时已回避。'),
      text(md`参加研究 **${view.deciders}** 人。`),
      view.isProbationary
        ? form('conclusion', [
            text('预备党员不定等次，只写意见。'),
            count,
            input('opinion', { label: '意见', required: true, ...opinion }),
            submit('登记', concludeWithoutGradeButton, key),
          ])
        : form('conclusion', [
            text('评定等次'),
            select('grade', optionsFor(view.mayBeExcellent), {
              placeholder: '请选等次',
              ...((view.grade ?? view.proposed) && { value: view.grade ?? view.proposed ?? '' }),
            }),
            count,
            input('opinion', { label: '研究意见（可不填）', ...opinion }),
            submit('登记', concludeButton, key),
          ]),
      note('票数相同不能作结论，请再研究。'),
      go('返回', 'gradingMeeting', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}
