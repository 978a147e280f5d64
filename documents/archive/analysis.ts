import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead, NamedText } from './head.ts'
import {
  day,
  facts,
  field,
  labelled,
  listed,
  section,
  sheet,
  signatures,
  subheading,
  textOr,
  ticked,
} from './parts.ts'
import { gradeNames, type Grade } from './words.ts'

export interface TeamExaminationView extends DocumentHead {
  /** The policy's domains of a team's problems, each with what was found. */
  domains: readonly NamedText[]
  /** How last year's rectification stands. */
  previous: string
  roots: string
  measures: string
  day: string
}

/** D14 班子对照检查材料: problems by domain, roots, measures (R64). */
export function teamExamination(view: TeamExaminationView): OfficialDocument {
  return sheet(view, {
    number: 'D14',
    title: '组织生活会班子对照检查材料',
    blocks: [
      ...section(1, '上次整改措施落实情况', textOr(view.previous, 3)),
      ...section(2, '存在的问题', ...named(view.domains)),
      ...section(3, '问题根源', textOr(view.roots, 4)),
      ...section(4, '整改措施', textOr(view.measures, 4)),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

function named(texts: readonly NamedText[]): Block[] {
  return texts.flatMap(({ name, text }, at) => [subheading(at + 1, name), textOr(text, 3)])
}

export interface MemberAnalysisView extends DocumentHead {
  name: string
  post: string
  /** What it was held against, as ticked: 对照党章, 对照初心和使命 (R53). */
  frames: readonly string[]
  aspects: readonly NamedText[]
  /** 把自己摆进去 and the others, as ticked (R54). */
  putIns: readonly string[]
  roots: string
  direction: string
  day: string
}

/** D15 个人党性分析材料: six aspects, roots and direction, in the person's own words (R52–R55). */
export function memberAnalysis(view: MemberAnalysisView): OfficialDocument {
  return sheet(view, {
    number: 'D15',
    title: '组织生活会个人党性分析材料',
    of: view.name,
    blocks: [
      facts(['姓名', view.name], ['职务', view.post], ['日期', day(view.day)]),
      facts(['单位', view.organization]),
      labelled('对照', listed(view.frames)),
      labelled('摆进去', listed(view.putIns)),
      ...section(1, '存在的问题', ...named(view.aspects)),
      ...section(2, '问题根源', textOr(view.roots, 4)),
      ...section(3, '努力方向', textOr(view.direction, 4)),
      signatures(['本人', '']),
    ],
  })
}

/** Without name and texts the blank form. */
export interface SelfAppraisalView extends DocumentHead {
  name: string
  post: string
  aspects: readonly NamedText[]
  proposedGrade: Grade | ''
  direction: string
  day: string
}

/** D16 党员自评表: the four aspects, the grade proposed for oneself, the direction (R87–R89). */
export function selfAppraisal(view: SelfAppraisalView): OfficialDocument {
  const { proposedGrade } = view
  return sheet(view, {
    number: 'D16',
    title: '民主评议党员个人自评表',
    of: view.name || '空白表',
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('姓名', view.name), field('职务', view.post)],
          ...view.aspects.map((aspect) => [field(aspect.name, aspect.text, 3)]),
          [field('自评等次', ticked(gradeNames, proposedGrade))],
          [field('努力方向', view.direction, 4)],
          [field('本人签字', ''), field('日期', day(view.day))],
        ],
      },
    ],
  })
}
