import type { GalleryCard } from '../gallery.ts'
import { gridCard, onSubjectCard, type Cell, type GridView } from './grid.ts'
import { ownGallery } from './gallery-own.ts'
import { explainCard } from './repair.ts'
import { roundCard, type Now, type RoundView } from './round.ts'
import { delegateCard, entryCard, pickCard, responseCard, type TurnFormView } from './turn-forms.ts'
import { typingCard } from './typing.ts'

const ids = { meetingId: 'm', step: 'A5' }
const subject = { personId: 'V', name: '张春松' }
const critic = { personId: 'P', name: '茶应明' }
const words = {
  problem: '十月分茶苗的名单没有贴出来，三户人家来问。',
  suggestion: '以后名单当天贴在活动场所。',
}
const people = Array.from({ length: 80 }, (_, at) => ({ personId: `p${at}`, name: `党员${at}` }))

const counts = { selfCriticisms: 2, criticisms: 8, nothingNew: 1, responses: 1 }
const view: RoundView = {
  ...ids,
  stepName: '逐一党性分析，开展批评和自我批评',
  turn: 11,
  isOpen: true,
  no: 2,
  total: 8,
  now: { phase: 'self', subject, isHere: true, hasAnalysis: true },
  next: '下一位提批评：茶应明',
  scope: undefined,
  mayType: false,
  counts,
  deferred: 0,
  defects: [],
  madeUp: 0,
  left: 0,
  mayMakeUp: [],
  mayRepeat: false,
  mayExplain: false,
  explanation: undefined,
}
const criticising: Extract<Now, { phase: 'criticism' }> = {
  phase: 'criticism',
  subject,
  critic,
  waits: undefined,
  written: undefined,
  returned: false,
  mayReturn: undefined,
  given: 0,
  left: 7,
  real: undefined,
}
const none = { selfCriticisms: 0, criticisms: 0, nothingNew: 0, responses: 0 }
const at = (now: Now, more: Partial<RoundView> = {}) => roundCard({ ...view, now, ...more })

