import type { GalleryCard } from '../gallery.ts'
import { ids, pages, shown } from './gallery-samples.ts'
import {
  exemptCard,
  groupCard,
  memberCard,
  paperCard,
  progressCard,
  type MemberView,
} from './progress.ts'
import { teamCard, type TeamView } from './team.ts'

const member: MemberView = {
  ...ids,
  unitId: 'B1',
  name: '何兰仙',
  standing: 'none',
  on: undefined,
  by: undefined,
  version: 0,
  dueOn: '2018-03-02',
  exemptReason: undefined,
  mayExempt: true,
}
const team: TeamView = {
  cycleId: 'c',
  subjectId: 'B1',
  unit: '禾坪一支部',
  dueOn: '2018-03-02',
  isPut: false,
  version: 0,
  isDrafter: true,
  pages: pages(1),
  next: 's1',
  agreed: [],
  waiting: [],
  mayAgree: [],
}
const put: TeamView = {
  ...team,
  isPut: true,
  version: 1,
  pages: [],
  agreed: ['张春松'],
  waiting: ['罗秋梅', '李晓强'],
}
const group = {
  unit: '禾坪一支部',
  done: 5,
  of: 24,
  leaderDueOn: '2018-02-28',
  memberDueOn: '2018-03-02',
  isOpen: true,
}
const progress = {
  cycleId: 'c',
  unitId: 'GB',
  unit: '禾坪村党总支',
  done: 5,
  of: 50,
  exempt: 1,
  leaders: { done: 4, of: 11 },
  branches: [{ unitId: 'B1', name: '禾坪一支部', done: 5, of: 24 }],
  people: {
    page: 1,
    pages: 2,
    items: [
      { personId: 'a', name: '张春松', isLeader: true, standing: 'draft' as const },
      { personId: 'b', name: '何兰仙', isLeader: false, standing: 'handedIn' as const },
    ],
  },
}

/** What secretaries, teams and groups see of the analysis. */
export const deskGallery: readonly GalleryCard[] = [
  shown(
    'analysisPaper',
    '登记',
    paperCard({ ...ids, name: '普贵明', today: '2018-03-01', home: 'analysisMember' }),
  ),
  shown('analysisProgress', '总支', progressCard(progress)),
  shown(
    'analysisProgress',
    '没有人',
    progressCard({ ...progress, branches: [], people: { items: [], page: 1, pages: 1 } }),
  ),
  shown('analysisMember', '没写', memberCard(member)),
  shown(
    'analysisMember',
    '已交',
    memberCard({ ...member, standing: 'handedIn', on: '3月1日（周四）', by: '周开坤', version: 1 }),
  ),
  shown(
    'analysisMember',
    '纸质稿',
    memberCard({ ...member, standing: 'paper', on: '3月1日（周四）' }),
  ),
  shown(
    'analysisMember',
    '免交',
    memberCard({ ...member, standing: 'exempt', exemptReason: '住院两个月' }),
  ),
  shown('analysisMember', '退回', memberCard({ ...member, standing: 'returned', version: 1 })),
  shown('analysisExempt', '登记', exemptCard({ ...ids, name: '何兰仙' })),
  shown('analysisGroup', '在写', groupCard(group)),
  shown('analysisGroup', '交齐', groupCard({ ...group, done: 24, isOpen: false })),
  shown('teamExamination', '在写', teamCard(team)),
  shown('teamExamination', '写完', teamCard({ ...team, pages: pages(4), version: 1 })),
  shown('teamExamination', '等书记写', teamCard({ ...team, isDrafter: false, pages: [] })),
  shown('teamExamination', '书记等确认', teamCard(put)),
  shown(
    'teamExamination',
    '请确认',
    teamCard({
      ...put,
      isDrafter: false,
      mayAgree: [
        { personId: 'a', onBehalfOf: undefined },
        { personId: 'b', onBehalfOf: '李晓强' },
      ],
    }),
  ),
  shown(
    'teamExamination',
    '都同意',
    teamCard({ ...put, isDrafter: false, agreed: ['张春松', '罗秋梅'], waiting: [] }),
  ),
]
