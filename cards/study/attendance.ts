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
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { cancelSessionButton, recordSessionButton } from './buttons.ts'
import { go } from './parts.ts'
import type { SessionNoticeView } from './session-form.ts'
import { sessionNames } from './wording.ts'
import { sayDay } from '../kit/day.ts'

export interface AttendanceView extends SessionNoticeView {
  sessionId: string
  unitId: string
  /** Attendance may be noted: its day has come. */
  mayRecord: boolean
  members: readonly Option[]
  absentIds: readonly string[]
  summary: string | undefined
}

/** 登记到会: who did not come; everybody else came. */
export function attendanceCard(view: AttendanceView): CardJson {
  const { sessionId, unitId } = view
  return card(
    view.state === 'held' ? '集中学习登记' : '集中学习',
    [
      text(md`**${sayDay(view.heldOn)} ${view.startsAt}**　${view.place}`),
      text(`${sessionNames[view.kind]}，${view.leader}主讲`),
      view.topics.length > 0 && note(`学习重点：${view.topics.join('、')}`),
      ...(view.mayRecord ? recording(view) : [note('到了那天才能登记到会。')]),
      view.state === 'planned' &&
        button(
          '取消这次学习',
          cancelSessionButton,
          { sessionId },
          {
            confirm: { title: '取消这次集中学习？', text: '群里的通知会改成已取消。' },
          },
        ),
      go('返回', 'studyManage', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: view.state === 'held' ? 'grey' : 'blue', subtitle: view.unit },
  )
}

function recording(view: AttendanceView): Elements {
  const { sessionId, members, absentIds } = view
  const came = members.length - absentIds.length
  return [
    view.state === 'held' && text(md`应到 ${members.length}　实到 **${came}**`),
    form('attendance', [
      text('没来的人（都来了就不选）'),
      multiSelect('absent', members, { values: absentIds }),
      input('summary', {
        label: '学了什么，怎么讨论的（可不填）',
        rows: 4,
        maxLength: 1000,
        ...(view.summary !== undefined && { value: view.summary }),
      }),
      submit('登记', recordSessionButton, { sessionId }),
    ]),
    note('没来的人会收到补学提醒。'),
  ]
}
