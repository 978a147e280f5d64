import type { GalleryCard } from '../gallery.ts'
import { catchUpCard, type CatchUpView } from './catch-up.ts'
import { deskGallery } from './gallery-desk.ts'
import { ended, facts, none, shown } from './gallery-samples.ts'
import { groupTaskCard } from './group-task.ts'
import { notesCard } from './notes.ts'
import { ownListCard, type OwnListView } from './own-list.ts'
import { ownTaskCard, type OwnTaskView } from './own-task.ts'
import { reflectionsCard, sharedReflectionsCard } from './reflection-lists.ts'
import { reflectionCard, type ReflectionView } from './reflection.ts'

const ownTask: OwnTaskView = {
  ...facts,
  personId: 'p',
  onBehalfOf: undefined,
  done: false,
  answeredBy: undefined,
  hasReflection: false,
  shared: 0,
}
const ownList: OwnListView = {
  personId: 'p',
  onBehalfOf: undefined,
  notes: 2,
  manages: 'B1',
  list: {
    page: 1,
    pages: 1,
    items: [
      { kind: 'task', taskId: 't', title: '学习十九大报告', dueOn: '2018-02-22', done: false },
      { kind: 'catchUp', sessionId: 's', heldOn: '2018-02-10', dueOn: '2018-02-17', done: false },
      { kind: 'task', taskId: 'u', title: '学习党章', dueOn: '2018-02-20', done: true },
    ],
  },
  answersFor: [{ personId: 'q', name: '普贵明', open: 1 }],
  nextSession: { heldOn: '2018-02-24', startsAt: '09:00', place: '一组活动场所' },
}
const reflection: ReflectionView = {
  taskId: 't',
  personId: 'p',
  title: '学习十九大报告',
  author: undefined,
  mayWrite: true,
  body: undefined,
  shared: false,
}
const body = '茶园合作社要多听大家的意见，补贴名单要贴出来。'
const catchUp: CatchUpView = {
  sessionId: 's',
  personId: 'p',
  onBehalfOf: undefined,
  heldOn: '2018-02-10',
  kind: 'partyLecture',
  leader: '茶应明',
  topics: ['党员义务'],
  dueOn: '2018-02-17',
  caughtUpWith: undefined,
  done: false,
}
/** The longest title a form takes. */
const longTitle =
  '认真学习贯彻落实党的十九大精神和习近平新时代中国特色社会主义思想原原本本学习新修订的党章全文并联系本村实际谈体会认识'

/** Every card of study in every state. */
export const studyGallery: readonly GalleryCard[] = [
  shown('studyGroupTask', '刚发布', groupTaskCard({ ...facts, done: 0, of: 24 })),
  shown('studyGroupTask', '学了一半', groupTaskCard({ ...facts, done: 12, of: 24 })),
  shown('studyGroupTask', '已结束', groupTaskCard({ ...ended, done: 24, of: 24 })),
  shown(
    'studyGroupTask',
    '长题目',
    groupTaskCard({ ...facts, title: longTitle, whereToRead: longTitle, done: 100, of: 240 }),
  ),
  shown('studyTask', '未学', ownTaskCard(ownTask)),
  shown(
    'studyTask',
    '已学',
    ownTaskCard({ ...ownTask, done: true, hasReflection: true, shared: 2 }),
  ),
  shown('studyTask', '替人登记', ownTaskCard({ ...ownTask, onBehalfOf: '普贵明' })),
  shown(
    'studyTask',
    '代填后',
    ownTaskCard({ ...ownTask, onBehalfOf: '普贵明', done: true, answeredBy: '周开坤' }),
  ),
  shown('studyTask', '已结束', ownTaskCard({ ...ownTask, ...ended })),
  shown('studyList', '有任务', ownListCard(ownList)),
  shown(
    'studyList',
    '没有任务',
    ownListCard({ ...ownList, list: none, answersFor: [], nextSession: undefined }),
  ),
  shown('studyList', '替人看', ownListCard({ ...ownList, onBehalfOf: '普贵明', answersFor: [] })),
  shown('studyReflection', '还没写', reflectionCard(reflection)),
  shown('studyReflection', '已写', reflectionCard({ ...reflection, body })),
  shown('studyReflection', '已分享', reflectionCard({ ...reflection, body, shared: true })),
  shown(
    'studyReflection',
    '书记看',
    reflectionCard({ ...reflection, body, author: '罗秋梅', mayWrite: false }),
  ),
  shown(
    'studyShared',
    '两人分享',
    sharedReflectionsCard({
      taskId: 't',
      personId: 'p',
      title: '学习十九大报告',
      list: { items: [{ name: '罗秋梅', body }], page: 1, pages: 2 },
    }),
  ),
  shown(
    'studyReflections',
    '收到的心得',
    reflectionsCard({
      taskId: 't',
      unitId: 'B1',
      title: '学习十九大报告',
      list: { items: [{ personId: 'p', name: '罗秋梅', shared: true }], page: 1, pages: 1 },
    }),
  ),
  shown(
    'studyNotes',
    '记了一条',
    notesCard({
      personId: 'p',
      onBehalfOf: undefined,
      dimensions: [{ id: 'thinking', name: '思想' }],
      list: {
        items: [{ noteId: 'n', dimension: '思想', body: '学习不够主动' }],
        page: 1,
        pages: 1,
      },
    }),
  ),
  shown('studyCatchUp', '要补学', catchUpCard(catchUp)),
  shown(
    'studyCatchUp',
    '补完了',
    catchUpCard({ ...catchUp, done: true, caughtUpWith: '看了报告' }),
  ),
  ...deskGallery,
]
