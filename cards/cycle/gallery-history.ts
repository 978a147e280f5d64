import type { GalleryCard } from '../gallery.ts'
import { calendarCard, changesCard } from './plan-history.ts'

const frame = { cycleId: 'c1', assessmentYear: 2017, mayEdit: true }

/** The days of a plan, and what was changed in it. */
export const cycleHistoryGallery: readonly GalleryCard[] = [
  {
    name: 'planCalendar',
    state: '改过一次时间',
    card: calendarCard({
      ...frame,
      rows: [
        { name: '开始征求意见', day: '2018-02-11' },
        { name: '开会第一天', day: '2018-03-07' },
      ],
      versions: [
        { version: 1, from: '2018-03-07', to: '2018-03-09', reason: undefined },
        { version: 2, from: '2018-03-14', to: '2018-03-16', reason: '时间服从质量' },
      ],
    }),
  },
  {
    name: 'planChanges',
    state: '两处',
    card: changesCard({
      ...frame,
      rows: [
        {
          day: '2018-02-07',
          who: '茶应明',
          what: '优秀比例上限',
          before: '20%',
          after: '18%',
          source: '镇党委2月5日通知',
        },
        {
          day: '2018-02-06',
          who: undefined,
          what: '开会时间',
          before: '3月7日（周三）至3月9日（周五）',
          after: '3月14日（周三）至3月16日（周五）',
          source: '',
        },
      ],
    }),
  },
  { name: 'planChanges', state: '没有', card: changesCard({ ...frame, rows: [] }) },
]
