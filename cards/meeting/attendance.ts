import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  md,
  multiSelect,
  note,
  row,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { leaveButton, tickButton, untickButton } from './buttons.ts'
import { go, pager, toConsole } from './parts.ts'
import { meetingTitle, sayCounts, type Counts, type MeetingType } from './wording.ts'

export interface AttendanceView {
  meetingId: string
  unitName: string
  meetingType: MeetingType
  isOpen: boolean
  /** What is being put right. */
  mode: 'tick' | 'untick' | 'leave'
  counts: Counts
  /** Who may be chosen in this mode, a page of them. */
  people: readonly Option[]
  page: number
  pages: number
  /** The reader may still change something. */
  mayChange: boolean
}

const modes = {
  tick: {
    go: '登记到会',
    none: '都到了，没有要登记的。',
    label: '到会的人',
    button: tickButton,
    does: '登记到会',
  },
  untick: {
    go: '取消签到',
    none: '还没有人签到。',
    label: '签错的人',
    button: untickButton,
    does: '取消签到',
  },
  leave: {
    go: '登记请假',
    none: '没有批准了请假、还没登记的人。没批准的按缺席记。',
    label: '已批准请假的人',
    button: leaveButton,
    does: '登记请假',
  },
} as const

/** 签到登记: who came without a phone, who was ticked by mistake, whose leave was approved late. */
export function attendanceCard(view: AttendanceView): CardJson {
  const { meetingId, mode } = view
  return card(
    view.isOpen ? '签到登记' : '补登记',
    [
      text(md`**${meetingTitle(view.unitName, view.meetingType)}**`),
      text(sayCounts(view.counts)),
      ...(view.mayChange ? choosing(view) : [text('到会情况已经不能再改。')]),
      pager(view, 'meetingAttendance', { meetingId, mode }),
      view.mayChange && otherModes(view),
      !view.isOpen && note('散会后一天内，记录人可以补登记。'),
      toConsole(meetingId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

function choosing({ meetingId, mode, people }: AttendanceView): Elements {
  const { none, label, button, does } = modes[mode]
  if (people.length === 0) return [text(none)]
  return [
    form('attendance', [
      multiSelect('people', people, { placeholder: label }),
      submit(does, button, { meetingId }),
    ]),
  ]
}

function otherModes({ meetingId, mode }: AttendanceView) {
  const others = (['tick', 'untick', 'leave'] as const).filter((one) => one !== mode)
  return row(
    ...others.map((one) =>
      go(modes[one].go, 'meetingAttendance', { meetingId, mode: one, page: '1' }),
    ),
  )
}
