import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  joined,
  line,
  md,
  note,
  row,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { assignButton, claimButton, removeButton, unclaimButton } from './buttons.ts'
import { go, ownCards, teamCards } from './parts.ts'
import { sourceNames, tagNames } from './wording.ts'

export interface ItemView {
  cycleId: string
  subjectId: string
  problemId: string
  kind: 'team' | 'own'
  aspect: string
  body: string
  form: string
  root: string | undefined
  direction: string | undefined
  tags: readonly (keyof typeof tagNames)[]
  sources: readonly { kind: keyof typeof sourceNames; said: string | undefined }[]
  claims: readonly { name: string; assigned: boolean }[]
  mayClaim: boolean
  mayUnclaim: boolean
  mayChange: boolean
  /** Team members the secretary may give it to. */
  assignable: readonly { personId: string; name: string }[]
}

/** One problem with everything the list prints (D17, D18). */
export function itemCard(view: ItemView): CardJson {
  const { cycleId, subjectId, kind } = view
  const cards = kind === 'team' ? teamCards : ownCards
  return card(
    kind === 'team' ? '班子的问题' : '个人的问题',
    [
      ...facts(view),
      ...(kind === 'team' ? claiming(view) : []),
      ...(view.mayChange ? changing(view) : []),
      go('返回清单', cards.list, { cycleId, subjectId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.aspect },
  )
}

function facts(view: ItemView): Elements {
  return [
    text(md`**${view.body}**`),
    text(md`具体表现：${view.form}`),
    view.root !== undefined && text(md`根源：${view.root}`),
    view.direction !== undefined && text(md`努力方向：${view.direction}`),
    view.tags.length > 0 && note(view.tags.map((tag) => tagNames[tag]).join('、')),
    view.sources.length > 0 &&
      text(
        joined(
          view.sources.map(({ kind, said }) =>
            said === undefined
              ? md`来源：${sourceNames[kind]}`
              : md`来源：${sourceNames[kind]}——${said}`,
          ),
          '\n',
        ),
        'notation',
      ),
  ]
}

function claiming(view: ItemView): Elements {
  const { problemId } = view
  const names = view.claims.map(({ name, assigned }) => (assigned ? `${name}（指定）` : name))
  return [
    line,
    text(names.length > 0 ? md`认领：**${names.join('、')}**` : md`**还没人认领**`),
    view.mayClaim && button('我来认领', claimButton, { problemId }, { type: 'primary_filled' }),
    view.mayUnclaim && button('取消认领', unclaimButton, { problemId }),
    view.assignable.length > 0 &&
      form('assign', [
        select(
          'person',
          view.assignable.map(({ personId, name }) => ({ label: name, value: personId })),
          { placeholder: '指定给谁', required: true },
        ),
        submit('指定', assignButton, { problemId }, { type: 'default' }),
      ]),
  ]
}

function changing(view: ItemView): Elements {
  const { cycleId, subjectId, problemId, kind } = view
  const cards = kind === 'team' ? teamCards : ownCards
  return [
    row(
      go('修改', cards.form, { cycleId, subjectId, problemId, seed: '' }),
      button(
        '去掉',
        removeButton,
        { problemId },
        { confirm: { title: '从清单去掉？', text: '去掉后要重新列。' } },
      ),
    ),
  ]
}
