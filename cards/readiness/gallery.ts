import type { GalleryCard } from '../gallery.ts'
import { boardCard, type BoardView, type GateRow } from './board.ts'
import { peopleGallery } from './gallery-people.ts'
import {
  exemptionFormCard,
  meetingMovedCard,
  meetingReadyCard,
  postponedCard,
  postponeFormCard,
} from './decisions.ts'
import {
  guidesCard,
  materialsCard,
  previousReportCard,
  registerFreezeCard,
  venueCard,
} from './preparation-forms.ts'
import { lastYear } from './wording.ts'

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const unit = { unitId: 'B3', unitName: '禾坪三支部' }
const days = { windowFrom: '2018-03-07', windowTo: '2018-03-09' }
const later = { windowFrom: '2018-03-14', windowTo: '2018-03-14' }

function row(gate: string, state: GateRow['state'], lacks: GateRow['lacks'] = []): GateRow {
  const mend = { card: 'studyManage', key: { unitId: 'B3', page: '1' } }
  const moreLacks = gate === 'G5' ? 3 : 0
  const mayExempt = state !== 'advice'
  return { gate, state, lacks, moreLacks, mend, mayExempt, exemption: undefined }
}

const lacking: readonly GateRow[] = [
  row('G2', 'lacks', [{ what: '还没学的重点：党员义务', names: [], more: 0 }]),
  row('G5', 'lacks', [{ what: '还有 2 对没谈', names: ['李春远', '彭玉珍'], more: 2 }]),
  row('G12', 'advice', [{ what: '还有 1 名流动党员没定在哪里参评', names: ['董志成'], more: 0 }]),
]
const exempt: GateRow = {
  ...row('G9', 'exempt'),
  exemption: { reason: '支部今年新成立，没有上一次', by: '茶立川', on: '2018-03-05' },
}
const board: BoardView = {
  ...unit,
  ...days,
  isPutOff: false,
  meetings: [
    { meetingType: 'B', lacking: 2 },
    { meetingType: 'C', lacking: 3 },
  ],
  open: lacking,
  page: 1,
  pages: 2,
  met: ['G1', 'G3', 'G6', 'G7', 'G8'],
  exempt: [exempt],
  branches: [],
  mayDecide: true,
  as: undefined,
}
const ready: BoardView = {
  ...board,
  meetings: [{ meetingType: 'A', lacking: 0 }],
  open: [],
  pages: 1,
  exempt: [],
  branches: [
    { unitId: 'B1', name: '禾坪一支部', lacking: 0 },
    { unitId: 'B3', name: '禾坪三支部', lacking: 2 },
  ],
}
const moved = { unitName: unit.unitName, ...later, isRoot: false, all: false, isOld: false }
const report = { ...unit, isRoot: false, readyOn: undefined, noneReason: undefined }
const venue = { ...unit, ...days, usual: 'villagerGroupActivitySite' as const }
const materials = {
  ...unit,
  isRoot: false,
  printed: ['agenda' as const],
  people: [
    { label: '李春远', value: 'm48' },
    { label: '李立蓉', value: 'm49' },
  ],
  scrutineerId: 'm48',
  voteCounterId: undefined,
}
const register = { ...unit, full: 13, probationary: 1, expected: 10 }
const meetingReady = {
  ...unit,
  ...days,
  meetingType: 'B' as const,
  venue: { place: '一组活动场所', onDay: '2018-03-07', startsAt: '09:00' },
  advice: ['G12'],
  exempt: ['G9'],
  lacking: 0,
  opened: undefined,
  mayOpen: true,
}

/** Every card of readiness in every state. */
export const readinessGallery: readonly GalleryCard[] = [
  shown('readiness', '还差', boardCard(board)),
  shown('readiness', '不能开会', boardCard({ ...board, as: 'refused' })),
  shown('readiness', '班子成员看', boardCard({ ...board, mayDecide: false, as: 'refused' })),
  shown('readiness', '第一次检查', boardCard({ ...board, as: 'check1', isPutOff: true })),
  shown('readiness', '第二次检查', boardCard({ ...board, as: 'check2' })),
  shown('readiness', '都具备', boardCard(ready)),
  shown('readiness', '第二次检查，都具备', boardCard({ ...ready, as: 'check2' })),
  shown('meetingReady', '可以开会', meetingReadyCard(meetingReady)),
  shown('meetingReady', '班子成员看', meetingReadyCard({ ...meetingReady, mayOpen: false })),
  shown(
    'meetingReady',
    '正在开',
    meetingReadyCard({ ...meetingReady, opened: { state: 'open', consoleOf: 'meeting' } }),
  ),
  shown(
    'meetingReady',
    '开过了',
    meetingReadyCard({ ...meetingReady, opened: { state: 'closed', consoleOf: undefined } }),
  ),
  shown('meetingReady', '情况有变', meetingReadyCard({ ...meetingReady, lacking: 1 })),
  shown(
    'postponeForm',
    '支部',
    postponeFormCard({ ...unit, ...days, isRoot: false, proposed: '2018-03-14' }),
  ),
  shown(
    'postponeForm',
    '总支',
    postponeFormCard({ ...unit, ...days, isRoot: true, proposed: '2018-03-14' }),
  ),
  shown('meetingMoved', '改期', meetingMovedCard(moved)),
  shown('meetingMoved', '又改了', meetingMovedCard({ ...moved, isOld: true })),
  shown(
    'postponed',
    '支部',
    postponedCard({
      ...moved,
      unitId: 'B3',
      before: '3月7日（周三）至3月9日（周五）',
      reason: '谈心谈话还没有谈完',
      failing: ['G2', 'G5'],
      guides: '镇党委指导组',
    }),
  ),
  shown('gateExemption', '填理由', exemptionFormCard({ ...unit, gate: 'G9' })),
  shown('previousReport', '没登记', previousReportCard(report)),
  shown(
    'previousReport',
    '有上年清单',
    previousReportCard({ ...report, last: lastYear({ year: 2016, closed: 9, open: 2 }) }),
  ),
  shown('previousReport', '已准备', previousReportCard({ ...report, readyOn: '2018-03-02' })),
  shown(
    'previousReport',
    '没有上次',
    previousReportCard({ ...report, isRoot: true, noneReason: '新成立' }),
  ),
  shown(
    'guides',
    '没登记',
    guidesCard({ ...unit, guides: undefined, invitedOn: undefined, today: '2018-03-03' }),
  ),
  shown('venue', '没定', venueCard({ ...venue, booking: undefined })),
  shown(
    'venue',
    '已定',
    venueCard({
      ...venue,
      booking: {
        place: '村委会二楼',
        venueType: 'villageHall',
        onDay: '2018-03-07',
        startsAt: '09:00',
        endsAt: '12:00',
        otherTypeReason: '活动场所在修',
      },
    }),
  ),
  shown('meetingMaterials', '支部', materialsCard(materials)),
  shown('meetingMaterials', '总支', materialsCard({ ...materials, isRoot: true })),
  shown(
    'registerFreeze',
    '没定稿',
    registerFreezeCard({ ...register, frozenAt: undefined, changed: 0 }),
  ),
  shown(
    'registerFreeze',
    '定稿后有变',
    registerFreezeCard({ ...register, frozenAt: '2018-03-06 18:00', changed: 1 }),
  ),
  ...peopleGallery,
]
