import type { GalleryCard } from '../gallery.ts'
import { cycleHistoryGallery } from './gallery-history.ts'
import { cyclePagesGallery } from './gallery-pages.ts'
import { planCard, type PlanView } from './plan.ts'
import { newPlanCard } from './plan-decisions.ts'
import { planNoticeCard, type PlanNoticeView } from './plan-notice.ts'

const cycleId = 'c1'
const parts = {
  keyProblems: '联系班子和个人实际，深入查摆6个方面的问题。',
  methods: '学习研讨、征求意见、谈心谈话、党性分析、开会、整改。',
  requirements: '坚持时间服从质量，准备不充分的，不急于开会。',
}
const draft: PlanView = {
  cycleId,
  unitName: '中共松岚镇禾坪村总支部委员会',
  assessmentYear: 2017,
  presetName: '2017年度村级方案',
  state: 'draft',
  version: 1,
  unpublished: false,
  theme: '',
  windowFrom: '2018-03-07',
  windowTo: '2018-03-09',
  windowReason: undefined,
  adoption: undefined,
  parts,
  counts: { basis: 2, tasks: 6, guarantors: 1, branches: 3 },
  groups: ['主题和会议', '学习和谈心', '民主评议'],
  findings: [
    { level: 'error', code: 'themeMissing' },
    { level: 'error', code: 'partMissing', part: 'methods' },
    { level: 'error', code: 'taskWithoutOwner', title: '落实会议场所' },
    { level: 'warning', code: 'basisOpen', count: 2 },
    { level: 'warning', code: 'holidaysGuessed' },
    { level: 'warning', code: 'noGuarantor', unit: '禾坪二支部' },
    {
      level: 'warning',
      code: 'phrase',
      finding: { kind: 'variant', found: '四个意识', expected: '“四个意识”' },
    },
  ],
  mayEdit: true,
}
const adopted: PlanView = {
  ...draft,
  state: 'adopted',
  unpublished: true,
  theme: '深入学习贯彻党的十九大精神',
  adoption: { on: '2018-02-06', present: ['茶应明', '张春松', '郭文蓉'], signatory: '茶应明' },
  findings: [],
}
const published: PlanView = { ...adopted, state: 'published', unpublished: false }
const moved: PlanView = {
  ...published,
  version: 2,
  windowFrom: '2018-03-14',
  windowTo: '2018-03-16',
  windowReason: '时间服从质量',
}

const plan = (state: string, view: PlanView): GalleryCard => ({
  name: 'plan',
  state,
  card: planCard(view),
})

const notice: PlanNoticeView = {
  unitName: '中共松岚镇禾坪村总支部委员会',
  assessmentYear: 2017,
  theme: '深入学习贯彻党的十九大精神',
  windowFrom: '2018-03-07',
  windowTo: '2018-03-09',
  venue: 'villagerGroupActivitySite',
  steps: [
    { step: 'study', day: '2018-02-08' },
    { step: 'opinionsOpen', day: '2018-02-11' },
    { step: 'opinionsClose', day: '2018-02-23' },
    { step: 'analysis', day: '2018-03-02' },
    { step: 'talks', day: '2018-03-03' },
    { step: 'attendance', day: '2018-03-06' },
  ],
  own: [],
  isOld: false,
  isChange: false,
}

const noticed = (state: string, changes: Partial<PlanNoticeView>): GalleryCard => ({
  name: 'planNotice',
  state,
  card: planNoticeCard({ ...notice, ...changes }),
})

/** Every card of the plan in every state. */
export const cycleGallery: readonly GalleryCard[] = [
  {
    name: 'planNew',
    state: '第一步',
    card: newPlanCard({
      rootId: 'r1',
      unitName: draft.unitName,
      year: 2017,
      from: '2018-03-07',
      to: '2018-03-09',
      presets: [{ label: '2017年度村级方案（优秀 15%–20%）', value: '2017-village' }],
      preset: '2017-village',
    }),
  },
  plan('草稿，还缺内容', draft),
  plan('草稿，已填好', { ...adopted, state: 'draft', adoption: undefined }),
  plan('已通过', adopted),
  plan('已发布', published),
  plan('已改时间', moved),
  plan('发布后又有修改', { ...published, version: 2, unpublished: true }),
  plan('班子成员只看', { ...adopted, mayEdit: false }),
  plan('已结束', { ...published, state: 'closed', mayEdit: false }),
  noticed('群里的通知', {}),
  noticed('改时间后的通知', {
    isChange: true,
    windowFrom: '2018-03-14',
    windowTo: '2018-03-16',
  }),
  noticed('旧通知', { isOld: true }),
  noticed('本人看', { own: [{ title: '落实会议场所', dueOn: '2018-03-03' }] }),
  ...cyclePagesGallery,
  ...cycleHistoryGallery,
]
