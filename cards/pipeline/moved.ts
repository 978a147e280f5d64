import { card, text } from '../kit/elements.ts'
import type { CardJson } from '../kit/card.ts'

/** What an old card says once a fresh one took its place. */
export const movedCard: CardJson = card(
  '这张卡片换新了',
  [text('这一张不再用了。请往下找最新的一张，内容都还在。')],
  { template: 'grey' },
)
