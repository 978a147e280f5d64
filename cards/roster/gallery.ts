import type { GalleryCard } from '../gallery.ts'
import { addCard, leaveCard } from './add-and-leave.ts'
import { importCard, type ReadyImport } from './import.ts'
import { rosterListCard } from './list.ts'
import { movesCard } from './moves.ts'
import { rosterCard, type RosterCardView } from './overview.ts'
import { personCard, type PersonCardView } from './person.ts'
import { contactCard, questionCard } from './questions.ts'
import { setupCard } from './setup.ts'

const unitId = 'u'
const unit = '禾坪村党总支'
const today = '2018-02-06'
const kinds = [
  { label: '正式党员', value: 'fullMember' },
  { label: '预备党员', value: 'probationaryMember' },
]
const homes = [
  { label: '禾坪一支部', value: 'b1' },
  { label: '禾坪一支部第1党小组', value: 'b1g1' },
]
const accounts = [
  { label: '李晓远', value: 'ou_1' },
  { label: '晓远（城里）', value: 'ou_2' },
]

const overview: RosterCardView = {
  unitId,
  unit,
  today,
  others: 8,
  questions: 3,
  contactGaps: 5,
  moves: 2,
  rows: [
    row('禾坪一支部', [26, 25, 1, 2, 3, 23]),
    row('禾坪二支部', [20, 18, 2, 3, 1, 17]),
    row('禾坪三支部', [14, 13, 1, 4, 0, 13]),
  ],
}

function row(name: string, counts: readonly number[]): RosterCardView['rows'][number] {
  const [members = 0, full = 0, probationary = 0, away = 0, frail = 0, linked = 0] = counts
  return { unit: name, unitId: name, members, full, probationary, away, frail, linked }
}

const person: PersonCardView = {
  personId: 'p',
  unitId,
  name: '李晓远',
  rosterCode: 'M56',
  today,
  facts: '男 · 1984 年生 · 2011 年入党',
  unit: '正式党员 · 禾坪三支部第2党小组',
  posts: '禾坪三支部第2党小组组长',
  flags: '流动党员(在流入地评议)',
  ...{
    account: '李晓远',
    contact: undefined,
    needsContact: false,
  },
  ...{
    kind: 'fullMember',
    kinds,
    home: 'b1g1',
    homes,
    place: 'destination',
  },
  chosenFlags: ['flowOut'],
  flagOptions: [
    {
      label: '流动党员',
      value: 'flowOut',
    },
    {
      label: '年老体弱',
      value: 'frail',
    },
  ],
  places: [
    {
      label: '在流入地评议',
      value: 'destination',
    },
  ],
  chosenPosts: ['B3G2.leader'],
  postOptions: [
    {
      label: '禾坪三支部第2党小组组长',
      value: 'B3G2.leader',
    },
  ],
  ...{
    freeAccounts: [],
    likelyAccount: undefined,
  },
  events: [
    {
      onDay: '2018-02-06',
      kind: 'added',
    },
  ],
}

const ready: ReadyImport = {
  state: 'ready',
  importId: 'i',
  shown: '67-1-0-1-0',
  branches: [
    {
      unit: 'B1',
      people: 26,
      added: 25,
      changed: 1,
    },
    {
      unit: 'B2',
      people: 20,
      added: 20,
      changed: 0,
    },
  ],
  ...{
    added: 67,
    changed: 1,
    same: 0,
    gone: ['赵老四'],
    bad: [],
    badRows: 0,
  },
  ...{
    unknownColumns: [],
    hasRemarks: false,
  },
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

export const rosterGallery: readonly GalleryCard[] = [
  of(
    'setup',
    '第一个群',
    setupCard({
      state: 'found',
      chatId: 'c',
      suggestedName: '禾坪村党员群',
      owner: '茶应明',
      ...{
        people: accounts,
        chosen: 'ou_1',
      },
    }),
  ),
  of(
    'setup',
    '支部的群',
    setupCard({
      state: 'choose',
      chatId: 'c',
      root: unit,
      suggestedName: '禾坪二支部群',
      units: [
        ...homes,
        {
          label: '新建一个支部',
          value: 'new',
        },
      ],
      chosen: undefined,
    }),
  ),
  of('setup', '设置好了', setupCard({ state: 'bound', unit: '禾坪二支部' })),
  of('roster', '名册', rosterCard(overview)),
  of('roster', '还是空的', rosterCard({ ...overview, rows: [], others: 0 })),
  of(
    'rosterList',
    '第一页',
    rosterListCard({
      unitId,
      unit,
      find: '',
      page: 1,
      pages: 7,
      total: 68,
      people: [
        {
          personId: 'a',
          name: '茶应明',
          about: '正式党员 · 总支书记 · 村委会主任',
          linked: true,
        },
        {
          personId: 'b',
          name: '普贵明',
          about,
          linked: false,
        },
      ],
    }),
  ),
  of(
    'rosterList',
    '没有找到',
    rosterListCard({ unitId, unit, find: 'x', page: 1, pages: 1, total: 0, people: [] }),
  ),
  of('rosterPerson', '有账号', personCard(person)),
  of(
    'rosterPerson',
    '没有账号',
    personCard({
      ...person,
      account: undefined,
      needsContact: true,
      freeAccounts: accounts,
      likelyAccount: 'ou_1',
    }),
  ),
  of(
    'rosterLeave',
    '填原因',
    leaveCard({ personId: 'p', name: '李晓远', unit: about, today, gone: false, unitId }),
  ),
  of(
    'rosterLeave',
    '已不在册',
    leaveCard({ personId: 'p', name: '李晓远', unit: about, today, gone: true, unitId }),
  ),
  of(
    'rosterAdd',
    '添加',
    addCard({ unitId, unit, openId: 'ou_3', name: '陈雪云', kinds, homes, home: 'b1', today }),
  ),
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
    questionCard({ ...place, ask: 'who', personId: 'p', name: '李晓远', about, accounts }),
  ),
  of(
    'rosterQuestions',
    '文件里没有',
    questionCard({ ...place, ask: 'gone', personId: 'p', name: '赵老四', about }),
  ),
  of(
    'rosterQuestions',
    '不在名册上',
    questionCard({ ...place, ask: 'account', openId: 'ou_3', account: '陈雪云' }),
  ),
  of('rosterQuestions', '都确认好了', questionCard({ ...place, total: 0, ask: 'nothing' })),
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
