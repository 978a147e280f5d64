import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text, type Elements } from '../kit/elements.ts'
import { handInButton, offPaperButton, takeBackButton } from './buttons.ts'
import { go } from './parts.ts'
import { hintNames, standingNames } from './wording.ts'

export interface PageLine {
  section: string
  title: string
  filled: boolean
}

export interface HomeView {
  cycleId: string
  subjectId: string
  /** Whose it is, when the reader writes for somebody else. */
  onBehalfOf: string | undefined
  standing: keyof typeof standingNames
  dueOn: string
  handedInOn: string | undefined
  /** Who handed it in for them. */
  handedInBy: string | undefined
  onPaperOn: string | undefined
  /** Why it came back. */
  remark: string | undefined
  pages: readonly PageLine[]
  /** The page to go on with. */
  next: string
  version: number
  hints: readonly (keyof typeof hintNames)[]
  /** A contact person may note that a paper was handed over. */
  mayNotePaper: boolean
  answersFor: readonly { personId: string; name: string; settled: boolean }[]
  /** Units whose progress the reader may see, and teams whose text they read. */
  leads: readonly { unitId: string; name: string; progress: boolean }[]
}

/** 党性分析: how far it is, page by page, and what to do next. */
export function homeCard(view: HomeView): CardJson {
  const title = view.onBehalfOf === undefined ? '我的党性分析' : `${view.onBehalfOf} 的党性分析`
  return card(title, [...state(view), ...(isOwed(view) ? writing(view) : []), ...others(view)], {
    template: templateOf(view),
    subtitle: standingNames[view.standing],
  })
}

const isOwed = ({ standing }: HomeView) =>
  standing === 'none' || standing === 'draft' || standing === 'returned'

function templateOf({ standing }: HomeView) {
  if (standing === 'returned') return 'orange'
  return standing === 'none' || standing === 'draft' ? 'blue' : 'grey'
}

function state(view: HomeView): Elements {
  const { cycleId, subjectId, standing } = view
  const by = view.handedInBy === undefined ? '' : `，由 ${view.handedInBy} 代写`
  return [
    standing === 'handedIn' &&
      text(md`已交给书记　**${view.handedInOn ? sayDay(view.handedInOn) : ''}**${by}`),
    standing === 'paper' &&
      text(md`已交纸质稿　**${view.onPaperOn ? sayDay(view.onPaperOn) : ''}**`),
    standing === 'exempt' && text('书记已登记免交。'),
    (standing === 'paper' || standing === 'exempt') &&
      go('还想在这里写', 'analysisPage', { cycleId, subjectId, section: view.next }),
    view.remark !== undefined && text(md`**书记的意见**\n${view.remark}`),
    view.version > 0 && go('看已交的内容', 'analysisRead', { cycleId, subjectId, page: '1' }),
    standing === 'handedIn' && button('取回修改', takeBackButton, { cycleId, subjectId }),
    standing === 'paper' &&
      view.mayNotePaper &&
      button('点错了，没收到纸质稿', offPaperButton, { cycleId, subjectId }, { type: 'text' }),
  ]
}

function writing(view: HomeView): Elements {
  const { cycleId, subjectId, pages } = view
  const filled = pages.filter((page) => page.filled).length
  const complete = filled === pages.length
  const started = filled > 0
  return [
    text(md`截止　**${sayDay(view.dueOn)}**　　写好　**${filled}/${pages.length}** 页`),
    ...pages.map((page, at) =>
      go(`${at + 1}. ${page.title}　${page.filled ? '已写' : '还没写'}`, 'analysisPage', {
        cycleId,
        subjectId,
        section: page.section,
      }),
    ),
    ...view.hints.map((hint) => note(`建议：${hintNames[hint]}。不改也可以交。`)),
    complete
      ? button('交给书记', handInButton, { cycleId, subjectId }, { type: 'primary_filled' })
      : go(
          started ? '接着写' : '开始写',
          'analysisPage',
          { cycleId, subjectId, section: view.next },
          { type: 'primary_filled' },
        ),
    note('写一页存一页，随时可以停下。只有您和书记能看。'),
  ]
}

function others(view: HomeView): Elements {
  const { cycleId } = view
  return [
    view.mayNotePaper &&
      view.standing !== 'paper' &&
      view.standing !== 'handedIn' &&
      go('交的是纸质稿', 'analysisPaper', { cycleId, subjectId: view.subjectId }, { type: 'text' }),
    ...view.answersFor.map((other) =>
      go(`帮 ${other.name} 写${other.settled ? '（已交）' : ''}`, 'analysisHome', {
        cycleId,
        subjectId: other.personId,
      }),
    ),
    ...view.leads.map(({ unitId, name }) =>
      go(`${name}班子对照检查`, 'teamExamination', { cycleId, subjectId: unitId }),
    ),
    ...view.leads
      .filter(({ progress }) => progress)
      .map(({ unitId, name }) =>
        go(`${name}党性分析进度`, 'analysisProgress', { cycleId, unitId, page: '1' }),
      ),
  ]
}
