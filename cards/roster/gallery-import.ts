import type { GalleryCard } from '../gallery.ts'
import { importCard, type ReadyImport } from './import.ts'
import { movesCard } from './moves.ts'
import { contactCard, questionCard } from './questions.ts'

const unitId = 'u'
const unit = '禾坪村党总支'
const free = [
  { openId: 'ou_1', name: '李晓远', branches: ['禾坪三支部'] },
  { openId: 'ou_2', name: '李晓远', branches: [] },
]
const ready: ReadyImport = {
  state: 'ready',
  importId: 'i',
  shown: '67-1-0-1-0',
  branches: [
    {
      unit: '第1党支部',
      people: 26,
      added: 25,
      changed: 1,
    },
    {
      unit: '第2党支部',
      people: 20,
      added: 20,
      changed: 0,
    },
  ],
  added: 67,
  changed: 1,
  same: 0,
  changes: [{ name: '茶应明', columns: ['编号', '职务'] }],
  gone: ['赵老四'],
  bad: [],
  badRows: 0,
  unknownColumns: [],
  hasRemarks: false,
  naming: [
    {
      code: 'B1',
      name: '禾坪一支部',
    },
    {
      code: 'B2',
      name: '第2党支部',
    },
  ],
}
const badReady: ReadyImport = {
  ...ready,
  naming: [],
  gone: [],
  badRows: 2,
  unknownColumns: [9],
  hasRemarks: true,
  bad: [
    {
      line: 3,
      column: '性别',
      problem: 'notUnderstood',
    },
    {
      line: 3,
      column: '职务',
      problem: 'notUnderstood',
    },
    {
      line: 7,
      column: '入党年',
      problem: 'tooYoung',
    },
  ],
}
const place = { unitId, unit, skip: 0, total: 3 }
const about = '正式党员 · 禾坪三支部'

const of = (name: string, state: string, card: GalleryCard['card']): GalleryCard => ({
  name,
  state,
  card,
})

/** An import from file to register, and the questions that follow from it. */
export const importGallery: readonly GalleryCard[] = [
  of('rosterImport', '正在读', importCard({ state: 'reading' })),
  of('rosterImport', '请核对', importCard(ready)),
  of('rosterImport', '有读不了的行', importCard(badReady)),
  of('rosterImport', '旧版Excel', importCard({ state: 'refused', problem: 'oldExcel' })),
  of('rosterImport', '已取消', importCard({ state: 'cancelled' })),
  of('rosterImport', '已过期', importCard({ state: 'expired' })),
  of(
    'rosterImport',
    '已导入',
    importCard({
      state: 'confirmed',
      unitId,
      people: 68,
      linked: 62,
      questions: 3,
      contactGaps: 5,
    }),
  ),
  of(
    'rosterQuestions',
    '哪一位',
    questionCard({
      ...place,
      ask: 'who',
      personId: 'p',
      name: '李晓远',
      about,
      root: unit,
      accounts: free,
    }),
  ),
  of(
    'rosterQuestions',
    '文件里没有',
    questionCard({ ...place, root: unit, ask: 'gone', personId: 'p', name: '赵老四', about }),
  ),
  of(
    'rosterQuestions',
    '不在名册上',
    questionCard({
      ...place,
      root: unit,
      ask: 'account',
      account: { openId: 'ou_3', name: '陈雪云', branches: ['禾坪一支部', '禾坪二支部'] },
    }),
  ),
  of(
    'rosterQuestions',
    '都确认好了',
    questionCard({ ...place, root: unit, total: 0, ask: 'nothing' }),
  ),
  of(
    'rosterContacts',
    '一位老党员',
    contactCard({
      ...place,
      done: false,
      personId: 'p',
      name: '普贵明',
      about,
      leaders: 4,
      people: [
        {
          label: '周开坤',
          value: 'm',
        },
      ],
      suggested: 'm',
    }),
  ),
  of('rosterContacts', '都有了', contactCard({ ...place, total: 0, done: true })),
  of(
    'chatMoves',
    '进群和退群',
    movesCard({
      unitId,
      unit,
      more: 1,
      moves: [
        move('1', '张向强', 'joined', {
          personId: 'p',
          name: '张向强',
          about,
        }),
        move('2', '过路人', 'joined', undefined),
        move('3', '李晓远', 'left', {
          personId: 'q',
          name: '李晓远',
          about,
        }),
      ],
    }),
  ),
  of('chatMoves', '都处理好了', movesCard({ unitId, unit, more: 0, moves: [] })),
]

function move(
  moveId: string,
  name: string,
  kind: 'joined' | 'left',
  whose: { personId: string; name: string; about: string } | undefined,
) {
  return { moveId, openId: `ou_${moveId}`, name, kind, person: whose }
}
