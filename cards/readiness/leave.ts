import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  approveLeaveButton,
  askLeaveButton,
  refuseLeaveButton,
  withdrawLeaveButton,
} from './buttons.ts'
import { go } from './parts.ts'
import { leaveStates, meetingOf, reasonClassNames, sayWindow, type ReasonClass } from './wording.ts'

export interface LeaveMeeting {
  unitId: string
  unitName: string
  isRoot: boolean
  windowFrom: string
  windowTo: string
  /** The person is in a team that in principle stays. */
  isTeam: boolean
  request:
    | {
        leaveId: string
        state: keyof typeof leaveStates
        reasonClass: ReasonClass
        byTown: boolean
      }
    | undefined
}

export interface LeaveView {
  personId: string
  onBehalfOf: string | undefined
  meetings: readonly LeaveMeeting[]
  answersFor: readonly { personId: string; name: string }[]
}

/** 请假: one's meetings, what was asked, and the form. */
export function leaveCard(view: LeaveView): CardJson {
  const free = view.meetings.filter(
    ({ request }) => request?.state !== 'asked' && request?.state !== 'approved',
  )
  return card(
    view.onBehalfOf === undefined ? '请假' : `替${view.onBehalfOf}请假`,
    [
      view.meetings.length === 0 && text('现在没有要您参加的会。'),
      ...view.meetings.flatMap(meetingRows),
      ...(free.length > 0 ? [line, ...askForm(view, free)] : []),
      ...view.answersFor.map(({ personId, name }) =>
        go(`替${name}请假`, 'leave', { personId }, { type: 'text' }),
      ),
    ],
    { template: 'blue' },
  )
}

function meetingRows(meeting: LeaveMeeting): Elements {
  const name = meetingOf(meeting.unitName, meeting.isRoot)
  const { request } = meeting
  return [
    text(md`**${name}**　${sayWindow(meeting.windowFrom, meeting.windowTo)}`),
    request !== undefined &&
      text(md`${reasonClassNames[request.reasonClass]}：**${leaveStates[request.state]}**`),
    request?.state === 'asked' &&
      request.byTown &&
      go('登记镇党委的答复', 'leaveRequest', { leaveId: request.leaveId }),
    (request?.state === 'asked' || request?.state === 'approved') &&
      button('撤回请假', withdrawLeaveButton, { leaveId: request.leaveId }),
  ]
}

function askForm({ personId }: LeaveView, free: readonly LeaveMeeting[]): Elements {
  const meetings = free.map((one) => ({
    label: meetingOf(one.unitName, one.isRoot),
    value: one.unitId,
  }))
  const classes = Object.entries(reasonClassNames).map(([value, label]) => ({ label, value }))
  const isTeam = free.some((one) => one.isTeam)
  return [
    form('leave', [
      text('哪次会'),
      select('meeting', meetings, { value: meetings[0]?.value ?? '', required: true }),
      text('什么事'),
      select('reasonClass', classes, { required: true }),
      input('reason', { label: '原因', rows: 2, maxLength: 300, required: true }),
      submit('请假', askLeaveButton, { personId }),
    ]),
    isTeam && note('开会期间班子成员原则上不得请假；生病、急事、上级公务可以报特殊情况。'),
    note('原因只有书记能看，不会发到群里。'),
  ]
}

export interface LeaveRequestView {
  leaveId: string
  unitId: string
  unitName: string
  isRoot: boolean
  name: string
  isTeam: boolean
  byTown: boolean
  windowFrom: string
  windowTo: string
  reasonClass: ReasonClass
  reason: string
  makeUp: string | undefined
  state: keyof typeof leaveStates
}

/** One request with its reason, for who decides. */
export function leaveRequestCard(view: LeaveRequestView): CardJson {
  const { leaveId } = view
  const open = view.state === 'asked'
  return card(
    `请假：${view.name}`,
    [
      text(md`**${meetingOf(view.unitName, view.isRoot)}**`),
      text(sayWindow(view.windowFrom, view.windowTo)),
      text(md`${reasonClassNames[view.reasonClass]}：${view.reason}`),
      view.isTeam && note('班子成员，开会期间原则上不得请假，按特殊情况办。'),
      view.makeUp !== undefined && note(`怎么补：${view.makeUp}`),
      ...(open ? answerForm(view) : [text(md`**${leaveStates[view.state]}**`)]),
      view.state === 'approved' && button('改为不批准', refuseLeaveButton, { leaveId }),
      note('请假原因不要发到群里。'),
      go('看到会预计', 'attendanceList', { unitId: view.unitId }, { type: 'text' }),
    ],
    { template: open ? 'orange' : 'grey' },
  )
}

function answerForm({ leaveId, byTown }: LeaveRequestView): Elements {
  return [
    form('answer', [
      input('makeUp', { label: '怎么补课（可不填）', maxLength: 200 }),
      submit(byTown ? '镇党委同意' : '批准', approveLeaveButton, { leaveId }),
    ]),
    button(byTown ? '镇党委不同意' : '不批准', refuseLeaveButton, { leaveId }),
  ]
}
