import { z } from 'zod'
import { action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, button, card, md, note, text } from '../kit/elements.ts'

export interface ParkedLine {
  outboxId: string
  to: string
  /** `dead`: refused; `unknown`: nobody knows whether it arrived. */
  state: 'dead' | 'unknown'
  at: string
}

export interface ParkedCardView {
  rootId: string
  lines: readonly ParkedLine[]
  more: number
}

export const retryButton = action(
  'todo.retry',
  z.object({ rootId: z.string(), outboxId: z.string() }),
)
export const retryAllButton = action('todo.retryAll', z.object({ rootId: z.string() }))

/** Messages the platform would not take, each with one more try. */
export function parkedCard(view: ParkedCardView): CardJson {
  if (view.lines.length === 0) {
    return card('没发出去的消息', [text('现在没有，都发出去了。')], { template: 'green' })
  }
  return card(
    '没发出去的消息',
    [
      note('被拒收的，多半是机器人被移出了群、或对方不在应用可用范围。处理好再重发。'),
      ...view.lines.map(parkedRow),
      view.more > 0 && note(`还有 ${view.more} 条`),
      button(
        '全部重发',
        retryAllButton,
        { rootId: view.rootId },
        {
          type: 'primary_filled',
          confirm: {
            title: '全部重发？',
            text: '标着“可能已到”的，对方也许会收到两次。',
          },
        },
      ),
    ],
    { template: 'orange' },
  )

  function parkedRow(one: ParkedLine): CardElement {
    const state = one.state === 'dead' ? '被拒收' : '可能已到'
    const again = { rootId: view.rootId, outboxId: one.outboxId }
    return beside(
      [text(md`发给 **${one.to}** · ${state}\n${one.at}`)],
      button('重发', retryButton, again),
    )
  }
}
