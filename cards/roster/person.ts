import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  datePicker,
  form,
  line,
  md,
  multiSelect,
  note,
  panel,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { linkButton, savePersonButton, unlinkButton } from './buttons.ts'
import { accountOptions, go, type FreeAccount } from './parts.ts'
import { eventNames } from './wording.ts'

export interface PersonCardView {
  personId: string
  unitId: string
  name: string
  rosterCode: string
  /** 女 · 1980 年生 · 2008 年入党 */
  facts: string
  unit: string
  posts: string
  flags: string
  account: string | undefined
  contact: string | undefined
  needsContact: boolean
  today: string
  kind: string
  kinds: readonly Option[]
  home: string | undefined
  homes: readonly Option[]
  chosenFlags: readonly string[]
  flagOptions: readonly Option[]
  place: string | undefined
  places: readonly Option[]
  chosenPosts: readonly string[]
  postOptions: readonly Option[]
  freeAccounts: readonly FreeAccount[]
  /** The general branch, in whose group everybody is. */
  root: string
  likelyAccount: string | undefined
  events: readonly { onDay: string; kind: string }[]
}

/** One person on the register, and everything the secretary may change. */
export function personCard(view: PersonCardView): CardJson {
  const { personId, unitId } = view
  return card(
    view.name,
    [
      text(md`编号 ${view.rosterCode}　${view.facts}`),
      text(md`**${view.unit}**`),
      view.posts !== '' && text(md`职务：${view.posts}`),
      view.flags !== '' && text(md`情况：${view.flags}`),
      ...accountLines(view),
      line,
      changeForm(view),
      go('不再在册（转出、去世等）', 'rosterLeave', { personId }),
      view.events.length > 0 &&
        panel(
          '变动记录',
          view.events.map((event) =>
            note(`${sayDay(event.onDay)}　${eventNames[event.kind] ?? '信息变更'}`),
          ),
        ),
      go('返回名单', 'rosterList', { unitId, page: '1', find: '' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function accountLines(view: PersonCardView): Elements {
  const { personId } = view
  const look = view.likelyAccount === undefined ? {} : { value: view.likelyAccount }
  if (view.account !== undefined) {
    return [
      text(md`账号：${view.account}`),
      button('账号对错了，解除', unlinkButton, { personId }, { type: 'text', confirm: unlinking }),
    ]
  }
  return [
    text(view.contact === undefined ? '账号：没有' : md`账号：没有。联系人：${view.contact}`),
    view.needsContact &&
      go('指定联系人', 'rosterContacts', { unitId: view.unitId, skip: '0', personId }),
    view.freeAccounts.length > 0 &&
      form('link', [
        text('群里哪一位是这位同志？'),
        select('account', accountOptions(view.freeAccounts, view.root), {
          ...look,
          required: true,
        }),
        submit('对上', linkButton, { personId }, { type: 'default' }),
      ]),
  ]
}

const unlinking = { title: '解除账号？', text: '解除后，我不再给这个账号发这位同志的消息。' }

function changeForm(view: PersonCardView) {
  const { personId } = view
  return form('person', [
    text('人员类别'),
    select('kind', view.kinds, { value: view.kind, required: true }),
    text('支部、小组'),
    select('home', view.homes, view.home === undefined ? {} : { value: view.home }),
    text('情况（可多选，没有就不选）'),
    multiSelect('flags', view.flagOptions, { values: view.chosenFlags }),
    text('流动党员在哪里评议'),
    select('place', view.places, view.place === undefined ? {} : { value: view.place }),
    text('职务（可多选）'),
    multiSelect('posts', view.postOptions, { values: view.chosenPosts }),
    text('从哪天起'),
    datePicker('onDay', { value: view.today, required: true }),
    submit('保存', savePersonButton, { personId }),
  ])
}
