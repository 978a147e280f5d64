import type { CardJson, HeaderTemplate } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import * as buttons from './buttons.ts'
import { go } from './parts.ts'
import { runningPart, type Running } from './running.ts'
import { sheetSignedPart, type SheetSigned } from './sheet.ts'
import { fewVoters, roundNames, tallyObstacles, type Kind } from './wording.ts'

export interface RoundView {
  meetingId: string
  kind: Kind
  unit: string
  scrutineer: string
  voteCounter: string
  stage: Preparing | Asked | Running | Closed | Tallied
}

export interface Preparing {
  at: 'preparing'
  /** What keeps it from being started. */
  lacks: readonly string[]
  /** The round before this one was declared void. */
  wasVoided: boolean
  mayAsk: boolean
  rows: number
  voters: readonly Option[]
  /** People without a phone, chosen beforehand. */
  onPaper: readonly string[]
  isFew: boolean
}

export interface Asked {
  at: 'asked'
  roundId: string
  voters: number
  onPaperNames: readonly string[]
  isFew: boolean
  mayConfirm: boolean
  mayTakeBack: boolean
}

export interface Closed {
  at: 'closed'
  roundId: string
  handedIn: number
  of: number
  box: string
  /** The box cannot be opened any more, or is not what it was. */
  obstacle: 'keyLost' | 'tampered' | undefined
  mayVoid: boolean
}

export interface Tallied {
  at: 'tallied'
  roundId: string
  papers: number
  mayRead: boolean
  sheet: SheetSigned
}

const templates: Record<RoundView['stage']['at'], HeaderTemplate> = {
  preparing: 'blue',
  asked: 'orange',
  open: 'blue',
  closing: 'orange',
  closed: 'orange',
  tallied: 'green',
}

/** The card on which a round is led by chair and tellers; nothing of a choice ever stands on it. */
export function roundCard(view: RoundView): CardJson {
  const tellers = md`监票人：${view.scrutineer || '还没有定'}　计票人：${view.voteCounter || '还没有定'}`
  return card(roundNames[view.kind], [...stagePart(view), note(tellers)], {
    template: templates[view.stage.at],
    subtitle: view.unit,
  })
}

function stagePart(view: RoundView): Elements {
  const { stage } = view
  switch (stage.at) {
    case 'preparing':
      return preparing(view, stage)
    case 'asked':
      return asked(stage)
    case 'open':
    case 'closing':
      return runningPart(view, stage)
    case 'closed':
      return closed(stage)
    case 'tallied':
      return tallied(stage)
  }
}

function preparing(view: RoundView, stage: Preparing): Elements {
  const { meetingId, kind } = view
  return [
    stage.wasVoided && text('上一次已作废，可以重新发放。'),
    text(md`可以投票　**${stage.voters.length}** 人`),
    kind === 'members' && text(md`列入测评　**${stage.rows}** 人`),
    stage.isFew && text(fewVoters(stage.voters.length)),
    ...stage.lacks.map((lack) => text(md`**${lack}**`)),
    stage.mayAsk &&
      form('opening', [
        text('用纸质票的人'),
        multiSelect('onPaper', stage.voters, {
          placeholder: '都用手机就不选',
          values: stage.onPaper,
        }),
        submit('发放测评票', buttons.askOpeningButton, { meetingId, kind }),
      ]),
    stage.mayAsk && note('没有手机的人已经选上。发放要监票人确认。'),
    button('打印纸质票', buttons.printPaperButton, { meetingId, kind }, { type: 'text' }),
  ]
}

function asked(stage: Asked): Elements {
  const { roundId } = stage
  return [
    text(md`主持人要发放测评票，**${stage.voters}** 人投票。`),
    stage.onPaperNames.length > 0 &&
      text(md`用纸质票　**${stage.onPaperNames.length}** 人：${stage.onPaperNames.join('、')}`),
    stage.isFew && text(fewVoters(stage.voters)),
    stage.mayConfirm
      ? button('确认发放', buttons.confirmOpeningButton, { roundId }, { type: 'primary_filled' })
      : text('等监票人确认。'),
    stage.mayTakeBack && button('撤回', buttons.takeBackButton, { roundId }),
  ]
}

function closed(stage: Closed): Elements {
  return [
    text(md`投票已结束，手机上收到 **${stage.handedIn}** 票（共 ${stage.of} 人）。`),
    note(`票箱编号：${stage.box}`),
    stage.obstacle === undefined
      ? text('正在计票，请稍等。')
      : text(md`**${tallyObstacles[stage.obstacle]}**`),
    stage.mayVoid && go('作废重来', 'ballotVoid', { roundId: stage.roundId }, { type: 'danger' }),
  ]
}

function tallied({ roundId, papers, mayRead, sheet }: Tallied): Elements {
  return [
    text(md`计票完成，有效票 **${papers}** 张。密钥已销毁。`),
    mayRead
      ? go('看结果', 'ballotTotals', { roundId, page: '1' }, { type: 'primary_filled' })
      : note('结果由书记和班子成员看。'),
    ...sheetSignedPart(roundId, sheet),
  ]
}

interface SideView {
  meetingId: string
  kind: Kind
  unit: string
  roundId: string
}

export interface VotersView extends SideView {
  /** Who is marked for paper, and who came later and is on no list yet. */
  onPaper: readonly Option[]
  late: readonly Option[]
  /** Marked for paper, and no longer there. */
  gone: readonly Option[]
}

/** Changes of the list while voting goes on: from paper to the phone, and late on paper. */
export function votersCard(view: VotersView): CardJson {
  const { roundId, meetingId, kind, onPaper, late, gone } = view
  const isEmpty = [onPaper, late, gone].every((one) => one.length === 0)
  return card(
    '改投票方式',
    [
      isEmpty && text('没有可以改的人。'),
      onPaper.length > 0 && text('改用手机：先收回他的纸质票。'),
      onPaper.length > 0 &&
        form('phone', [
          select('voter', onPaper, { placeholder: '选一个人', required: true }),
          submit('改用手机', buttons.toPhoneButton, { roundId }, { type: 'default' }),
        ]),
      late.length > 0 && text('后来到会的人，用纸质票：'),
      late.length > 0 &&
        form('paper', [
          select('late', late, { placeholder: '选一个人', required: true }),
          submit('加上，用纸质票', buttons.addOnPaperButton, { roundId }, { type: 'default' }),
        ]),
      gone.length > 0 && text('纸质票已投进票箱、人离开了的，票算数：'),
      gone.length > 0 &&
        form('gone', [
          select('left', gone, { placeholder: '选一个人', required: true }),
          submit('他投过了，算数', buttons.paperLeftButton, { roundId }, { type: 'default' }),
        ]),
      go('返回', 'ballotRound', { meetingId, kind }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

/** Declaring a round void, with the reason for the archive. */
export function voidCard({ roundId, meetingId, kind, unit }: SideView): CardJson {
  return card(
    '作废重来',
    [
      text('交上来的票都不算，要重新发放。'),
      form('void', [
        input('reason', { label: '原因', required: true, maxLength: 200, rows: 2 }),
        submit('作废', buttons.voidButton, { roundId }, { type: 'danger_filled' }),
      ]),
      go('不作废，返回', 'ballotRound', { meetingId, kind }, { type: 'text' }),
    ],
    { template: 'red', subtitle: unit },
  )
}
