import type { CardJson } from '../kit/card.ts'
import { beside, button, card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { handInButton, toPaperButton } from './buttons.ts'
import { go } from './parts.ts'
import { commentsElsewhere, emptyIsAbstained, mayReplace, promises, roundNames } from './wording.ts'
import type { Kind } from './wording.ts'

interface Voter {
  roundId: string
  voterId: string
  kind: Kind
  unit: string
}

/** Where one voter stands with their paper; never what is on it. */
export type OwnView = Voter &
  (
    | { stage: 'promise'; mayTakePaper: boolean }
    | { stage: 'filling'; pages: readonly boolean[]; hasHandedIn: boolean }
    | { stage: 'handedIn' }
    | { stage: 'paper' }
    | { stage: 'struckOff' }
    /** `receipt`: first characters of the digest of one's own envelope. */
    | { stage: 'over'; hasHandedIn: boolean; receipt: string | undefined }
    | { stage: 'voided' }
  )

/** A voter's own card: the promise, how far the paper is, handing in, and the receipt. */
export function ownCard(view: OwnView): CardJson {
  const isOver = view.stage === 'over' || view.stage === 'voided' || view.stage === 'struckOff'
  return card(roundNames[view.kind], bodyOf(view), {
    template: isOver ? 'grey' : view.stage === 'handedIn' ? 'green' : 'blue',
    subtitle: view.unit,
  })
}

function bodyOf(view: OwnView): Elements {
  switch (view.stage) {
    case 'promise':
      return promised(view)
    case 'filling':
      return filling(view)
    case 'handedIn':
      return [text(md`**已交票**`), note(mayReplace), go('重填', 'ballotPage', pageKey(view, 0))]
    case 'paper':
      return [text(md`您登记的是**纸质票**。`), text('请向监票人领取，填好后投进票箱。')]
    case 'struckOff':
      return [text('您现在不在到会名单里，不能交票。有疑问请找监票人。')]
    case 'over':
      return over(view)
    case 'voided':
      return [text('这次测评已作废，您填的内容不算。请等重新发放。')]
  }
}

function promised(view: Voter & { mayTakePaper: boolean }): Elements {
  const { roundId, voterId } = view
  return [
    text(md`**不记名测评**`),
    ...promises.map((promise) => text(promise)),
    view.kind === 'team' && note(commentsElsewhere),
    go('开始填写', 'ballotPage', pageKey(view, 0), { type: 'primary_filled' }),
    view.mayTakePaper &&
      button(
        '我用纸质票',
        toPaperButton,
        { roundId, voterId },
        {
          type: 'text',
          confirm: { title: '改用纸质票？', text: '改用后就不能在手机上交票。请向监票人领取。' },
        },
      ),
  ]
}

function filling(view: Voter & { pages: readonly boolean[]; hasHandedIn: boolean }): Elements {
  const { roundId, voterId, pages } = view
  const isWhole = pages.every(Boolean)
  const next = pages.indexOf(false)
  return [
    view.hasHandedIn && text('以前交的票还算数，直到您重新交票。'),
    ...pages.map((isFilled, at) => pageLine(view, at, isFilled)),
    line,
    isWhole
      ? button(
          '交票',
          handInButton,
          { roundId, voterId },
          {
            type: 'primary_filled',
            confirm: { title: '现在交票？', text: `${emptyIsAbstained}${mayReplace}` },
          },
        )
      : go(`接着填第 ${next + 1} 页`, 'ballotPage', pageKey(view, next), {
          type: 'primary_filled',
        }),
    note(isWhole ? '点了“交票”才算数。' : '都填好后再交票。'),
  ]
}

function pageLine(view: Voter, at: number, isFilled: boolean) {
  const name = text(md`第 ${at + 1} 页　**${isFilled ? '已填' : '没有填'}**`)
  if (!isFilled) return name
  return beside([name], go('重填', 'ballotPage', pageKey(view, at), { type: 'text' }))
}

function over(view: { hasHandedIn: boolean; receipt: string | undefined }): Elements {
  if (!view.hasHandedIn) return [text('投票已结束，您没有在手机上交票。')]
  return [
    text('投票已结束，您的票已在票箱里。'),
    view.receipt !== undefined && text(md`回执：**${view.receipt}**`),
    view.receipt !== undefined && note('回执只说明您的票进了票箱，看不出怎么选。'),
  ]
}

export function pageKey({ roundId, voterId }: Voter, at: number) {
  return { roundId, voterId, page: String(at + 1) }
}
