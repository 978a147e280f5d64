import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  numberColumn,
  numbered,
  sheet,
  signatures,
  tableOr,
  wordsOf,
} from './parts.ts'
import { problemSourceNames, type ProblemSourceKind } from './words.ts'

export interface TeamProblemsView extends DocumentHead {
  rows: readonly {
    problem: string
    domain: string
    form: string
    sources: readonly ProblemSourceKind[]
    root: string
    claimedBy: readonly string[]
  }[]
  finishedOn: string
}

/** D17 班子问题清单 (R57–R59): every problem with its sources and who takes it on. */
export function teamProblems(view: TeamProblemsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('问题', 5),
    column('领域', 2.5),
    column('具体表现', 5),
    column('来源', 2, 'center'),
    column('根源', 4),
    column('认领人', 2, 'center'),
  ]
  const rows = view.rows.map((row) => [
    row.problem,
    row.domain,
    row.form,
    wordsOf(problemSourceNames, row.sources),
    row.root,
    row.claimedBy.join('、'),
  ])
  return sheet(view, {
    number: 'D17',
    title: '班子问题清单',
    landscape: true,
    blocks: [
      facts(['单位', view.organization], ['日期', day(view.finishedOn)]),
      tableOr(columns, numbered(rows)),
    ],
  })
}

export interface PersonalProblemsView extends DocumentHead {
  name: string
  post: string
  rows: readonly {
    problem: string
    aspect: string
    form: string
    root: string
    direction: string
  }[]
  finishedOn: string
}

/** D18 个人问题清单 of a member of a team (R59). */
export function personalProblems(view: PersonalProblemsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('问题', 5),
    column('方面', 2.5),
    column('具体表现', 5),
    column('根源', 4),
    column('努力方向', 4),
  ]
  const rows = view.rows.map((row) => [row.problem, row.aspect, row.form, row.root, row.direction])
  return sheet(view, {
    number: 'D18',
    title: '个人问题清单',
    of: view.name,
    landscape: true,
    blocks: [
      facts(['姓名', view.name], ['职务', view.post], ['日期', day(view.finishedOn)]),
      facts(['单位', view.organization]),
      tableOr(columns, numbered(rows)),
      signatures(['本人', '']),
    ],
  })
}
