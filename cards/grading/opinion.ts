import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  md,
  note,
  panel,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { opinionButton, opinionWithoutGradeButton } from './buttons.ts'
import {
  branchOf,
  go,
  optionsFor,
  sayBallot,
  sayDaily,
  type BallotRow,
  type DailyRecord,
  type OfBranchView,
} from './parts.ts'
import { gradeNames, sayGrade, type GradeName } from './wording.ts'

export interface OpinionView extends OfBranchView {
  personId: string
  name: string
  isProbationary: boolean
  mayBeExcellent: boolean
  ballot: BallotRow | undefined
  daily: DailyRecord
  /** What the member proposed for themself; not binding (R88). */
  ownGrade: GradeName | undefined
  comments: readonly string[]
  moreComments: number
  grade: GradeName | undefined
  reasons: string | undefined
  isClosed: boolean
}

/** 初评意见 for one member, beside everything it rests on (R98). */
export function opinionCard(view: OpinionView): CardJson {
  return card(
    `初评意见：${view.name}`,
    [
      ...facts(view),
      ...(view.isClosed ? kept(view) : [opinionForm(view)]),
      go('返回', 'gradingDesk', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

function facts(view: OpinionView): Elements {
  const { comments, moreComments } = view
  return [
    text(sayBallot(view.ballot)),
    text(sayDaily(view.daily)),
    view.ownGrade !== undefined && note(`自评等次：${gradeNames[view.ownGrade]}（参考）`),
    comments.length > 0 &&
      panel(`党员互评 ${comments.length + moreComments} 条`, [
        ...comments.map((comment) => text(md`· ${comment}`)),
        moreComments > 0 && note(`还有 ${moreComments} 条`),
      ]),
    note('票数只作参考，不按票数定等次。'),
  ]
}

function kept(view: OpinionView): Elements {
  return [
    text(md`初评：**${sayGrade(view.grade)}**`),
    view.reasons !== undefined && text(md`理由：${view.reasons}`),
  ]
}

function opinionForm(view: OpinionView) {
  const key = { ...branchOf(view), personId: view.personId }
  const value = view.reasons === undefined ? {} : { value: view.reasons }
  if (view.isProbationary) {
    return form('opinion', [
      text('预备党员不定等次，只写意见。'),
      input('reasons', { label: '意见', rows: 3, maxLength: 500, required: true, ...value }),
      submit('保存', opinionWithoutGradeButton, key),
    ])
  }
  return form('opinion', [
    text('初评等次'),
    select('grade', optionsFor(view.mayBeExcellent), {
      placeholder: '请选等次',
      ...(view.grade !== undefined && { value: view.grade }),
    }),
    input('reasons', {
      label: '理由（与测评差距大，或基本合格、不合格必须写）',
      rows: 3,
      maxLength: 500,
      ...value,
    }),
    submit('保存', opinionButton, key),
  ])
}
