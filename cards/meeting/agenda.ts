import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  green,
  grey,
  joined,
  md,
  note,
  text,
  type Elements,
} from '../kit/elements.ts'
import { signInButton } from './buttons.ts'
import { meetingTitle, type MeetingType } from './wording.ts'

export interface AgendaLine {
  name: string
  stand: 'finished' | 'skipped' | 'now' | 'toCome'
}

export interface AgendaView {
  meetingId: string
  unitName: string
  meetingType: MeetingType
  state: 'open' | 'closed' | 'brokenOff'
  place: string | undefined
  present: number
  observers: number
  lines: readonly AgendaLine[]
  /** What lies after the meeting. */
  after: readonly AgendaLine[]
  /** Whose turn it is: the only name on this card. */
  speaker: string | undefined
  progress: string | undefined
}

/** The meeting as its group sees it: how far it is, how many came, no name but the speaker's. */
export function agendaCard(view: AgendaView): CardJson {
  const title = meetingTitle(view.unitName, view.meetingType)
  if (view.state === 'brokenOff') {
    return card(title, [text('今天的会议没有开完，时间另行通知。')], { template: 'grey' })
  }
  const isOpen = view.state === 'open'
  return card(
    title,
    [
      view.place !== undefined && text(md`**地点**　${view.place}`),
      text(
        md`**到会**　${view.present} 人${view.observers > 0 ? `　列席 ${view.observers} 人` : ''}`,
      ),
      isOpen
        ? button('签到', signInButton, { meetingId: view.meetingId }, { type: 'primary_filled' })
        : text(md`**已散会**`),
      text(joined([...view.lines, ...view.after.map(sayAfter)].map(lineOf), '\n')),
      ...nowRows(view),
      isOpen && note('没有手机的，由记录人登记到会。'),
    ],
    {
      template: isOpen ? 'red' : 'grey',
      summary: isOpen ? `${title}：请签到` : `${title}：已散会`,
    },
  )
}

const sayAfter = (line: AgendaLine) => ({ ...line, name: `${line.name}（会后）` })

function lineOf({ name, stand }: AgendaLine, at: number) {
  const no = `${at + 1}　`
  switch (stand) {
    case 'finished':
      return md`${grey(no + name)}　${green('已完成')}`
    case 'skipped':
      return md`${grey(`${no}${name}　无`)}`
    case 'now':
      return md`**${no}${name}**　**正在进行**`
    case 'toCome':
      return md`${no}${name}`
  }
}

function nowRows({ speaker, progress, state }: AgendaView): Elements {
  if (state !== 'open') return []
  return [
    speaker !== undefined && text(md`**发言**　${speaker}`),
    progress !== undefined && text(md`**进度**　${progress}`),
  ]
}
