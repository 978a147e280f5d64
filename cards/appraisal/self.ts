import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import {
  button,
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
import { aspectFields, aspectLetters, handInButton, saveButton, takeBackButton } from './buttons.ts'
import { go } from './parts.ts'
import { aspectField, gradeField, gradeNames } from './wording.ts'

export interface SelfView {
  cycleId: string
  personId: string
  /** Whose it is, when the reader is not that person. */
  of: string | undefined
  standing: 'none' | 'draft' | 'handedIn' | 'paper'
  dueOn: string
  handedInOn: string | undefined
  /** Who handed it in for them. */
  handedInBy: string | undefined
  aspects: readonly { id: string; name: string; body: string }[]
  /** Undefined while none was chosen. */
  grade: keyof typeof gradeNames | undefined
  /** A probationary member proposes none. */
  asksGrade: boolean
  mayWrite: boolean
  /** The meeting is over. */
  isOver: boolean
  answersFor: readonly { personId: string; name: string; settled: boolean }[]
  /** The branch whose list the reader may open. */
  leads: { unitId: string; name: string } | undefined
}

/** 个人自评 on the policy's aspects, with the grade one proposes for oneself (R87, R88). */
export function selfCard(view: SelfView): CardJson {
  const isWritten = view.standing === 'handedIn'
  const writes = view.mayWrite && !view.isOver && !isWritten
  return card(
    view.of === undefined ? '我的个人自评' : `${view.of} 的个人自评`,
    [...state(view, writes), ...(writes ? writing(view) : written(view)), ...others(view)],
    { template: writes ? 'blue' : 'grey' },
  )
}

function state(view: SelfView, writes: boolean): Elements {
  const by = view.handedInBy === undefined ? '' : `，由 ${view.handedInBy} 代写`
  return [
    writes && text(md`截止　**${sayDay(view.dueOn)}**`),
    view.standing === 'handedIn' &&
      text(md`已交　**${view.handedInOn === undefined ? '' : sayDay(view.handedInOn)}**${by}`),
    view.standing === 'paper' && text('已登记交了纸质的自评，不用再写。想在这里写也可以。'),
    view.isOver && text('民主评议会已经开完。'),
  ]
}

function writing(view: SelfView): Elements {
  const { cycleId, personId } = view
  const shown = view.aspects.slice(0, aspectFields.length)
  const carried = { cycleId, personId, aspectIds: shown.map(({ id }) => id) }
  return [
    panel('写的时候想一想', [
      text('每个方面写一两件具体的事：什么时候、在哪里、影响了谁、打算怎么改。'),
    ]),
    form('self', [
      ...shown.map(({ name, body }, at) =>
        input(aspectFields[at] ?? '', {
          label: `${aspectField(name)}（最多 ${aspectLetters} 字）`,
          rows: 3,
          maxLength: aspectLetters,
          value: body,
        }),
      ),
      view.asksGrade && text(`${gradeField}（自己提的，不作为最后的评定）`),
      view.asksGrade && gradeSelect(view.grade),
      submit('写好了，交上去', handInButton, carried),
      submit('先存着', saveButton, carried, { type: 'default' }),
    ]),
    note('交上去以前只有您自己能看；交了以后您和书记能看。'),
  ]
}

function gradeSelect(grade: SelfView['grade']) {
  return select(
    'grade',
    Object.entries(gradeNames).map(([value, label]) => ({ label, value })),
    grade === undefined ? {} : { value: grade },
  )
}

function written(view: SelfView): Elements {
  const { cycleId, personId } = view
  if (view.standing !== 'handedIn') {
    return [view.isOver && view.standing !== 'paper' && text('没有交自评。')]
  }
  return [
    ...view.aspects.map(({ name, body }) => text(md`**${aspectField(name)}**\n${body}`)),
    view.grade !== undefined && text(md`**${gradeField}**　${gradeNames[view.grade]}`),
    view.mayWrite && !view.isOver && button('取回修改', takeBackButton, { cycleId, personId }),
  ]
}

function others(view: SelfView): Elements {
  const { cycleId, leads } = view
  return [
    ...view.answersFor.map((other) =>
      go(`帮 ${other.name} 写${other.settled ? '（已交）' : ''}`, 'selfAppraisal', {
        cycleId,
        personId: other.personId,
      }),
    ),
    leads &&
      go(
        `${leads.name}个人自评情况`,
        'selfAppraisalList',
        { cycleId, unitId: leads.unitId, page: '1' },
        { type: 'text' },
      ),
  ]
}
