import type { GalleryCard } from '../gallery.ts'
import { checkCard, type CheckView } from './check.ts'
import { choiceCard } from './choice.ts'
import { exportCard, type ExportView } from './export.ts'
import { homeCard, type HomeView } from './home.ts'
import type { PackLine } from './parts.ts'

const ids = { cycleId: 'c', unitId: 'B1' }
const unit = '禾坪一支部'

const building: PackLine = {
  pack: 'whole',
  part: '',
  by: '张春松',
  at: '3月21日（周三） 09:30',
  state: 'building',
  done: 12,
  total: 214,
}
const home: HomeView = { ...ids, unit, year: 2017, packs: [], others: [] }
const busy: HomeView = {
  ...home,
  packs: [
    building,
    { ...building, pack: 'stage', part: '征求意见', state: 'sent', total: 7 },
    { ...building, pack: 'document', part: '班子整改清单（台账）', state: 'expired', total: 2 },
    { ...building, pack: 'forms', state: 'failed' },
    { ...building, pack: 'opinions', state: 'nothing', total: 0 },
  ],
  others: [
    { unitId: 'B2', name: '禾坪二支部' },
    { unitId: 'B3', name: '禾坪三支部' },
  ],
}

const clean: CheckView = {
  ...ids,
  unit,
  count: 0,
  list: { items: [], page: 1, pages: 1 },
  pack: 'whole',
  paging: 'whole',
}
const mend = { card: 'minutesList', key: { unitId: 'B1' } }
const found: CheckView = {
  ...clean,
  count: 11,
  pack: undefined,
  paging: '',
  list: {
    page: 1,
    pages: 2,
    items: [
      {
        check: `${unit}　签字和日期`,
        sentence: '3月8日（周四）会议记录还缺签字或确认',
        names: ['罗秋梅'],
        mend,
      },
      { check: `${unit}　整改事项`, sentence: '持续改进的事项没有完成时限', names: [], mend },
      {
        check: `${unit}　发言和签到`,
        sentence: '2017年度禾坪一支部专题组织生活会到了会、该发言，记录里没有',
        names: Array.from({ length: 80 }, (_, at) => `张春松${at + 1}`),
        mend,
      },
      { check: `${unit}　评定等次`, sentence: '1 名预备党员评了等次', names: [], mend: undefined },
    ],
  },
}
const sent: ExportView = { ...building, ...ids, exportId: 'e', unit, state: 'sent', done: 214 }

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of the archive in every state. */
export const archiveGallery: readonly GalleryCard[] = [
  shown('archiveHome', '还没有导出过', homeCard(home)),
  shown('archiveHome', '导出过', homeCard(busy)),
  shown('archiveCheck', '没有发现问题，接着导出', checkCard(clean)),
  shown('archiveCheck', '有发现', checkCard(found)),
  shown('archiveCheck', '有发现，照样导出', checkCard({ ...found, pack: 'spotCheck' })),
  shown(
    'archiveChoice',
    '有材料',
    choiceCard({
      ...ids,
      unit,
      documents: [
        { label: '党员花名册暨参会人员名册', value: 'D04' },
        { label: '会议记录', value: 'D22' },
      ],
      stages: [{ label: '会前准备', value: 'preparation' }],
    }),
  ),
  shown('archiveChoice', '没有材料', choiceCard({ ...ids, unit, documents: [], stages: [] })),
  shown('archiveExport', '正在整理', exportCard({ ...sent, state: 'building', done: 12 })),
  shown('archiveExport', '已发出', exportCard(sent)),
  shown('archiveExport', '没有做成', exportCard({ ...sent, state: 'failed' })),
  shown('archiveExport', '满三十天', exportCard({ ...sent, state: 'expired' })),
]
