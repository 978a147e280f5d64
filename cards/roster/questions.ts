import type { CardJson } from '../kit/card.ts'
import type { CardElement } from '../kit/card.ts'
import {
  button,
  card,
  form,
  md,
  note,
  row,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import {
  contactButton,
  ignoreAccountButton,
  keepButton,
  leadersButton,
  noneOfThemButton,
  sameButton,
} from './buttons.ts'
import { accountLabel, accountOptions, go, type FreeAccount } from './parts.ts'

interface Place {
  unitId: string
  unit: string
  /** The general branch, in whose group everybody is. */
  root: string
  /** How many were put off before this one. */
  skip: number
  /** How many are open in all. */
  total: number
}

export type QuestionCardView =
  | (Place & { ask: 'nothing' })
  | (Place & {
      ask: 'who'
      personId: string
      name: string
      about: string
      accounts: readonly FreeAccount[]
    })
  | (Place & { ask: 'gone'; personId: string; name: string; about: string })
  | (Place & { ask: 'account'; account: FreeAccount })

/** One doubtful person or account at a time. */
export function questionCard(view: QuestionCardView): CardJson {
  const title = '确认对不上的人'
  const look = { template: 'blue', subtitle: view.unit } as const
  switch (view.ask) {
    case 'nothing':
      return nothingLeft(view, title)
    case 'who':
      return card(title, whoElements(view), look)
    case 'gone':
      return card(title, goneElements(view), look)
    case 'account':
      return card(title, accountElements(view), look)
  }
}

function whoElements(view: QuestionCardView & { ask: 'who' }): CardElement[] {
  const { unitId, personId } = view
  const carried = { unitId, personId, skip: String(view.skip) }
  return [
    text(md`群里哪一位是 **${view.name}**（${view.about}）？`),
    form('same', [
      select('account', accountOptions(view.accounts, view.root), { required: true }),
      submit('就是这位', sameButton, carried),
    ]),
    button('都不是', noneOfThemButton, carried),
    ...ending(view, 'rosterQuestions'),
  ]
}

function goneElements(view: QuestionCardView & { ask: 'gone' }): CardElement[] {
  const { unitId, personId, skip } = view
  return [
    text(md`最近导入的文件里没有 **${view.name}**（${view.about}）。`),
    row(
      button('仍在册，保留', keepButton, { unitId, personId, skip: String(skip) }),
      go('转出、去世等', 'rosterLeave', { personId }),
    ),
    ...ending(view, 'rosterQuestions'),
  ]
}

function accountElements(view: QuestionCardView & { ask: 'account' }): CardElement[] {
  const { unitId, skip, account } = view
  const { openId } = account
  return [
    text(md`**${accountLabel(account, view.root)}** 不在名册上。`),
    row(
      go('添加到名册', 'rosterAdd', { unitId, openId }),
      button('不用管', ignoreAccountButton, { unitId, openId, skip: String(skip) }),
    ),
    note('列席人员、入党积极分子也可以添加到名册。'),
    ...ending(view, 'rosterQuestions'),
  ]
}

function nothingLeft(view: Omit<Place, 'root'>, title: string): CardJson {
  const { unitId } = view
  return card(
    title,
    [
      text(view.total > 0 ? `看完了，还有 ${view.total} 个没有定。` : '都确认好了，谢谢！'),
      view.total > 0 && go('再看一遍', 'rosterQuestions', { unitId, skip: '0' }),
      go('返回名册', 'roster', { unitId }, { type: 'text' }),
    ],
    { template: view.total > 0 ? 'blue' : 'grey', subtitle: view.unit },
  )
}

function ending(view: Omit<Place, 'root'>, name: string): CardElement[] {
  const { unitId, skip } = view
  return [
    row(
      go('以后再说', name, { unitId, skip: String(skip + 1) }, { type: 'text' }),
      go('返回名册', 'roster', { unitId }, { type: 'text' }),
    ),
    note(`还有 ${view.total} 个`),
  ]
}

export type ContactCardView = Omit<Place, 'root'> &
  (
    | { done: true }
    | {
        done: false
        personId: string
        name: string
        about: string
        people: readonly Option[]
        suggested: string | undefined
        leaders: number
      }
  )

/** Who answers for a person without an account, one at a time. */
export function contactCard(view: ContactCardView): CardJson {
  const { unitId } = view
  const title = '补全联系人'
  if (view.done) {
    return card(
      title,
      [
        text(view.total > 0 ? `看完了，还有 ${view.total} 人没有联系人。` : '都有联系人了，谢谢！'),
        view.total > 0 && go('再看一遍', 'rosterContacts', { unitId, skip: '0' }),
        go('返回名册', 'roster', { unitId }, { type: 'text' }),
      ],
      { template: view.total > 0 ? 'blue' : 'grey', subtitle: view.unit },
    )
  }
  const carried = { unitId, personId: view.personId, skip: String(view.skip) }
  return card(
    title,
    [
      text(md`**${view.name}**（${view.about}）没有账号，请指定一位联系人，替他收消息、帮他填。`),
      form('contacts', [
        select('contact', view.people, {
          required: true,
          ...(view.suggested !== undefined && { value: view.suggested }),
        }),
        submit('保存', contactButton, carried),
      ]),
      view.leaders > 0 &&
        button(`${view.leaders} 人都由小组组长联系`, leadersButton, { unitId }, {}),
      ...ending(view, 'rosterContacts'),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}
