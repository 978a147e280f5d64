import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { go } from './parts.ts'
import { minutesMeetings, minutesStates } from './wording.ts'

export interface MinutesListView {
  unit: string
  meetings: readonly {
    meetingId: string
    unit: string
    meetingType: keyof typeof minutesMeetings
    heldOn: string
    isOver: boolean
    /** Undefined until there is a record. */
    state: keyof typeof minutesStates | undefined
    /** The reader writes or confirms it. */
    isOwn: boolean
    /** At least one version is confirmed. */
    isReadable: boolean
  }[]
}

/** The records of a unit and of the units below it. */
export function minutesListCard({ unit, meetings }: MinutesListView): CardJson {
  return card(
    '会议记录',
    [
      meetings.length === 0 && text('还没有开过会，散会后会议记录会出现在这里。'),
      ...meetings.flatMap(meetingRows),
    ],
    { template: 'blue', subtitle: unit },
  )
}

function meetingRows(one: MinutesListView['meetings'][number]): Elements {
  const { meetingId, state } = one
  return [
    text(md`**${one.unit}${minutesMeetings[one.meetingType]}**　${sayDay(one.heldOn)}`),
    note(state === undefined ? (one.isOver ? '记录马上生成' : '正在开会') : minutesStates[state]),
    row(
      one.isOwn && go('整理确认', 'minutesDraft', { meetingId }),
      one.isReadable && go('看定稿', 'minutesRead', { meetingId }),
      go('程序核对', 'conformity', { meetingId }),
    ),
    line,
  ]
}
