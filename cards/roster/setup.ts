import type { CardJson } from '../kit/card.ts'
import { button, card, form, input, md, note, select, submit, text } from '../kit/elements.ts'
import type { Option } from '../kit/elements.ts'
import { bindButton, foundButton, foundInsteadButton } from './buttons.ts'

export type SetupCardView =
  | { state: 'bound'; unit: string }
  | {
      state: 'found'
      chatId: string
      suggestedName: string
      owner: string | undefined
      /** Who may be named secretary, by account. */
      people: readonly Option[]
      chosen: string | undefined
    }
  | {
      state: 'choose'
      chatId: string
      root: string
      suggestedName: string
      /** Units by id; the value `new` makes a branch. */
      units: readonly Option[]
      chosen: string | undefined
    }

/** The greeting in a group, and what it is asked to become. */
export function setupCard(view: SetupCardView): CardJson {
  switch (view.state) {
    case 'bound':
      return card(
        '支部助手',
        [
          text(md`本群是 **${view.unit}** 的工作群。`),
          note('想做什么，@我发“帮助”。书记要改设置，@我发“/设置”。'),
        ],
        { template: 'grey' },
      )
    case 'found':
      return foundCard(view)
    case 'choose':
      return chooseCard(view)
  }
}

function foundCard(view: SetupCardView & { state: 'found' }): CardJson {
  const owner = view.owner === undefined ? '群主' : `群主（${view.owner}）`
  return card(
    '支部助手：先设置一下',
    [
      text(`大家好！我帮党总支办好组织生活会和民主评议党员。请${owner}填一下。`),
      form('found', [
        input('name', {
          label: '党总支名称',
          value: view.suggestedName,
          required: true,
          maxLength: 40,
        }),
        text('党总支书记是谁（不选就是点“设置”的人）'),
        select('secretary', view.people, view.chosen ? { value: view.chosen } : {}),
        input('secretaryName', {
          label: '书记姓名（账号名不是真名时填）',
          placeholder: '和党员名册上一样',
          maxLength: 30,
        }),
        submit('设置', foundButton, { chatId: view.chatId }, { size: 'large' }),
      ]),
      note('只有群主点了才算。支部的群，等党总支设置好以后再设置。'),
    ],
    { template: 'red' },
  )
}

function chooseCard(view: SetupCardView & { state: 'choose' }): CardJson {
  return card(
    '支部助手：这是哪个支部的群？',
    [
      text(md`党总支：**${view.root}**。请群主或书记选一下。`),
      form('choose', [
        select('unit', view.units, {
          required: true,
          ...(view.chosen !== undefined && { value: view.chosen }),
        }),
        input('name', {
          label: '名称（新建支部时填，或改名时填）',
          placeholder: view.suggestedName,
          maxLength: 40,
        }),
        submit('设置', bindButton, { chatId: view.chatId }, { size: 'large' }),
      ]),
      button('这是另一个党总支的群', foundInsteadButton, { chatId: view.chatId }, { type: 'text' }),
      note('只有群主（班子成员）或党总支书记点了才算。'),
    ],
    { template: 'red' },
  )
}
