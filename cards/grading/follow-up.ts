import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { assignTalkButton, commendButton, restudyButton, talkDoneButton } from './buttons.ts'
import { branchOf, go, optionsFor, type OfBranchView } from './parts.ts'
import { followUpNames, sayGrade, shortDay, type FollowUpKind, type GradeName } from './wording.ts'

interface Choice {
  personId: string
  name: string
}

const asOption = ({ personId, name }: Choice) => ({ label: name, value: personId })

export interface RestudyView extends OfBranchView {
  personId: string
  name: string
  isProbationary: boolean
  mayBeExcellent: boolean
  grade: GradeName | undefined
  statement: string
  dueOn: string
  people: readonly Choice[]
  today: string
  settled: { heldOn: string; note: string } | undefined
  /** The member themself sees that it is studied, and enters nothing. */
  leads: boolean
}

/** 复议: once, by the committee, without the person concerned (3.4). */
export function restudyCard(view: RestudyView): CardJson {
  const key = { ...branchOf(view), personId: view.personId }
  return card(
    `复议：${view.name}`,
    [
      text(md`原来评定：**${sayGrade(view.grade)}**`),
      text(md`本人意见：${view.statement}`),
      view.settled === undefined
        ? note(`请在${shortDay(view.dueOn)}前研究，只有一次，本人回避。`)
        : text(md`${shortDay(view.settled.heldOn)}研究：${view.settled.note}`),
      view.settled === undefined &&
        form('restudy', [
          text('哪天研究的'),
          datePicker('heldOn', { value: view.today, required: true }),
          text('到会的人'),
          multiSelect('present', view.people.map(asOption), {
            placeholder: '选到会的人',
            required: true,
          }),
          ...(view.isProbationary
            ? []
            : [
                text('研究后的等次（不变也要选）'),
                select('grade', optionsFor(view.mayBeExcellent), {
                  placeholder: '请选等次',
                  ...(view.grade !== undefined && { value: view.grade }),
                }),
              ]),
          input('note', { label: '研究结果', rows: 3, maxLength: 300, required: true }),
          submit('登记复议结果', restudyButton, key),
        ]),
      view.leads && go('返回', 'feedbackList', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: view.settled === undefined ? 'orange' : 'grey', subtitle: view.unitName },
  )
}

export interface FollowUpView extends OfBranchView {
  personId: string
  name: string
  grade: GradeName
  kind: FollowUpKind
  openedOn: string | undefined
  doneOn: string | undefined
  talker: string | undefined
  talkerId: string | undefined
  dueOn: string
  talkers: readonly Choice[]
  today: string
}

/** What follows from a grade (R102–R105). */
export function followUpCard(view: FollowUpView): CardJson {
  return card(
    `后续：${view.name}`,
    [
      text(md`${sayGrade(view.grade)}：**${followUpNames[view.kind]}**`),
      ...byKind[view.kind](view),
      go('返回', 'feedbackList', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: view.doneOn === undefined ? 'blue' : 'green', subtitle: view.unitName },
  )
}

const keyOf = (view: FollowUpView) => ({ ...branchOf(view), personId: view.personId })

const byKind: Record<FollowUpKind, (view: FollowUpView) => Elements> = {
  commendation: (view) => [
    view.doneOn !== undefined && text(md`**${shortDay(view.doneOn)}**已表扬。`),
    form('commend', [
      text('哪天表扬的'),
      datePicker('doneOn', { value: view.doneOn ?? view.today, required: true }),
      submit('登记表扬', commendButton, keyOf(view)),
    ]),
  ],
  encouragement: (view) => [
    text(
      view.doneOn === undefined
        ? '反馈时写明优点和希望，就算办了。'
        : md`**${shortDay(view.doneOn)}**反馈时已肯定优点、提出希望。`,
    ),
  ],
  assignedTalk: (view) => [
    view.talker !== undefined && text(md`谈话人：**${view.talker}**　${shortDay(view.dueOn)}前`),
    view.doneOn === undefined
      ? form('talk', [
          text('请谁谈'),
          select('talker', view.talkers.map(asOption), {
            placeholder: '选谈话的人',
            required: true,
            ...(view.talkerId !== undefined && { value: view.talkerId }),
          }),
          text('哪天前谈'),
          datePicker('dueOn', { value: view.dueOn, required: true }),
          submit(view.talker === undefined ? '安排谈话' : '改安排', assignTalkButton, keyOf(view)),
        ])
      : text(md`**${shortDay(view.doneOn)}**已谈，有记录。`),
  ],
  organizationalHandlingCase: (view) => [
    view.openedOn !== undefined && text(md`**${shortDay(view.openedOn)}**立项。`),
    text('立足教育帮助，按规定程序在纸上办理。手机上不记具体情况。'),
  ],
}

export interface AssignedTalkView {
  cycleId: string
  personId: string
  name: string
  unitName: string
  dueOn: string
  doneOn: string | undefined
  record: { talk: string; plan: string } | undefined
  /** The talker writes; the secretary reads. */
  mayWrite: boolean
  today: string
}

/** The talk somebody was named for (R104): with whom, by when, and what came of it. */
export function assignedTalkCard(view: AssignedTalkView): CardJson {
  const { cycleId, personId } = view
  return card(
    view.mayWrite ? '请您找一位同志谈心谈话' : `专人谈心谈话：${view.name}`,
    [
      text(md`谈话对象：**${view.name}**　${shortDay(view.dueOn)}前`),
      view.doneOn === undefined && text('一对一当面谈，指出不足和差距，商量怎么改进。'),
      view.doneOn !== undefined && text(md`**${shortDay(view.doneOn)}**已谈。`),
      view.record && text(md`谈了什么：${view.record.talk}`),
      view.record && text(md`怎么改进：${view.record.plan}`),
      view.doneOn === undefined &&
        view.mayWrite &&
        form('held', [
          text('哪天谈的'),
          datePicker('heldOn', { value: view.today, required: true }),
          input('talk', { label: '谈了什么', rows: 3, maxLength: 500, required: true }),
          input('plan', { label: '怎么改进', rows: 3, maxLength: 500, required: true }),
          submit('登记谈话', talkDoneButton, { cycleId, personId }),
        ]),
      note('只有您和书记能看，不要告诉别人。'),
    ],
    { template: view.doneOn === undefined ? 'blue' : 'grey', subtitle: view.unitName },
  )
}
