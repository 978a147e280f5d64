import type { GalleryCard } from '../gallery.ts'
import { campaignCard, campaignFormCard, campaignListCard, type CampaignView } from './campaign.ts'
import { importAskCard, importCard, monthlyCard, type ImportView } from './import.ts'
import {
  institutionCard,
  institutionFormCard,
  institutionListCard,
  type InstitutionView,
} from './institution.ts'

const empty = { items: [], page: 1, pages: 1 }
const unit = { unitId: 'B1', unitName: '禾坪一支部' }
const owners = [{ id: 'p', name: '罗秋梅' }]

const read: ImportView = {
  importId: 'i',
  unitId: 'B1',
  label: '“两学一做”问题清单',
  state: 'ready',
  problem: null,
  lines: ['三组路灯坏了半年没人修', '党课上得少'],
  count: 12,
}

const campaign: CampaignView = {
  campaignId: 'k',
  unitId: 'B1',
  title: '惠农补贴发放',
  measures: '逐户对账，一个月内公示。',
  result: null,
  owner: '罗秋梅',
  dueOn: '2018-05-31',
  closedOn: null,
  cases: [
    { caseId: 'a', body: '二组有两户没领到', state: 'open', onDay: null },
    { caseId: 'b', body: '一组多发一户', state: 'settled', onDay: '2018-04-20' },
    { caseId: 'd', body: null, state: 'transferred', onDay: '2018-04-21' },
  ],
  moreCases: 0,
  items: [{ itemId: 'x', problem: '补贴名单没公示' }],
  mayWork: true,
  mayChange: true,
  mayClose: false,
}

const institution: InstitutionView = {
  institutionId: 'n',
  unitId: 'B1',
  kind: 'revise',
  title: '村务公开办法',
  owner: '罗秋梅',
  dueOn: '2018-04-30',
  doneOn: null,
  checkOn: '2018-09-30',
  checkedOn: null,
  result: null,
  mayWork: true,
  mayChange: true,
}
const made = { ...institution, doneOn: '2018-04-28' }
const checked = { ...made, checkedOn: '2018-09-29', result: '每月 5 日公开，没有漏过。' }

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Lists from elsewhere, the month's report, campaigns and rules. */
export const worksGallery: readonly GalleryCard[] = [
  shown('rectificationImportAsk', '问来源', importAskCard({ unitId: 'B1', name: '禾坪一支部' })),
  shown('rectificationImport', '读到了', importCard(read)),
  shown('rectificationImport', '正在读', importCard({ ...read, state: 'reading', count: 0 })),
  shown(
    'rectificationImport',
    '没读到',
    importCard({ ...read, state: 'refused', problem: 'empty', count: 0 }),
  ),
  shown('rectificationImport', '带入了', importCard({ ...read, state: 'taken' })),
  shown('rectificationImport', '没带入', importCard({ ...read, state: 'cancelled', count: 0 })),
  shown(
    'rectificationMonthly',
    '有超期的',
    monthlyCard({
      month: '2018-05',
      units: [
        { name: '禾坪村党总支', open: 4, overdue: 1, long: 1, closed: 3 },
        { name: '禾坪一支部', open: 6, overdue: 2, long: 0, closed: 2 },
      ],
    }),
  ),
  shown('rectificationMonthly', '空', monthlyCard({ month: '2018-05', units: [] })),
  shown(
    'campaignList',
    '有',
    campaignListCard({
      ...unit,
      mayAdd: true,
      list: {
        items: [
          {
            campaignId: 'k',
            title: '惠农补贴发放',
            owner: '罗秋梅',
            dueOn: '2018-05-31',
            closedOn: null,
            open: 1,
            cases: 3,
          },
          {
            campaignId: 'l',
            title: '集体资金管理',
            owner: '张春松',
            dueOn: '2018-04-30',
            closedOn: '2018-04-28',
            open: 0,
            cases: 2,
          },
        ],
        page: 1,
        pages: 1,
      },
    }),
  ),
  shown('campaignList', '空', campaignListCard({ ...unit, mayAdd: false, list: empty })),
  shown('campaign', '在排查', campaignCard(campaign)),
  shown(
    'campaign',
    '可以结束',
    campaignCard({ ...campaign, cases: campaign.cases.slice(1), mayClose: true }),
  ),
  shown(
    'campaign',
    '还没有',
    campaignCard({ ...campaign, cases: [], items: [], mayWork: false, mayChange: false }),
  ),
  shown(
    'campaign',
    '结束了',
    campaignCard({
      ...campaign,
      closedOn: '2018-05-28',
      result: '两户已补发。',
      moreCases: 12,
      mayClose: true,
    }),
  ),
  shown(
    'campaignForm',
    '新的',
    campaignFormCard({
      unitId: 'B1',
      campaignId: '',
      title: '',
      measures: '',
      owner: null,
      dueOn: null,
      owners,
    }),
  ),
  shown(
    'campaignForm',
    '修改',
    campaignFormCard({
      unitId: 'B1',
      campaignId: 'k',
      title: campaign.title,
      measures: campaign.measures,
      owner: 'p',
      dueOn: '2018-05-31',
      owners,
    }),
  ),
  shown(
    'institutionList',
    '有',
    institutionListCard({
      ...unit,
      mayAdd: true,
      list: { items: [institution, made, checked], page: 1, pages: 1 },
    }),
  ),
  shown('institutionList', '空', institutionListCard({ ...unit, mayAdd: true, list: empty })),
  shown('institution', '没办成', institutionCard(institution)),
  shown('institution', '办成了', institutionCard(made)),
  shown('institution', '查过了', institutionCard(checked)),
  shown(
    'institutionForm',
    '新的',
    institutionFormCard({
      unitId: 'B1',
      institutionId: '',
      kind: null,
      title: '',
      owner: null,
      dueOn: null,
      checkOn: null,
      owners,
    }),
  ),
  shown(
    'institutionForm',
    '修改',
    institutionFormCard({
      unitId: 'B1',
      institutionId: 'n',
      kind: 'revise',
      title: institution.title,
      owner: 'p',
      dueOn: institution.dueOn,
      checkOn: institution.checkOn,
      owners,
    }),
  ),
]
