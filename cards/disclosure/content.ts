import type { CardElement, CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { publishButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import { disclosedClassNames, roundName, scopeNames, standOf, wayNames } from './wording.ts'

/** One item as everybody reads it. */
export interface ShownItem {
  /** Its number on the sheet, from 1. */
  no: number
  problem: string
  measures: string
  rectificationClass: keyof typeof disclosedClassNames | null
  dueOn: string | null
  leadUnit: string | null
  responsible: string | null
  isClosed: boolean
  progress: number
}

interface ContentView {
  disclosureId: string
  unitId: string
  unit: string
  round: number
  fromOn: string
  toOn: string
  place: string
  contact: string
  asOf: string
  count: number
  list: Paged<ShownItem>
}

export interface PreviewView extends ContentView {
  rev: string
  scope: readonly (keyof typeof scopeNames)[]
  way: readonly (keyof typeof wayNames)[]
  /** 公开 is offered: the period has not begun in the past meanwhile. */
  mayPublish: boolean
}

/** Of what is no draft any more only the way to where it stands. */
export interface SettledView {
  unitId: string
  unit: string
  settled: 'published' | 'withdrawn'
}

function settledCard({ unitId, unit, settled }: SettledView): CardJson {
  return card(
    '整改公开',
    [
      text(settled === 'published' ? '这一份已经公开了。' : '这次公开已经撤回，内容不再显示。'),
      go('看现在的情况', 'disclosureDesk', { unitId }),
    ],
    { template: 'grey', subtitle: unit },
  )
}

/** What will be shown, word for word, with 公开 below it. */
export function previewCard(view: PreviewView | SettledView): CardJson {
  if ('settled' in view) return settledCard(view)
  const { disclosureId, unitId, rev } = view
  return card(
    '公开前看一遍',
    [
      text(md`**${roundName(view.round)}**　${view.unit}`),
      text(md`公开　**${sayDay(view.fromOn)}** 到 **${sayDay(view.toOn)}**`),
      text(md`范围：${namesOf(view.scope, scopeNames)}　方式：${namesOf(view.way, wayNames)}`),
      line,
      ...content(view),
      pager(view.list, 'disclosurePreview', { disclosureId }),
      line,
      note('名册里的名字已经换成职务或“某某”，电话号码已经遮住。名册以外的名字请自己看一遍。'),
      view.mayPublish
        ? publishing({ disclosureId, rev })
        : text(md`**开始的日子已经过了，请改日期。**`),
      row(
        go('改一改', 'disclosureForm', { unitId }),
        go('先不公开', 'disclosureDesk', { unitId }, { type: 'text' }),
      ),
    ],
    { template: 'orange', subtitle: view.unit },
  )
}

function publishing(carried: { disclosureId: string; rev: string }): CardElement {
  return button('公开', publishButton, carried, {
    type: 'primary_filled',
    confirm: { title: '公开这些内容？', text: '公开后大家都能看到，内容不能再改，有错只能撤回。' },
  })
}

const namesOf = <Id extends string>(ids: readonly Id[], names: Readonly<Record<Id, string>>) =>
  ids.map((one) => names[one]).join('、')

export interface ReadView extends ContentView {
  phase: 'shown' | 'over'
}

export interface WithdrawnView {
  unit: string
  round: number
  phase: 'withdrawn'
}

/** What is shown, for the members of the branch in their own thread. */
export function readCard(view: ReadView | WithdrawnView): CardJson {
  if (view.phase === 'withdrawn') {
    const said = text('这次公开已经撤回。改好后会重新公开。')
    return card(roundName(view.round), [said], { template: 'grey', subtitle: view.unit })
  }
  const { disclosureId } = view
  return card(
    roundName(view.round),
    [
      text(md`公开　**${sayDay(view.fromOn)}** 到 **${sayDay(view.toOn)}**`),
      ...content(view),
      pager(view.list, 'disclosureRead', { disclosureId }),
      view.phase === 'shown' &&
        go('答满意不满意', 'disclosureAnswer', { disclosureId }, { type: 'primary_filled' }),
      view.phase === 'over' && note('公开期已经结束。'),
    ],
    { template: view.phase === 'shown' ? 'blue' : 'grey', subtitle: view.unit },
  )
}

function content(view: ContentView): Elements {
  return [
    note(`截至 ${sayDay(view.asOf)}，共 ${view.count} 项。`),
    ...view.list.items.flatMap(itemLines),
    text(md`公开地点：${view.place}`, 'notation'),
    text(md`有意见可以找：${view.contact}`, 'notation'),
  ]
}

function itemLines(item: ShownItem): Elements {
  const facts = [
    item.rectificationClass === null ? '' : disclosedClassNames[item.rectificationClass],
    item.dueOn === null ? '' : `期限 ${sayDay(item.dueOn)}`,
    item.leadUnit === null ? '' : `牵头 ${item.leadUnit}`,
    item.responsible === null ? '' : `责任 ${item.responsible}`,
  ].filter((one) => one !== '')
  return [
    text(md`**${item.no}.** ${item.problem}`),
    item.measures !== '' && text(md`措施：${item.measures}`),
    facts.length > 0 && note(facts.join('　')),
    text(md`进展：**${standOf(item)}**`),
  ]
}
