import type { CardJson } from '../kit/card.ts'
import { card, green, grey, joined, line, md, note, text, type Elements } from '../kit/elements.ts'
import type { Paged } from '../kit/going.ts'
import type { ChecklistLine } from './conformity-wording.ts'
import { checklistName, verdictNames } from './conformity-wording.ts'
import { go, pager } from './parts.ts'

export interface ConformityView {
  meetingId: string
  title: string
  met: number
  notMet: number
  notApplicable: number
  list: Paged<ChecklistLine>
  /** The meeting is still going on: some lines cannot be met yet. */
  isOpen: boolean
}

/** 程序核对: whether a meeting was held as its agenda demands (R121). */
export function conformityCard(view: ConformityView): CardJson {
  const { meetingId, met, notMet, notApplicable } = view
  return card(
    checklistName,
    [
      text(md`**${view.title}**`),
      text(md`符合 **${met}** 项　不符合 **${notMet}** 项　不适用 **${notApplicable}** 项`),
      view.isOpen && note('会还没有开完，没有进行的项目先算不符合。'),
      line,
      ...view.list.items.flatMap(rows),
      pager(view.list, 'conformity', { meetingId }),
      go('看会议记录', 'minutesRead', { meetingId }, { type: 'text' }),
    ],
    { template: notMet > 0 ? 'orange' : 'green', summary: `${checklistName}：${notMet} 项不符合` },
  )
}

function rows({ verdict, item, remark }: ChecklistLine): Elements {
  const name = verdictNames[verdict]
  const mark = verdict === 'met' ? green(name) : verdict === 'notMet' ? md`**${name}**` : grey(name)
  const said = joined([mark, md`${item}`], '　')
  return [text(remark === '' ? said : joined([said, grey(remark)], '\n'))]
}
