import type { GalleryCard } from '../gallery.ts'
import { deskGallery } from './gallery-desk.ts'
import { ids, pages, shown } from './gallery-samples.ts'
import { homeCard, type HomeView } from './home.ts'
import { pageCard, type PageView } from './page.ts'
import { readCard, type ReadView } from './read.ts'

const home: HomeView = {
  ...ids,
  onBehalfOf: undefined,
  standing: 'none',
  dueOn: '2018-03-02',
  handedInOn: undefined,
  handedInBy: undefined,
  onPaperOn: undefined,
  remark: undefined,
  pages: pages(0),
  next: 's0',
  version: 0,
  hints: [],
  mayNotePaper: false,
  answersFor: [],
  leads: [],
}
const helped: HomeView = { ...home, onBehalfOf: '普贵明', mayNotePaper: true }
const handedIn = { standing: 'handedIn', handedInOn: '2018-03-01', version: 1 } as const

const page: PageView = {
  ...ids,
  home: 'analysisHome',
  onBehalfOf: undefined,
  section: 'aspect.workStyle',
  title: '工作作风实不实',
  kind: 'finding',
  at: 4,
  of: 10,
  before: 's2',
  after: 's4',
  content: { choices: [], body: '', more: '' },
  types: [],
  notes: [{ dimension: '作风', body: '去年走访少' }],
}
const written = '去年十月分茶苗时，没有把名单贴出来，三户人家有意见。'
const long = { finding: 'found', choices: [], body: '学'.repeat(1000), more: '习' } as const

const read: ReadView = {
  ...ids,
  author: '何兰仙 的党性分析',
  card: 'analysisRead',
  home: 'analysisMember',
  version: 1,
  isLatest: true,
  handedInOn: '3月1日（周四）',
  by: undefined,
  remark: undefined,
  list: {
    page: 1,
    pages: 2,
    items: [
      {
        title: '工作作风实不实',
        choices: [],
        nothingFound: false,
        body: written,
        more: '再补一句。',
      },
      {
        title: '自我要求严不严',
        choices: [],
        nothingFound: true,
        body: '问过三位邻居。',
        more: '',
      },
      {
        title: '写完对照一遍',
        choices: ['把自己摆进去了'],
        nothingFound: false,
        body: '',
        more: '',
      },
    ],
  },
  mayReturn: true,
}
/** Every card of the analysis in every state. */
export const analysisGallery: readonly GalleryCard[] = [
  shown('analysisHome', '还没写', homeCard(home)),
  shown(
    'analysisHome',
    '写了一半',
    homeCard({ ...home, standing: 'draft', pages: pages(2), next: 's2', hints: ['fewProblems'] }),
  ),
  shown('analysisHome', '写完没交', homeCard({ ...home, standing: 'draft', pages: pages(4) })),
  shown('analysisHome', '已交', homeCard({ ...home, ...handedIn, pages: pages(4) })),
  shown(
    'analysisHome',
    '退回',
    homeCard({
      ...home,
      standing: 'returned',
      version: 1,
      pages: pages(4),
      remark: '第四个方面请写一件具体的事。',
    }),
  ),
  shown('analysisHome', '替人写', homeCard(helped)),
  shown('analysisHome', '替人交了', homeCard({ ...helped, ...handedIn, handedInBy: '周开坤' })),
  shown(
    'analysisHome',
    '纸质稿',
    homeCard({ ...helped, standing: 'paper', onPaperOn: '2018-03-01' }),
  ),
  shown('analysisHome', '免交', homeCard({ ...home, standing: 'exempt' })),
  shown(
    'analysisHome',
    '书记',
    homeCard({
      ...home,
      answersFor: [{ personId: 'q', name: '普贵明', settled: true }],
      leads: [{ unitId: 'B1', name: '禾坪一支部', progress: true }],
    }),
  ),
  shown('analysisPage', '一个方面', pageCard(page)),
  shown('analysisPage', '写得长', pageCard({ ...page, content: long, onBehalfOf: '普贵明' })),
  shown(
    'analysisPage',
    '普通党员的问题',
    pageCard({
      ...page,
      section: 'types',
      kind: 'types',
      title: '普通党员着重查找的问题',
      types: [{ id: 't', name: '带头作用不好' }],
      notes: [],
    }),
  ),
  shown(
    'analysisPage',
    '根源',
    pageCard({ ...page, section: 'roots', kind: 'text', title: '问题的根源', notes: [] }),
  ),
  shown(
    'analysisPage',
    '最后对照',
    pageCard({
      ...page,
      section: 'checks',
      kind: 'checks',
      title: '写完对照一遍',
      after: undefined,
      content: { choices: ['self'], body: '', more: '' },
      notes: [],
    }),
  ),
  shown('analysisRead', '书记看', readCard(read)),
  shown(
    'analysisRead',
    '自己看退回的',
    readCard({
      ...read,
      version: 2,
      isLatest: false,
      home: 'analysisHome',
      mayReturn: false,
      remark: '请写具体。',
      by: '周开坤',
    }),
  ),
  shown(
    'teamExaminationPage',
    '一个方面',
    pageCard({ ...page, home: 'teamExamination', title: '执行上级党组织决定', notes: [] }),
  ),
  shown(
    'teamExaminationRead',
    '班子看',
    readCard({
      ...read,
      author: '禾坪一支部班子对照检查',
      card: 'teamExaminationRead',
      home: 'teamExamination',
      mayReturn: false,
    }),
  ),
  ...deskGallery,
]
