import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { removeButton, restoreButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import { directionNames } from './wording.ts'

export type StepState = 'notStarted' | 'on' | 'finished'

export interface RoundView {
  meetingId: string
  step: string
  state: StepState
  measures: Paged<{ measureId: string; no: number; body: string }>
  count: number
  /** The one removed last, while it may be restored. */
  removed: { measureId: string; body: string } | undefined
  directions: { done: number; of: number }
  suggestions: number
}

const roundKey = ({ meetingId, step }: RoundView) => ({ meetingId, step })

/** 整改措施 for chair and recorder: the team's measures, and who still owes a direction (R75). */
export function roundCard(view: RoundView): CardJson {
  const { meetingId, state, directions, count } = view
  if (state === 'notStarted') {
    return card('整改措施', [text('这一项还没有开始。')], { template: 'grey' })
  }
  const isOn = state === 'on'
  const add = { type: count === 0 ? 'primary_filled' : 'default' } as const
  const directionsOpen = isOn && count > 0 && directions.done < directions.of
  return card(
    '整改措施',
    [
      state === 'finished' && note('这一项已经结束。'),
      text(md`**班子整改措施**　${count} 条`),
      count === 0 && text('还没有记措施。'),
      ...view.measures.items.flatMap((one) => measureLines(view, one)),
      pager(view.measures, 'measuresRound', roundKey(view)),
      isOn && go('记措施（一次可记几条）', 'measureForm', { meetingId, measureId: '' }, add),
      ...restoring(view),
      line,
      text(md`**整改方向**　${directions.done}/${directions.of} 人`),
      go(
        '记、看整改方向',
        'directionRound',
        { meetingId, page: '1' },
        {
          type: directionsOpen ? 'primary_filled' : 'default',
        },
      ),
      line,
      view.suggestions === 0
        ? text('党员还没有提建议。')
        : go(`看党员的建议（${view.suggestions}）`, 'measureSuggestions', { meetingId, page: '1' }),
    ],
    { template: isOn ? 'blue' : 'grey' },
  )
}

function measureLines(
  { meetingId, state }: RoundView,
  { measureId, no, body }: RoundView['measures']['items'][number],
): Elements {
  const what = text(md`**${no}.** ${body}`)
  if (state !== 'on') return [what]
  return [
    what,
    row(
      go('修改', 'measureForm', { meetingId, measureId }),
      button(
        '去掉',
        removeButton,
        { meetingId, measureId },
        { confirm: { title: '去掉这条措施？', text: '去掉后还可以恢复。' } },
      ),
    ),
  ]
}

function restoring({ meetingId, state, removed }: RoundView): Elements {
  if (state !== 'on' || !removed) return []
  const { measureId, body } = removed
  return [
    note(md`刚去掉的：${body}`),
    button('恢复刚去掉的一条', restoreButton, { meetingId, measureId }, { type: 'text' }),
  ]
}

export interface DirectionRoundView {
  meetingId: string
  state: StepState
  done: number
  of: number
  list: Paged<{
    personId: string
    name: string
    direction: keyof typeof directionNames | undefined
  }>
}

/** Whose direction is there and whose is not; the words stand behind the button. */
export function directionRoundCard(view: DirectionRoundView): CardJson {
  const { meetingId, state } = view
  return card(
    '整改方向',
    [
      view.of === 0 ? text('还没有人到会。') : text(md`已有　**${view.done}/${view.of}** 人`),
      ...view.list.items.map((one) => person(view, one)),
      pager(view.list, 'directionRound', { meetingId }),
      go('返回', 'measuresRound', { meetingId, step: 'B5', page: '1' }, { type: 'text' }),
    ],
    { template: state === 'on' ? 'blue' : 'grey' },
  )
}

function person(
  { meetingId }: DirectionRoundView,
  { personId, name, direction }: DirectionRoundView['list']['items'][number],
): CardElement {
  const how = direction === undefined ? '还没有' : directionNames[direction]
  const label = direction === undefined ? '记一下' : '看、改'
  return beside(
    [text(md`**${name}**　${how}`)],
    go(label, 'directionEntry', { meetingId, personId }),
  )
}

export interface SuggestionsView {
  unit: string
  list: Paged<{ name: string; body: string }>
  meetingId: string
}

/** What members suggested to the team, with their names. */
export function suggestionsCard({ meetingId, unit, list }: SuggestionsView): CardJson {
  return card(
    '党员对整改措施的建议',
    [
      list.items.length === 0 && text('党员还没有提建议。'),
      ...list.items.map(({ name, body }) => text(md`**${name}**　${body}`)),
      pager(list, 'measureSuggestions', { meetingId }),
      note('请班子研究时看一看。不要发到群里。'),
    ],
    { template: 'blue', subtitle: unit },
  )
}
