import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  multiSelect,
  note,
  row,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import {
  classifyButton,
  mergeButton,
  restoreButton,
  splitButton,
  withholdButton,
} from './buttons.ts'
import { aspectField, go, pager, tagsField, toField, type Paged } from './parts.ts'
import {
  aspectNames,
  categoryNames,
  channelNames,
  lineStateNames,
  type Aspect,
  type Category,
  type Channel,
  type LineState,
} from './wording.ts'

export interface LinesView {
  roundId: string
  rootId: string
  state: LineState
  list: Paged<{
    lineId: string
    /** Its beginning. */
    start: string
    to: string
    aspect: Aspect
    count: number
  }>
  total: number
  mayMerge: boolean
}

/** Matters in one state; those that say the same become one line. */
export function linesCard(view: LinesView): CardJson {
  const { roundId, state, list } = view
  const at = (list.page - 1) * 10
  return card(
    `意见：${lineStateNames[state]}`,
    [
      text(md`共 **${view.total}** 条`),
      ...list.items.flatMap(
        (item, index): Elements => [
          text(
            md`${at + index + 1}. ${item.start}${item.count > 1 ? `（${item.count} 人提）` : ''}`,
          ),
          go(
            `看第 ${at + index + 1} 条　${item.to}　${aspectNames[item.aspect].replace(/（.*/, '')}`,
            'opinionLine',
            { lineId: item.lineId, page: '1' },
          ),
        ],
      ),
      list.items.length === 0 && text('这里没有意见。'),
      pager(list, 'opinionLines', { roundId, state }),
      ...(view.mayMerge && list.items.length > 1 ? merging(view, at) : []),
      go('返回', 'opinionDesk', { unitId: view.rootId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function merging({ roundId, state, list }: LinesView, at: number): Elements {
  const options = list.items.map((item, index) => ({
    label: `${at + index + 1}. ${item.start.slice(0, 20)}`,
    value: item.lineId,
  }))
  return [
    line,
    form('merge', [
      text('说的是同一件事的，选在一起'),
      multiSelect('lines', options),
      submit(
        '合成一条',
        mergeButton,
        { roundId, state, page: String(list.page) },
        { type: 'default' },
      ),
    ]),
  ]
}

export interface LineView {
  lineId: string
  roundId: string
  state: LineState
  summary: string
  to: string
  toName: string
  aspect: Aspect
  tags: readonly string[]
  words: readonly {
    opinionId: string
    words: string
    category: Category
    /** Left out where it would tell who it was. */
    channel: Channel | undefined
    onDay: string | undefined
    author: string | undefined
  }[]
  /** How many said it; these words are one page of them. */
  said: number
  page: number
  pages: number
  addressees: readonly Option[]
  mayChange: boolean
}

/** One matter: what was said word for word, and where it goes. */
export function lineCard(view: LineView): CardJson {
  const { lineId, roundId, state } = view
  const several = view.said > 1
  return card(
    '一条意见',
    [
      text(md`${view.toName}　${aspectNames[view.aspect]}`),
      ...view.words.flatMap((one) => spoken(view, one, several)),
      view.said > view.words.length && note(`一共 ${view.said} 人说了这件事。`),
      pager(view, 'opinionLine', { lineId }),
      view.mayChange && state !== 'withheld' && classifying(view),
      view.mayChange &&
        (state === 'withheld'
          ? button('可以公开办，放回去', restoreButton, { lineId })
          : button(
              '这条在骂人，只给总支书记',
              withholdButton,
              { lineId },
              {
                type: 'danger',
                confirm: {
                  title: '只给总支书记看？',
                  text: '对指名道姓侮辱人的意见，转交后只有总支书记能看和处理。',
                },
              },
            )),
      go('返回', 'opinionLines', { roundId, state, page: '1' }, { type: 'text' }),
    ],
    { template: state === 'withheld' ? 'orange' : 'blue' },
  )
}

function spoken(view: LineView, one: LineView['words'][number], several: boolean): Elements {
  const facts = [
    categoryNames[one.category],
    one.channel && channelNames[one.channel],
    one.onDay && sayDay(one.onDay),
    one.author ? `实名：${one.author}` : '不记名',
  ]
  return [
    text(md`“${one.words}”`),
    note(facts.filter(Boolean).join('　')),
    several &&
      view.mayChange &&
      row(
        button('不是一回事，分开', splitButton, {
          lineId: view.lineId,
          opinionId: one.opinionId,
        }),
      ),
  ]
}

function classifying(view: LineView) {
  return form('classify', [
    input('summary', {
      label: '意见（可以改写，不要让人看出是谁提的）',
      maxLength: 1000,
      rows: 4,
      required: true,
      value: view.summary,
    }),
    ...toField(view.addressees, view.to),
    ...aspectField(view.aspect),
    ...tagsField(view.tags),
    submit(view.state === 'new' ? '整理好，转交' : '保存', classifyButton, { lineId: view.lineId }),
  ])
}
