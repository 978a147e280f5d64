import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { saveAreasButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import { flagNames, type TalkFlag } from './wording.ts'

type Names = readonly [string, string]

export interface TalkFlagsView {
  unitId: string
  list: Paged<{ names: Names; heldOn: string; enteredOn: string; flags: readonly TalkFlag[] }>
}

/** Talks whose date the secretary should look at; they count all the same. */
export function talkFlagsCard(view: TalkFlagsView): CardJson {
  const { unitId } = view
  return card(
    '日期要核对的谈心',
    [
      view.list.items.length === 0 && text('没有要核对的。'),
      ...view.list.items.map((one) =>
        text(
          md`**${one.names[0]}、${one.names[1]}**　谈于 ${sayDay(one.heldOn)}，登记于 ${sayDay(one.enteredOn)}\n${one.flags.map((flag) => flagNames[flag]).join('；')}`,
        ),
      ),
      note('只供您了解，请当面问一问，不影响计数。'),
      pager(view.list, 'talkFlags', { unitId }),
      go('返回', 'talkMatrix', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'orange' },
  )
}

export interface TalkChangesView {
  unitId: string
  on: string
  added: readonly Names[]
  dropped: readonly Names[]
  /** Beyond what is shown. */
  more: number
}

/** What a change of register, team or parameters did to the required pairs. */
export function talkChangesCard(view: TalkChangesView): CardJson {
  return card(
    '谈心安排有变动',
    [
      text(`${sayDay(view.on)}人员或参数有变动，谈心安排已照新的情况调整。已经谈完的都保留。`),
      view.added.length > 0 && text(md`**新增 ${view.added.length} 对**`),
      ...view.added.map(pairLine),
      view.dropped.length > 0 && text(md`**不再要求 ${view.dropped.length} 对**`),
      ...view.dropped.map(pairLine),
      view.more > 0 && note(`还有 ${view.more} 对没有列出`),
      go('看谈心进度', 'talkMatrix', { unitId: view.unitId, page: '1' }),
    ],
    { template: 'orange' },
  )
}

function pairLine([a, b]: Names) {
  return text(md`${a}、${b}`)
}

export interface TalkAreasView {
  unitId: string
  team: readonly Option[]
  /** Branch secretaries and group leaders. */
  heads: readonly Option[]
  current: readonly { name: string; heads: readonly string[] }[]
}

/** 分管: whom each team member is in charge of, for the third of the required talks. */
export function talkAreasCard(view: TalkAreasView): CardJson {
  return card(
    '设置分管',
    [
      text('班子成员要和自己分管的支部书记、小组长谈心。每次设置一位班子成员。'),
      ...view.current.map((one) =>
        text(md`**${one.name}**　${one.heads.length > 0 ? one.heads.join('、') : '还没有设置'}`),
      ),
      form('areas', [
        text('班子成员'),
        select('member', view.team, { required: true }),
        text('分管的负责人'),
        multiSelect('heads', view.heads),
        submit('保存', saveAreasButton, { unitId: view.unitId }),
      ]),
      go('返回', 'talkMatrix', { unitId: view.unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
