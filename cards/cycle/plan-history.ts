import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { md, note, table, text } from '../kit/elements.ts'
import { planPage, type PageView } from './plan-pages.ts'

export interface CalendarView extends PageView {
  rows: readonly { name: string; day: string }[]
  versions: readonly { version: number; from: string; to: string; reason: string | undefined }[]
}

/** All days that hang on the window, and the versions the groups were told. */
export function calendarCard(view: CalendarView): CardJson {
  return planPage('日程', view, [
    note('这些日子按开会第一天推算，改时间后一起变。要改天数，到“参数”里的“日程”。'),
    table(
      [
        { name: 'day', title: '日期' },
        { name: 'what', title: '事项' },
      ],
      view.rows.map((one) => ({ day: sayDay(one.day), what: one.name })),
    ),
    ...view.versions.map((one) =>
      note(
        `第${one.version}版：${sayDay(one.from)}至${sayDay(one.to)}${one.reason ? `，${one.reason}` : ''}`,
      ),
    ),
  ])
}

export interface ChangesView extends PageView {
  rows: readonly {
    day: string
    who: string | undefined
    what: string
    before: string
    after: string
    source: string
  }[]
}

/** The latest changes, newest first, each with its source. */
export function changesCard(view: ChangesView): CardJson {
  return planPage('修改记录', view, [
    view.rows.length === 0 && note('还没有改过。'),
    ...view.rows.flatMap((one) => [
      text(md`**${one.what}**\n${one.before || '（空）'} → ${one.after || '（空）'}`),
      note(`${sayDay(one.day)}　${one.who ?? ''}${one.source ? `　依据：${one.source}` : ''}`),
    ]),
  ])
}
