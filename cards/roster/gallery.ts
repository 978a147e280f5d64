import type { GalleryCard } from '../gallery.ts'
import { addCard, leaveCard } from './add-and-leave.ts'
import { importGallery } from './gallery-import.ts'
import { rosterListCard } from './list.ts'
import { rosterCard, type RosterCardView } from './overview.ts'
import { personCard, type PersonCardView } from './person.ts'
import { setupCard } from './setup.ts'

const unitId = 'u'
const unit = '禾坪村党总支'
const about = '正式党员 · 禾坪三支部'
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
  return { unit: name, members, full, probationary, away, frail, linked }
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
  account: '李晓远',
  contact: undefined,
  needsContact: false,
  kind: 'fullMember',
  kinds,
  home: 'b1g1',
  homes,
  place: 'destination',
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
  freeAccounts: [],
  root: unit,
  likelyAccount: undefined,
  events: [
    {
      onDay: '2018-02-06',
      kind: 'added',
    },
  ],
}

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
      people: accounts,
      chosen: 'ou_1',
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
          about: '正式党员 · 禾坪一支部 · 总支书记 · 村委会主任',
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
      freeAccounts: [
        { openId: 'ou_1', name: '李晓远', branches: ['禾坪三支部'] },
        { openId: 'ou_2', name: '李晓远', branches: [] },
      ],
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
  ...importGallery,
]
