import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { acknowledgeButton, handAllButton, handedOnPaperButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import {
  aspectNames,
  categoryNames,
  channelNames,
  type Aspect,
  type Category,
  type Channel,
} from './wording.ts'

export interface SheetLine {
  summary: string
  aspect: Aspect
  count: number
  categories: readonly Category[]
  channels: readonly Channel[]
}

export interface SheetView {
  roundId: string
  recipientId: string
  /** The unit's name or the leader's. */
  recipient: string
  isTeam: boolean
  handedOn: string | undefined
  acknowledgedOn: string | undefined
  mayAcknowledge: boolean
  list: Paged<SheetLine>
  total: number
  /** Lines on the pages before. */
  before: number
  back: { card: string; key: Record<string, string> } | undefined
}

/** 意见反馈单: what was said to a team or to one leader, never by whom. */
export function sheetCard(view: SheetView): CardJson {
  const { roundId, recipientId, list, back } = view
  const own = view.isTeam ? {} : { personId: recipientId }
  const pageKey = { roundId, ...(view.isTeam ? { unitId: recipientId } : own) }
  return card(
    view.isTeam ? '给班子的意见反馈单' : '给您个人的意见反馈单',
    [
      text(md`${view.recipient}　共 **${view.total}** 条`),
      view.handedOn !== undefined && note(`送出：${sayDay(view.handedOn)}`),
      view.total === 0 && text('这次没有收到意见。'),
      ...list.items.flatMap((one, index) => sheetLine(one, view.before + index + 1)),
      pager(list, view.isTeam ? 'opinionTeamSheet' : 'opinionOwnSheet', pageKey),
      line,
      note('请对照检查自己，不要打听是谁提的。严禁打击报复。'),
      acknowledgement(view),
      back && go('返回', back.card, back.key, { type: 'text' }),
    ],
    { template: view.acknowledgedOn === undefined ? 'blue' : 'grey' },
  )
}

function acknowledgement(view: SheetView) {
  const { roundId, recipientId } = view
  if (view.acknowledgedOn !== undefined) return note(`已确认：${sayDay(view.acknowledgedOn)}`)
  if (!view.mayAcknowledge) return undefined
  return button('我已看过', acknowledgeButton, { roundId, recipientId }, { type: 'primary_filled' })
}

function sheetLine(one: SheetLine, number: number): Elements {
  const facts = [
    aspectNames[one.aspect],
    `${one.count} 人提`,
    one.categories.map((category) => categoryNames[category]).join('、'),
    one.channels.map((channel) => channelNames[channel]).join('、'),
  ]
  return [text(md`**${number}.** ${one.summary}`), note(facts.filter(Boolean).join('　'))]
}

export interface FeedbackView {
  roundId: string
  rootId: string
  list: Paged<{
    recipientId: string
    name: string
    isTeam: boolean
    lines: number
    state: 'waiting' | 'changed' | 'handed' | 'acknowledged'
  }>
  toHand: number
}

const sheetStates = {
  waiting: '还没有送出',
  changed: '有新意见，要再送',
  handed: '已送出，没有确认',
  acknowledged: '已确认',
}

/** All sheets of a round: handed over at once, each to its own reader alone. */
export function feedbackCard(view: FeedbackView): CardJson {
  const { roundId, rootId, list } = view
  return card(
    '意见反馈单',
    [
      view.toHand > 0 &&
        button(
          `送出 ${view.toHand} 份反馈单`,
          handAllButton,
          { roundId },
          {
            type: 'primary_filled',
            confirm: { title: '送出反馈单？', text: '给个人的只发到本人那里，别人看不到内容。' },
          },
        ),
      ...list.items.flatMap((sheet): Elements => {
        const { recipientId, isTeam } = sheet
        return [
          text(md`**${sheet.name}**　${sheet.lines} 条　${sheetStates[sheet.state]}`),
          !isTeam &&
            sheet.state === 'handed' &&
            button('已打印当面交给本人', handedOnPaperButton, { roundId, recipientId }),
        ]
      }),
      pager(list, 'opinionFeedback', { roundId }),
      go('返回', 'opinionDesk', { unitId: rootId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