const turnForm: TurnFormView = { ...ids, turn: 4, whose: 'V', subject, people: people.slice(0, 7) }
const cells: readonly Cell[] = ['spoken', 'nothingNew', 'deferred', 'open']
const grid: GridView = {
  ...ids,
  stepName: view.stepName,
  subjects: {
    page: 1,
    pages: 2,
    items: people.slice(0, 4).map((one, no) => ({
      ...one,
      response: no < 2 ? 'accept' : undefined,
      read: no === 1,
    })),
  },
  rows: people.slice(0, 8).map(({ name }, row) => ({
    name,
    cells: cells.map((cell, column) => (row === column ? 'self' : cell)),
  })),
}
const said = {
  ...critic,
  kind: 'spoken' as const,
  written: { ...words, rev: 1 },
  mayWrite: true,
  mayReturn: true,
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const rounds: readonly GalleryCard[] = [
  shown(
    'criticismRound',
    '还没开始',
    at(
      { phase: 'self', subject: critic, isHere: true, hasAnalysis: false },
      { no: 1, counts: none, scope: 'everybody', mayType: true, turn: 0 },
    ),
  ),
  shown('criticismRound', '自我批评', at(view.now)),
  shown(
    'criticismRound',
    '没到会，代读',
    at({ phase: 'self', subject, isHere: false, hasAnalysis: true }),
  ),
  shown('criticismRound', '提批评', at(criticising)),
  shown(
    'criticismRound',
    '主持人看，已写好',
    at({ ...criticising, written: words, mayReturn: { rev: 1 } }),
  ),
  shown(
    'criticismRound',
    '主持人看，已请他重说',
    at({ ...criticising, returned: true, mayReturn: { rev: 0 } }),
  ),
  shown('criticismRound', '已写好', at({ ...criticising, written: words }, { deferred: 1 })),
  shown(
    'criticismRound',
    '八十人，每人至少两条',
    at({ ...criticising, real: { count: 1, of: 2 }, left: 78 }, { no: 40, total: 77 }),
  ),
  shown(
    'criticismRound',
    '等主要负责同志',
    at({ ...criticising, critic: undefined, waits: '主要负责同志不在场，等他回来再接着进行' }),
  ),
  shown(
    'criticismRound',
    '表态',
    at({ phase: 'response', subject, isHere: true, mayAdd: true }, { next: '这是最后一位' }),
  ),
  shown(
    'criticismRound',
    '没到会，转交',
    at({ phase: 'response', subject, isHere: false, mayAdd: false }),
  ),
  shown('criticismRound', '进行完了', at({ phase: 'done' }, { isOpen: false, next: undefined })),
  shown(
    'criticismRound',
    '会后补录，还没录',
    at(
      { phase: 'afterwards', typed: 0, isFinished: false },
      { counts: none, mayType: true, next: undefined },
    ),
  ),
  shown(
    'criticismRound',
    '会后补录，不合规定',
    at(
      { phase: 'afterwards', typed: 2, isFinished: true },
      {
        next: undefined,
        defects: Array.from(
          { length: 12 },
          () => '轮到 张春松 时，郭文蓉：没有提批评，或者提了两次',
        ),
        madeUp: 1,
        left: 2,
        mayMakeUp: people.slice(0, 8),
        mayRepeat: true,
        mayExplain: true,
      },
    ),
  ),
  shown(
    'criticismRound',
    '散会后，已写明原因',
    at(
      { phase: 'afterwards', typed: 2, isFinished: true },
      {
        isOpen: false,
        next: undefined,
        defects: ['轮到 张春松 时：不是主要负责同志最先作自我批评'],
        mayExplain: true,
        explanation: '散会后补录时才发现，人已经走了，下次改正。',
      },
    ),
  ),
]

/** Every card of the criticism rounds in every state. */
export const criticismGallery: readonly GalleryCard[] = [
  ...rounds,
  shown('criticismDelegate', '选代读', delegateCard(turnForm)),
  shown('criticismPick', '八十人', pickCard({ ...turnForm, people })),
  shown('criticismResponse', '表态', responseCard(turnForm)),
  shown('criticismEntry', '新记', entryCard({ ...ids, subject, critic, words: undefined })),
  shown('criticismEntry', '改文字', entryCard({ ...ids, subject, critic, words })),
  shown(
    'criticismTyping',
    '选下一位',
    typingCard({ kind: 'choose', ...ids, typed: ['茶应明'], left: people.slice(0, 7) }),
  ),
  shown(
    'criticismTyping',
    '都录了',
    typingCard({ kind: 'choose', ...ids, typed: ['茶应明', '张春松'], left: [] }),
  ),
  shown(
    'criticismTyping',
    '录一位，八十人',
    typingCard({ kind: 'type', ...ids, subject, isHere: false, critics: people }),
  ),
  shown('criticismExplain', '新写', explainCard({ ...ids, words: '' })),
  shown('criticismExplain', '改原因', explainCard({ ...ids, words: '因'.repeat(500) })),
  shown('criticismGrid', '一页', gridCard(grid)),
  shown(
    'criticismGrid',
    '还没开始',
    gridCard({ ...grid, subjects: { items: [], page: 1, pages: 1 }, rows: [] }),
  ),
  shown(
    'criticismGrid',
    '八十人',
    gridCard({ ...grid, rows: people.map(({ name }) => ({ name, cells })) }),
  ),
  shown(
    'criticismOn',
    '有记录',
    onSubjectCard({
      ...ids,
      subject,
      words: '接受，马上改。',
      entries: {
        page: 1,
        pages: 2,
        items: [said, { ...said, kind: 'nothingNew', written: undefined, mayWrite: false }],
      },
    }),
  ),
  shown(
    'criticismOn',
    '还没有',
    onSubjectCard({
      ...ids,
      subject,
      words: undefined,
      entries: { items: [], page: 1, pages: 1 },
    }),
  ),
  ...ownGallery,
]
