import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import { card, md, note, table, text } from '../kit/elements.ts'
import {
  dualMarks,
  meetingNames,
  meetingTitle,
  sayWindow,
  type DualMark,
  type MeetingType,
} from './wording.ts'

export interface Venue {
  place: string
  onDay: string
  startsAt: string
}

export interface NoticeView {
  unitName: string
  windowFrom: string
  windowTo: string
  venue: Venue | undefined
  meetings: readonly { meetingType: MeetingType; steps: readonly string[] }[]
}

const bring = { A: '党性分析材料、问题清单', B: '党性分析材料、笔', C: '个人自评' }

/** 会议通知, ten days ahead: when, where, what is on the agenda, what to bring, the leave rule. */
export function noticeCard(view: NoticeView): CardJson {
  const { venue, meetings } = view
  const names = meetings.map(({ meetingType }) => meetingNames[meetingType]).join('和')
  return card(
    `会议通知：${names}`,
    [
      text(
        venue
          ? md`**时间**　${sayDay(venue.onDay)} ${venue.startsAt}`
          : md`**时间**　${sayWindow(view.windowFrom, view.windowTo)}，哪天开另行通知`,
      ),
      text(venue ? md`**地点**　${venue.place}` : md`**地点**　定好后通知`),
      ...meetings.map(({ meetingType, steps }) =>
        text(
          md`**${meetingNames[meetingType]}议程**\n${steps.map((s, at) => `${at + 1}　${s}`).join('\n')}`,
        ),
      ),
      text(md`**请带上**　${meetings.map(({ meetingType }) => bring[meetingType]).join('、')}`),
      text(
        md`**请假**　班子成员原则上不得请假。其他党员不能到会的，会前给机器人发“请假”，写明原因。`,
      ),
      note('开会前一天会问每个人能不能到会。'),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface TodayView {
  unitName: string
  meetings: readonly MeetingType[]
  venue: Venue
  /** The meeting was moved to another day since. */
  isOld: boolean
}

/** On the day, two hours before. */
export function todayCard({ unitName, meetings, venue, isOld }: TodayView): CardJson {
  const names = meetings.map((one) => meetingNames[one]).join('和')
  if (isOld) {
    return card('今天开会', [text('时间或地点有变，请看最新的通知。')], {
      template: 'grey',
      subtitle: unitName,
    })
  }
  return card(
    `今天 ${venue.startsAt} 开会`,
    [
      text(md`**${unitName}${names}**`),
      text(md`**地点**　${venue.place}`),
      text('到了请在群里按“签到”。'),
    ],
    { template: 'red', subtitle: unitName },
  )
}

export interface DualView {
  unitName: string
  people: readonly {
    name: string
    branch: string
    a: DualMark
    b: DualMark
  }[]
  /** Took part in both. */
  both: number
}

/** 双重组织生活 (R17, D41): leaders in A and, as ordinary members, in B of their own branch. */
export function dualCard({ unitName, people, both }: DualView): CardJson {
  return card(
    '双重组织生活',
    [
      text(md`领导干部 **${people.length}** 人，两个会都参加 **${both}** 人`),
      table(
        [
          { name: 'name', title: '姓名', width: 90 },
          { name: 'a', title: '总支会', width: 80 },
          { name: 'b', title: '支部会', width: 80 },
          { name: 'branch', title: '支部' },
        ],
        people.map(({ name, branch, a, b }) => ({
          name,
          a: dualMarks[a],
          b: dualMarks[b],
          branch,
        })),
      ),
      note(`支部会：${meetingTitle('', 'B')}，以普通党员身份参加。`),
    ],
    { template: 'blue', subtitle: unitName },
  )
}
