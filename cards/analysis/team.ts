import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text, type Elements } from '../kit/elements.ts'
import { agreeButton, handInButton, takeBackButton } from './buttons.ts'
import type { PageLine } from './home.ts'
import { go } from './parts.ts'

export interface TeamView {
  cycleId: string
  subjectId: string
  unit: string
  dueOn: string
  /** Put to the team. */
  isPut: boolean
  version: number
  /** The reader writes it. */
  isDrafter: boolean
  pages: readonly PageLine[]
  next: string
  agreed: readonly string[]
  waiting: readonly string[]
  /** For whom the reader can still agree: themselves first. */
  mayAgree: readonly { personId: string; onBehalfOf: string | undefined }[]
}

/** 班子对照检查: drafted by the secretary, agreed to by everybody in the team. */
export function teamCard(view: TeamView): CardJson {
  const complete = view.isPut && view.waiting.length === 0
  return card(
    '班子对照检查',
    [
      ...(view.isPut ? agreeing(view) : []),
      ...(!view.isPut && view.isDrafter ? drafting(view) : []),
      !view.isPut && !view.isDrafter && text('书记还在写，写好后请您确认。'),
      view.isPut &&
        view.isDrafter &&
        button(
          '取回修改',
          takeBackButton,
          { cycleId: view.cycleId, subjectId: view.subjectId },
          {
            confirm: { title: '取回修改？', text: '改好后要请班子成员重新确认。' },
          },
        ),
    ],
    { template: complete ? 'grey' : 'blue', subtitle: view.unit },
  )
}

function agreeing(view: TeamView): Elements {
  const { cycleId, subjectId, version } = view
  const of = view.agreed.length + view.waiting.length
  return [
    text(md`第 ${version} 稿　已同意　**${view.agreed.length}/${of}** 人`),
    view.agreed.length > 0 && text(`同意：${view.agreed.join('、')}`),
    view.waiting.length > 0 && text(`还没确认：${view.waiting.join('、')}`),
    go('看内容', 'teamExaminationRead', { cycleId, subjectId, page: '1' }),
    ...view.mayAgree.map(({ personId, onBehalfOf }, at) =>
      button(
        onBehalfOf === undefined ? '我同意' : `代 ${onBehalfOf} 同意`,
        agreeButton,
        { cycleId, subjectId, version, personId },
        { type: at === 0 ? 'primary_filled' : 'default' },
      ),
    ),
    view.mayAgree.length > 0 && note('有不同意见，请当面跟书记说，改好后再确认。'),
  ]
}

function drafting(view: TeamView): Elements {
  const { cycleId, subjectId, pages } = view
  const filled = pages.filter((page) => page.filled).length
  return [
    text(md`截止　**${sayDay(view.dueOn)}**　　写好　**${filled}/${pages.length}** 页`),
    ...pages.map((page, at) =>
      go(`${at + 1}. ${page.title}　${page.filled ? '已写' : '还没写'}`, 'teamExaminationPage', {
        cycleId,
        subjectId,
        section: page.section,
      }),
    ),
    filled === pages.length
      ? button('送班子成员确认', handInButton, { cycleId, subjectId }, { type: 'primary_filled' })
      : go(
          filled > 0 ? '接着写' : '开始写',
          'teamExaminationPage',
          { cycleId, subjectId, section: view.next },
          { type: 'primary_filled' },
        ),
    view.version > 0 && note('上一稿取回后，大家要重新确认。'),
  ]
}
