import type { CardJson } from '../kit/card.ts'
import { button, card, line, link, md, note, row, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { announceButton, closeRoundButton, posterButton } from './buttons.ts'
import { go } from './parts.ts'

export interface DeskView {
  unitId: string
  rootId: string
  hasCycle: boolean
  round:
    | {
        roundId: string
        state: 'open' | 'closed'
        isTaking: boolean
        closesOn: string
        url: string | undefined
        received: number
        channels: number
        /** Kept for tomorrow, so that nobody sees when they came. */
        waiting: number
        lines: { new: number; routed: number; withheld: number }
        visitsMissing: number
        isSummarized: boolean
        sheets: { handed: number; acknowledged: number; of: number }
      }
    | undefined
  /** Opens and closes: the secretary of the general branch. */
  mayLead: boolean
  /** Sorts and hands over: that secretary or the organization commissioner. */
  maySort: boolean
}

type Round = NonNullable<DeskView['round']>

/** 征求意见 for the team: where the collection stands and what is next. */
export function deskCard(view: DeskView): CardJson {
  if (!view.hasCycle) {
    return card('征求意见', [text('还没有今年的方案。请书记先发“方案”。')], { template: 'blue' })
  }
  const { round } = view
  if (!round) return beforeOpening(view)
  return card(
    '征求意见',
    [
      ...numbers(view, round),
      round.isTaking && go('我要提意见', 'opinionForm', { roundId: round.roundId }),
      round.state === 'open' &&
        go('登记座谈、走访、意见箱', 'opinionGatheringForm', {
          roundId: round.roundId,
          unitId: view.unitId,
        }),
      go('各种方式、各类人的情况', 'opinionCoverage', {
        roundId: round.roundId,
        unitId: view.unitId,
      }),
      round.isSummarized &&
        go('给班子的反馈单', 'opinionTeamSheet', {
          roundId: round.roundId,
          unitId: view.unitId,
          page: '1',
        }),
      ...(view.maySort ? sorting(round) : []),
      ...(view.mayLead ? leading(round) : []),
    ],
    { template: round.state === 'open' ? 'blue' : 'grey' },
  )
}

function beforeOpening({ rootId, mayLead }: DeskView): CardJson {
  const open = go('开始征求意见', 'opinionSchedule', { rootId }, { type: 'primary_filled' })
  return card('征求意见', [text('还没有开始征求意见。'), mayLead && open], { template: 'blue' })
}

function numbers(view: DeskView, round: Round): Elements {
  const until = round.isTaking ? `截止 ${sayDay(round.closesOn)}` : '已经截止'
  return [
    text(md`已收到　**${round.received}** 条意见　${round.state === 'open' ? until : '已结束'}`),
    text(
      round.channels >= 2
        ? md`用了 ${round.channels} 种方式`
        : md`用了 ${round.channels} 种方式，至少要两种`,
    ),
    round.visitsMissing > 0 && text(md`还有 ${round.visitsMissing} 位班子成员没有走访或座谈`),
    view.maySort && round.waiting > 0 && note(`有 ${round.waiting} 条不记名意见明天一起送到。`),
  ]
}

function sorting({ roundId, lines, isSummarized, sheets, state }: Round): Elements {
  const list = (label: string, of: string, isMain = false) =>
    go(
      label,
      'opinionLines',
      { roundId, state: of, page: '1' },
      { type: isMain ? 'primary_filled' : 'default' },
    )
  return [
    line,
    text(md`**整理意见**`),
    row(
      list(`没有整理（${lines.new}）`, 'new', lines.new > 0),
      list(`已转交（${lines.routed}）`, 'routed'),
    ),
    state === 'closed' && go(isSummarized ? '改小结' : '写小结', 'opinionSummary', { roundId }),
    isSummarized &&
      go(
        `反馈单：送出 ${sheets.handed}/${sheets.of}，确认 ${sheets.acknowledged}/${sheets.of}`,
        'opinionFeedback',
        { roundId, page: '1' },
      ),
  ]
}

function leading(round: Round): Elements {
  const { roundId, url, state, lines } = round
  return [
    line,
    lines.withheld > 0 &&
      go(`单独处理的意见（${lines.withheld}）`, 'opinionLines', {
        roundId,
        state: 'withheld',
        page: '1',
      }),
    ...(state === 'open' ? whileOpen(roundId, url) : []),
    state === 'closed' && go('重新征求意见', 'opinionReopen', { roundId }),
  ]
}

function whileOpen(roundId: string, url: string | undefined): Elements {
  return [
    url === undefined
      ? note('群众网页还没有公开网址，请管理员设置 PUBLIC_URL。')
      : row(button('海报和二维码', posterButton, { roundId }), link('打开群众网页', url)),
    row(
      button('提醒各群', announceButton, { roundId }),
      go('改截止日', 'opinionSchedule', { roundId }),
    ),
    button(
      '结束征求意见',
      closeRoundButton,
      { roundId },
      {
        confirm: { title: '结束征求意见？', text: '结束后不再收意见，可以开始写小结和反馈。' },
      },
    ),
  ]
}
