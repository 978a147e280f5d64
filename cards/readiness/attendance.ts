import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  md,
  multiSelect,
  note,
  row,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { comingButton, notComingButton, recordComingButton } from './buttons.ts'
import { go, pager } from './parts.ts'
import { meetingOf, sayWindow } from './wording.ts'

export interface AttendanceQuestionView {
  unitId: string
  unitName: string
  isRoot: boolean
  personId: string
  /** Asked for somebody without a phone. */
  onBehalfOf: string | undefined
  windowFrom: string
  windowTo: string
  venue: { place: string; onDay: string; startsAt: string } | undefined
  answer: 'coming' | 'notComing' | 'onLeave' | undefined
  /** The meeting is on other days by now. */
  isOld: boolean
}

const answers = { coming: '能到会', notComing: '不能到会', onLeave: '已批准请假' }

/** Whether one person will come. */
export function attendanceQuestionCard(view: AttendanceQuestionView): CardJson {
  const title =
    view.onBehalfOf === undefined ? '能不能到会？' : `替${view.onBehalfOf}答：能不能到会？`
  const subtitle = view.unitName
  if (view.isOld) {
    return card(title, [text('会议已改期，到时候会再问您。')], { template: 'grey', subtitle })
  }
  const { unitId, personId, windowFrom: from, venue, answer } = view
  const reply = { unitId, personId, from }
  return card(
    title,
    [
      text(md`**${meetingOf(view.unitName, view.isRoot)}**`),
      venue
        ? text(md`${sayWindow(venue.onDay, venue.onDay)} ${venue.startsAt}　${venue.place}`)
        : text(sayWindow(view.windowFrom, view.windowTo)),
      answer !== undefined && text(md`您的答复：**${answers[answer]}**`),
      answer !== 'onLeave' &&
        row(
          button('能到', comingButton, reply, {
            type: answer === undefined ? 'primary_filled' : 'default',
          }),
          button('不能到', notComingButton, reply),
        ),
      answer === 'notComing' && go('去请假', 'leave', { personId }, { type: 'primary_filled' }),
    ],
    { template: answer === undefined ? 'orange' : 'grey', subtitle },
  )
}

export interface AttendanceListView {
  unitId: string
  unitName: string
  windowFrom: string
  expected: number
  coming: number
  onLeave: readonly string[]
  notComing: readonly string[]
  unanswered: readonly Option[]
  page: number
  pages: number
  /** The secretary notes what was said by word of mouth. */
  mayRecord: boolean
  waitingLeave: readonly { leaveId: string; name: string }[]
}

/** 到会预计: numbers, and who has not answered, for the team. */
export function attendanceListCard(view: AttendanceListView): CardJson {
  const { unitId, unanswered, windowFrom: from } = view
  return card(
    '到会预计',
    [
      text(md`应到 **${view.expected}**　能到 **${view.coming}**　请假 ${view.onLeave.length}`),
      view.onLeave.length > 0 && text(`已批准请假：${view.onLeave.join('、')}`),
      view.notComing.length > 0 && text(`说不能到：${view.notComing.join('、')}`),
      ...view.waitingLeave.map(({ leaveId, name }) =>
        go(`答复请假：${name}`, 'leaveRequest', { leaveId }, { type: 'primary_filled' }),
      ),
      unanswered.length > 0 &&
        text(`还没答复：${unanswered.map((person) => person.label).join('、')}`),
      view.mayRecord &&
        unanswered.length > 0 &&
        form('coming', [
          multiSelect('people', unanswered, { placeholder: '口头说了能到的人' }),
          submit('登记能到会', recordComingButton, { unitId, from }),
        ]),
      pager(view, 'attendanceList', { unitId }),
      note('开会前一天会问每个人。没有手机的，由联系人答。'),
      go('返回', 'readiness', { unitId }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}
