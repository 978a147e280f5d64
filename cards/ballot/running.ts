import { button, md, note, row, text, type Elements } from '../kit/elements.ts'
import * as buttons from './buttons.ts'
import { go } from './parts.ts'
import type { Kind } from './wording.ts'

export interface Running {
  at: 'open' | 'closing'
  roundId: string
  /** Papers handed in on the phone, of so many. */
  handedIn: number
  of: number
  onPaperNames: readonly string[]
  /** The two count sheets, where anybody votes on paper. */
  tellers: readonly { name: string; isDone: boolean }[]
  /** Numbers of rows in which the two sheets differ; 0 is the numbers of papers. */
  differing: readonly number[]
  /** What keeps it from being closed. */
  lacks: readonly string[]
  /** The reader is a teller with a sheet to fill. */
  sheet: { tellerId: string } | undefined
  mayLead: boolean
  mayConfirm: boolean
  mayChangeVoters: boolean
  /** Fewer papers than this share, in percent, have come. */
  isShortOf: number | undefined
}

/** A round while people vote: how many papers came, the paper count, and how it ends. */
export function runningPart(of: { meetingId: string; kind: Kind }, stage: Running): Elements {
  const { roundId } = stage
  const key = { meetingId: of.meetingId, kind: of.kind }
  const prints = stage.onPaperNames.length > 0
  return [
    text(md`已交　**${stage.handedIn}** / 共 **${stage.of}**`),
    ...papers(stage),
    ...(stage.at === 'open' ? leading(stage) : closing(stage)),
    (prints || stage.mayChangeVoters) &&
      row(
        prints && button('打印纸质票', buttons.printPaperButton, key, { type: 'text' }),
        stage.mayChangeVoters && go('改投票方式', 'ballotVoters', { roundId }, { type: 'text' }),
      ),
    row(
      go('刷新', 'ballotRound', key, { type: 'text' }),
      stage.mayLead && go('作废重来', 'ballotVoid', { roundId }, { type: 'text' }),
    ),
  ]
}

function papers(stage: Running): Elements {
  const { roundId, onPaperNames, tellers, differing, sheet } = stage
  if (tellers.length === 0) return []
  const rows = differing.filter((no) => no > 0)
  return [
    text(
      md`用纸质票　**${onPaperNames.length}** 人${onPaperNames.length > 0 ? '：' : ''}${onPaperNames.join('、')}`,
    ),
    ...tellers.map(({ name, isDone }) =>
      note(`${name}${isDone ? '已录入纸质票' : '还没有录入纸质票'}`),
    ),
    differing.includes(0) && text(md`**两人填的收发票数不一样**`),
    rows.length > 0 && text(md`**两人填的第 ${rows.join('、')} 行不一样**`),
    sheet &&
      go(
        '录入纸质票',
        'ballotCount',
        { roundId, tellerId: sheet.tellerId, page: '0' },
        { type: stage.mayConfirm ? 'default' : 'primary_filled' },
      ),
  ]
}

function leading({ mayLead, roundId, isShortOf, lacks }: Running): Elements {
  if (!mayLead) return []
  return [
    ...lacks.map((lack) => note(lack)),
    button('提醒没交的', buttons.remindButton, { roundId }),
    button(
      '结束投票',
      buttons.askClosingButton,
      { roundId },
      {
        type: 'primary_filled',
        confirm: {
          title: '结束投票？',
          text: `${isShortOf === undefined ? '' : `交票的还不到 ${isShortOf}%。`}监票人确认后就不能再交票。`,
        },
      },
    ),
  ]
}

function closing({ mayLead, mayConfirm, roundId, lacks }: Running): Elements {
  return [
    text('主持人要结束投票。'),
    ...lacks.map((lack) => text(md`**${lack}**`)),
    mayConfirm
      ? button(
          '确认结束',
          buttons.confirmClosingButton,
          { roundId },
          {
            type: 'primary_filled',
            confirm: { title: '结束投票？', text: '结束后马上计票，密钥随后销毁，不能再交票。' },
          },
        )
      : text('等监票人确认。确认之前还可以交票。'),
    mayLead && button('继续投票', buttons.goOnButton, { roundId }),
  ]
}
