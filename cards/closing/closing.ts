import type { CardElement, CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { closeButton, closeEarlyButton, go, reopenButton } from './buttons.ts'
import { matterNames, sayDate, type MatterName } from './wording.ts'

export interface ClosingMatter {
  matter: MatterName
  count: number
  /** The card on which it is seen to. */
  open?: { card: string; key: Record<string, string> }
}

export interface ClosingView {
  cycleId: string
  rootId: string
  year: number
  /** From this day on no reason is asked. */
  from: string
  isEarly: boolean
  matters: readonly ClosingMatter[]
  /** Other tasks that nobody will be asked for any more, by kind. */
  tasks: readonly { kind: string; count: number }[]
  /** Set once it is ended. */
  closed: { on: string; by: string; reason: string | undefined; mayReopen: boolean } | undefined
  /** Classes of records whose time of keeping is over. */
  due: number
}

const tasksShown = 8

/** 年度结束: what is still open, and the one press that ends the year. */
export function closingCard(view: ClosingView): CardJson {
  const { closed } = view
  return card(
    closed ? `${view.year}年度已结束` : `结束${view.year}年度`,
    [
      ...(closed
        ? [
            text(md`**${sayDate(closed.on)}** 由 ${closed.by} 结束`),
            closed.reason !== undefined && note(`提前结束的原因：${closed.reason}`),
          ]
        : [text('结束以后：这一年的提醒停止，没办完的整改照样提醒；下一年度可以新建方案。')]),
      line,
      text(md`**还没了的事**`),
      view.matters.length + view.tasks.length === 0 && text('没有。'),
      ...view.matters.map(matterLine),
      ...taskLines(view.tasks),
      line,
      ...(closed ? afterwards(view, closed.mayReopen) : ending(view)),
    ],
    { template: closed ? 'grey' : 'blue' },
  )
}

function matterLine({ matter, count, open }: ClosingMatter): CardElement {
  const goesOn = matter === 'rectification' ? md`（结束后继续）` : md``
  const what = text(md`${matterNames[matter]}　**${count}**${goesOn}`)
  return open ? beside([what], go('去看', open.card, open.key)) : what
}

function taskLines(tasks: ClosingView['tasks']): Elements {
  if (tasks.length === 0) return []
  const shown = tasks.slice(0, tasksShown).map(({ kind, count }) => `${kind} ${count}`)
  const more = tasks.length > tasksShown ? ` 等 ${tasks.length} 类` : ''
  return [note(`待办（结束后不再提醒）：${shown.join('、')}${more}`)]
}

function ending({ cycleId, year, from, isEarly }: ClosingView): Elements {
  const confirm = {
    title: `结束${year}年度？`,
    text: '没了的事请先看清楚。在新建下一年度方案以前，还可以重新打开。',
  }
  if (!isEarly) {
    return [button('结束本年度', closeButton, { cycleId }, { type: 'primary_filled', confirm })]
  }
  return [
    note(`按安排 ${sayDate(from)}起结束。提前结束要写原因。`),
    form('early', [
      input('reason', {
        label: '提前结束的原因',
        placeholder: '如：镇党委通知合并支部',
        maxLength: 200,
        required: true,
      }),
      submit('提前结束', closeEarlyButton, { cycleId }, { confirm }),
    ]),
  ]
}

function afterwards({ cycleId, rootId, due }: ClosingView, mayReopen: boolean): Elements {
  return [
    text('下一年度：发“方案”新建。没办完的整改会带进下一年的清单。'),
    go(due > 0 ? `到期材料（${due}）` : '到期材料', 'retention', { rootId, page: '1' }),
    mayReopen &&
      button(
        '重新打开本年度',
        reopenButton,
        { cycleId },
        {
          type: 'text',
          confirm: { title: '重新打开？', text: '这一年的提醒会接着发。' },
        },
      ),
  ]
}
