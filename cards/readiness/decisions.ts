import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  md,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { exemptButton, postponeButton } from './buttons.ts'
import { go } from './parts.ts'
import { gateNames, meetingNames, meetingOf, sayWindow, type MeetingType } from './wording.ts'

export interface PostponeFormView {
  unitId: string
  unitName: string
  isRoot: boolean
  windowFrom: string
  windowTo: string
  /** A new first day to start from. */
  proposed: string
}

/** 改期: new days and why; the general branch also says whose. */
export function postponeFormCard(view: PostponeFormView): CardJson {
  const { unitId } = view
  return card(
    '改期',
    [
      text(md`现在定的是 **${sayWindow(view.windowFrom, view.windowTo)}**`),
      form('postpone', [
        text('改到哪天'),
        datePicker('from', { value: view.proposed, required: true }),
        text('最晚哪天（只开一天就不填）'),
        datePicker('to'),
        ...scopeChoice(view),
        input('reason', {
          label: '为什么改期',
          placeholder: '如：谈心谈话还没有谈完',
          maxLength: 200,
          required: true,
        }),
        submit('改期', postponeButton, { unitId }),
      ]),
      note('改期不算违规，也不影响考核。各项提醒会跟着往后移，群里会发新的时间。'),
      go('返回', 'readiness', { unitId }, { type: 'text' }),
    ],
    { template: 'orange', subtitle: view.unitName },
  )
}

function scopeChoice({ isRoot }: PostponeFormView): Elements {
  if (!isRoot) return []
  return [
    text('改谁的时间'),
    select(
      'scope',
      [
        { label: '只改总支的会', value: 'own' },
        { label: '总支和各支部都改', value: 'all' },
      ],
      { value: 'own' },
    ),
  ]
}

export interface MeetingMovedView {
  unitName: string
  isRoot: boolean
  windowFrom: string
  windowTo: string
  /** The general branch and all its branches. */
  all: boolean
  /** Moved again since. */
  isOld: boolean
}

/** What the groups are told: the new days and nothing else. */
export function meetingMovedCard(view: MeetingMovedView): CardJson {
  const name = meetingOf(view.unitName, view.isRoot && !view.all)
  if (view.isOld) {
    return card('会议改期', [text('时间又有变，请看最新的通知。')], {
      template: 'grey',
      subtitle: view.unitName,
    })
  }
  const when = sayWindow(view.windowFrom, view.windowTo)
  return card(
    `会议改到${when}`,
    [
      text(md`**${name}** 改到 **${when}** 召开。`),
      text('时间服从质量，准备充分了再开。没办完的事，请按新的时间接着办。'),
      note('开会前一天会问大家能不能到会。'),
    ],
    { template: 'red', subtitle: view.unitName },
  )
}

export interface PostponedView extends MeetingMovedView {
  unitId: string
  before: string
  reason: string
  failing: readonly string[]
  guides: string | undefined
}

/** After putting off: the words to hand on to the town. */
export function postponedCard(view: PostponedView): CardJson {
  const name = meetingOf(view.unitName, view.isRoot && !view.all)
  const when = sayWindow(view.windowFrom, view.windowTo)
  const lacking = view.failing.map((gate) => gateNames[gate] ?? gate).join('、')
  return card(
    '已改期',
    [
      text(md`${name}改到 **${when}**，群里已经通知，提醒已跟着往后移。`),
      text(md`**给镇里${view.guides ? `和${view.guides}` : ''}的说明（可以复制）**`),
      text(
        `${name}原定${view.before}召开。按照“时间服从质量，准备不充分的，不急于开会”的要求，` +
          `改到${when}召开。原因：${view.reason}。${lacking ? `还在准备的：${lacking}。` : ''}特此说明。`,
      ),
      go('看会前准备', 'readiness', { unitId: view.unitId }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface ExemptionFormView {
  unitId: string
  unitName: string
  gate: string
}

/** 不适用: the only way around a gate, with a reason that is kept. */
export function exemptionFormCard({ unitId, unitName, gate }: ExemptionFormView): CardJson {
  return card(
    `不适用：${gateNames[gate] ?? gate}`,
    [
      text('这一项不能跳过。确实不适用于本单位的，由书记写明理由，存入档案。'),
      form('exemption', [
        input('reason', { label: '为什么不适用', rows: 3, maxLength: 300, required: true }),
        submit(
          '标为不适用',
          exemptButton,
          { unitId, gate },
          {
            confirm: { title: '标为不适用？', text: '理由和您的名字会存入档案。开会前可以取消。' },
          },
        ),
      ]),
      go('返回', 'readiness', { unitId }, { type: 'text' }),
    ],
    { template: 'orange', subtitle: unitName },
  )
}

export interface MeetingReadyView {
  unitId: string
  unitName: string
  meetingType: MeetingType
  windowFrom: string
  windowTo: string
  venue: { place: string; onDay: string; startsAt: string } | undefined
  /** Nothing waits for these. */
  advice: readonly string[]
  exempt: readonly string[]
  /** Something has come to lack since. */
  lacking: number
  /** The meeting goes on, or was held; its console for who has one. */
  opened: { state: 'open' | 'closed'; consoleOf: string | undefined } | undefined
  /** The reader may open it. */
  mayOpen: boolean
}

function sayVenue({ place, onDay, startsAt }: NonNullable<MeetingReadyView['venue']>): string {
  return `${sayWindow(onDay, onDay)} ${startsAt}　${place}`
}

/** 条件具备: every condition is met and the decision is to meet. */
export function meetingReadyCard(view: MeetingReadyView): CardJson {
  const { unitId } = view
  const names = (gates: readonly string[]) =>
    gates.map((gate) => gateNames[gate] ?? gate).join('、')
  if (view.opened) return openedCard(view, view.opened)
  if (view.lacking > 0) {
    return card(
      '情况有变',
      [
        text(md`原来条件具备，现在又差 **${view.lacking} 项**。`),
        go('看还差什么', 'readiness', { unitId, as: 'refused' }, { type: 'primary_filled' }),
      ],
      { template: 'orange', subtitle: view.unitName },
    )
  }
  return card(
    '条件具备，可以开会',
    [
      text(md`**${meetingNames[view.meetingType]}**　${sayWindow(view.windowFrom, view.windowTo)}`),
      view.venue && text(md`**会场**　${sayVenue(view.venue)}`),
      view.advice.length > 0 && text(`最好再看看：${names(view.advice)}`),
      view.exempt.length > 0 && note(`不适用：${names(view.exempt)}`),
      view.mayOpen &&
        go(
          '开始开会',
          'meetingOpening',
          { unitId, meetingType: view.meetingType },
          { type: 'primary_filled' },
        ),
      go('看会前准备', 'readiness', { unitId }),
    ],
    { template: 'green', subtitle: view.unitName },
  )
}

function openedCard(
  { unitName, meetingType }: MeetingReadyView,
  { state, consoleOf }: NonNullable<MeetingReadyView['opened']>,
): CardJson {
  const isOpen = state === 'open'
  return card(
    isOpen ? '会议正在开' : '会议已经开过',
    [
      text(md`**${meetingNames[meetingType]}**`),
      consoleOf !== undefined &&
        go(
          isOpen ? '回主持台' : '看会议情况',
          'meetingConsole',
          { meetingId: consoleOf },
          isOpen ? { type: 'primary_filled' } : {},
        ),
    ],
    { template: isOpen ? 'red' : 'grey', subtitle: unitName },
  )
}
