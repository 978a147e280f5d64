import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, line, link, md, note, row, text, type Elements } from '../kit/elements.ts'
import { announceButton, sheetButton, withdrawButton } from './buttons.ts'
import { answerLines, type AnswerCounts } from './notice.ts'
import { go } from './parts.ts'
import { roundName } from './wording.ts'

export interface DeskRound {
  disclosureId: string
  round: number
  phase: 'draft' | 'toCome' | 'shown' | 'over' | 'withdrawn'
  fromOn: string
  toOn: string
  count: number
  url: string | undefined
  /** Everybody may read it, so that there is a page. */
  isForVillage: boolean
  answers: AnswerCounts & { texts: number }
}

export interface DeskView {
  unitId: string
  unit: string
  hasCycle: boolean
  /** Items of the team's list that are published. */
  items: number
  rounds: readonly DeskRound[]
  /** The round that can be prepared now, and by when. */
  next: { round: number; dueOn: string; isDraft: boolean } | undefined
  /** From which day the second one can be prepared; when that is to come. */
  secondFrom: string | undefined
  mayLead: boolean
  /** Units below, whose desks the reader may open. */
  others: readonly { unitId: string; name: string }[]
}

/** 整改公开 for a team: what is shown, what came back, what is next. */
export function deskCard(view: DeskView): CardJson {
  if (!view.hasCycle) {
    return card('整改公开', [text('还没有今年的方案。请书记先发“方案”。')], { template: 'blue' })
  }
  const { unit, others } = view
  const following = next(view)
  return card(
    '整改公开',
    [
      view.rounds.length === 0 && text('还没有公开过整改情况。'),
      ...view.rounds.flatMap((round, at) => [at > 0 && line, ...roundLines(view, round)]),
      ...(view.rounds.length > 0 && following.length > 0 ? [line] : []),
      ...following,
      ...(others.length > 0 ? [line] : []),
      ...others.map(({ unitId, name }) => go(name, 'disclosureDesk', { unitId }, { type: 'text' })),
    ],
    { template: 'blue', subtitle: unit },
  )
}

function next(view: DeskView): Elements {
  const { unitId, mayLead, items, secondFrom } = view
  if (secondFrom !== undefined) {
    return [note(`第二次公开（整改进展）从 ${sayDay(secondFrom)} 起准备。`)]
  }
  if (!view.next) return []
  const { round, dueOn, isDraft } = view.next
  if (items === 0) return [text('班子整改清单还没有公布，公布后再公开。')]
  return [
    text(md`${roundName(round)}　应在 **${sayDay(dueOn)}** 开始`),
    note(`清单已公布 ${items} 项`),
    mayLead &&
      go(
        isDraft ? '改一改' : '准备公开',
        'disclosureForm',
        { unitId },
        { type: isDraft ? 'default' : 'primary_filled' },
      ),
  ]
}

const phaseNames = {
  draft: '没有公开',
  toCome: '还没到日子',
  shown: '正在公开',
  over: '已经结束',
  withdrawn: '已撤回',
}

function roundLines({ mayLead }: DeskView, round: DeskRound): Elements {
  const { disclosureId, phase, answers } = round
  const head = text(
    md`**${roundName(round.round)}**　${phaseNames[phase]}　${round.count} 项
${sayDay(round.fromOn)} 到 ${sayDay(round.toOn)}`,
  )
  if (phase === 'draft') {
    const look = { type: 'primary_filled' as const }
    const preview = { disclosureId, page: '1' }
    return [head, mayLead && go('看预览，公开', 'disclosurePreview', preview, look)]
  }
  return [
    head,
    ...(phase === 'toCome' ? [] : answerLines(answers)),
    mayLead &&
      answers.texts > 0 &&
      go(`看大家写的意见（${answers.texts}）`, 'disclosureRemarks', { disclosureId, page: '1' }),
    ...(mayLead && isRunning(phase) ? leading(round) : []),
  ]
}

const isRunning = (phase: DeskRound['phase']) => phase === 'toCome' || phase === 'shown'

function leading({ disclosureId, phase, url, isForVillage }: DeskRound): Elements {
  const sheet = button('打印公开单', sheetButton, { disclosureId })
  return [
    url === undefined ? sheet : row(sheet, link('打开群众网页', url)),
    isForVillage && url === undefined && note('群众网页还没有公开网址，请管理员设置 PUBLIC_URL。'),
    phase === 'shown' && button('发到群里', announceButton, { disclosureId }),
    button(
      '撤回',
      withdrawButton,
      { disclosureId },
      {
        type: 'text',
        confirm: {
          title: '撤回这次公开？',
          text: '网页和卡片会写明“已撤回”，内容不再显示。撤回后可以重新公开。',
        },
      },
    ),
  ]
}
