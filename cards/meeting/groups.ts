import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  md,
  multiSelect,
  note,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { gatherButton, reportButton, splitButton } from './buttons.ts'
import { toConsole } from './parts.ts'

export interface GroupSplitView {
  meetingId: string
  step: string
  stepName: string
  present: number
  groups: readonly Option[]
  /** Groups sent off already. */
  sent: readonly string[]
}

/** 分小组进行: which Party groups hold this step by themselves (R15, R96). */
export function groupSplitCard(view: GroupSplitView): CardJson {
  const { meetingId, step, groups, sent } = view
  return card(
    '分小组进行',
    [
      text(md`**${view.stepName}**　到会 ${view.present} 人`),
      sent.length > 0 && text(`已通知：${sent.join('、')}`),
      groups.length > 0 &&
        form('split', [
          multiSelect('groups', groups, {
            placeholder: '哪些小组',
            required: true,
            values: groups.map(({ value }) => value),
          }),
          submit('通知小组', splitButton, { meetingId, step }),
        ]),
      note('组长开完后报人数。都报完了，主持人再往下走。'),
      sent.length > 0 &&
        button(
          '不分小组了',
          gatherButton,
          { meetingId, step },
          { confirm: { title: '不分小组了？', text: '小组报的人数会取消，这一项大家一起开。' } },
        ),
      toConsole(meetingId),
    ],
    { template: 'blue' },
  )
}

export interface GroupSessionView {
  meetingId: string
  step: string
  groupId: string
  groupName: string
  stepName: string
  /** Members of the group who signed in. */
  signedIn: number
  reported: number | undefined
  /** What the leader wrote down of the session. */
  record: string
  /** The step goes on, so that the report may be made or put right. */
  isOpen: boolean
}

/** One Party group's session, for who leads it. */
export function groupSessionCard(view: GroupSessionView): CardJson {
  const { meetingId, step, groupId, reported } = view
  return card(
    view.isOpen ? '小组会' : '小组会已结束',
    [
      text(md`**${view.stepName}**`),
      text(`本组到会签到 ${view.signedIn} 人`),
      reported !== undefined && text(md`已报：开完，**${reported}** 人参加`),
      view.isOpen &&
        form('report', [
          input('present', {
            label: '小组会几人参加',
            maxLength: 3,
            required: true,
            value: String(reported ?? view.signedIn),
          }),
          input('record', {
            label: '小组会的记录（可以不写，开完会还能补）',
            placeholder: '谁自评、谁提了意见、定了什么',
            rows: 5,
            maxLength: 1000,
            ...(view.record !== '' && { value: view.record }),
          }),
          submit('小组已开完', reportButton, { meetingId, step, groupId }),
        ]),
      view.isOpen && note('记录会写进会议记录，只有主持人、记录人和班子看得到。'),
    ],
    { template: view.isOpen ? 'orange' : 'grey', subtitle: view.groupName },
  )
}
