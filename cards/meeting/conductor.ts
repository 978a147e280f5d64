import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  green,
  joined,
  line,
  md,
  note,
  row,
  text,
  type Elements,
} from '../kit/elements.ts'
import { backButton, closeButton, nextButton, skipButton, workButton } from './buttons.ts'
import { go } from './parts.ts'
import { meetingTitle, sayCounts, type Counts, type MeetingType } from './wording.ts'

/** The step that is on, as the chair sees it. */
export interface ConsoleStep {
  step: string
  name: string
  /** 第 no 项，共 of 项. */
  no: number
  of: number
  /** `09:05`. */
  startedAt: string
  passed: number
  planned: number
  speaker: string | undefined
  progress: string | undefined
  /** What keeps it from being finished. */
  lacks: readonly string[]
  /** What the speaker should not forget. */
  prompt: string | undefined
  /** Numbers for the report of this step. */
  report: readonly string[]
  /** The card on which its work is done. */
  work: { label: string; card: string; key: Readonly<Record<string, string>> } | undefined
  /** Within the step there is somebody to move on to. */
  byTurns: boolean
  moves: string
  mayPickSpeaker: boolean
  maySplit: boolean
  suggestsSplit: boolean
  groups: { reported: number; of: number; waiting: readonly string[] } | undefined
  isOptional: boolean
  isNoted: boolean
}

/** Work that lies after the meeting: how it stands, and the way to it for who may do it. */
export interface AfterStep {
  name: string
  stand: 'finished' | 'skipped' | 'now' | 'toCome'
  lacks: readonly string[]
  work: ConsoleStep['work']
}

export interface ConsoleView {
  meetingId: string
  unitName: string
  meetingType: MeetingType
  state: 'open' | 'closed' | 'brokenOff'
  chair: string
  recorder: string
  counts: Counts
  /** What the quorum lacks; none = enough came. */
  quorum: readonly string[]
  /** More came than must, as many as should. */
  isFull: boolean
  missing: readonly string[]
  moreMissing: number
  onLeave: readonly string[]
  now: ConsoleStep | undefined
  next: { name: string; lacks: readonly string[] } | undefined
  mayGoBack: boolean
  mayClose: boolean
  /** The attendance may still be put right. */
  mayCorrect: boolean
  /** The appraisal may follow at once. */
  mayFollow: boolean
  /** What lies after the meeting, once that is over. */
  after: readonly AfterStep[]
  /** The table of double attendance, for who may see it. */
  dual: { cycleId: string } | undefined
}

/** 主持台: what is now, what is next, who is missing; for chair and recorder alone. */
export function consoleCard(view: ConsoleView): CardJson {
  const title = meetingTitle(view.unitName, view.meetingType)
  const isOpen = view.state === 'open'
  return card(
    isOpen ? '主持台' : view.state === 'closed' ? '已散会' : '会议已中止',
    [
      note(`主持 ${view.chair}　记录 ${view.recorder}`),
      ...(isOpen ? [...agendaRows(view), ...mainRows(view), line] : []),
      text(sayCounts(view.counts)),
      ...(isOpen ? quorumRows(view) : []),
      ...missingRows(view),
      ...view.after.flatMap(afterRows),
      ...sideRows(view),
    ],
    {
      template: isOpen ? 'red' : 'grey',
      subtitle: title,
      summary: isOpen ? `主持台：${view.now?.name ?? '会议开始'}` : title,
    },
  )
}

function quorumRows({ quorum, isFull }: ConsoleView): Elements {
  if (quorum.length > 0) return [text(md`**人数还不够**　${quorum.join('；')}`)]
  return [text(isFull ? md`${green('人数够了')}` : md`${green('人数够了')}　最好再等等没到的人`)]
}

function missingRows({ missing, moreMissing, onLeave }: ConsoleView): Elements {
  const more = moreMissing > 0 ? `等 ${missing.length + moreMissing} 人` : ''
  return [
    missing.length > 0 && text(`没到：${missing.join('、')}${more}`),
    onLeave.length > 0 && text(`请假：${onLeave.join('、')}`),
  ]
}

function agendaRows({ now, next }: ConsoleView): Elements {
  return [
    ...(now ? nowRows(now) : []),
    next && text(md`**下一项**　${next.name}`),
    next && next.lacks.length > 0 && note(`还不能开始：${next.lacks.join('；')}`),
    !now && !next && text('各项都办完了，可以散会。'),
  ]
}

function nowRows(now: ConsoleStep): Elements {
  const { groups } = now
  return [
    text(md`**现在**　第 ${now.no} 项，共 ${now.of} 项\n**${now.name}**`),
    text(`开始于 ${now.startedAt}，已过 ${now.passed} 分钟，计划 ${now.planned} 分钟`),
    now.speaker !== undefined && text(md`**发言**　${now.speaker}`),
    now.progress !== undefined && text(md`**进度**　${now.progress}`),
    now.prompt !== undefined && note(`提示：${now.prompt}。`),
    now.report.length > 0 &&
      text(joined([md`**通报用的数字**`, ...now.report.map((one) => md`· ${one}`)], '\n')),
    groups && text(groupsText(groups)),
    now.lacks.length > 0 && note(`还不能往下走：${now.lacks.join('；')}`),
    now.suggestsSplit && note('到会人多，这一项可以分小组进行。'),
  ]
}

function groupsText({ reported, of, waiting }: NonNullable<ConsoleStep['groups']>) {
  const rest = waiting.length > 0 ? `，等${waiting.join('、')}` : ''
  return md`**分小组**　已报 ${reported}/${of}${rest}`
}

function mainRows(view: ConsoleView): Elements {
  const { meetingId, now, next } = view
  if (view.mayClose) {
    return [
      button(
        '散会',
        closeButton,
        { meetingId },
        {
          type: 'primary_filled',
          confirm: { title: '散会？', text: '散会后议程不能再动。到会情况一天内还可以补登记。' },
        },
      ),
    ]
  }
  if (!now && !next) return []
  const label = now?.byTurns ? '下一位' : now ? '下一项' : `开始：${next?.name ?? ''}`
  const carried = { meetingId, step: now?.step ?? '', moves: now?.moves ?? '0' }
  return [
    now?.work &&
      button(now.work.label, workButton, { card: now.work.card, key: { ...now.work.key } }),
    button(label, nextButton, carried, { type: 'primary_filled' }),
    now?.isOptional && button('没有讲话，略过', skipButton, { meetingId, step: now.step }),
  ]
}

const afterStands = { finished: '已完成', skipped: '无', now: '正在办', toCome: '还没开始' }

function afterRows({ name, stand, lacks, work }: AfterStep): Elements {
  return [
    text(md`**会后**　${name}　${afterStands[stand]}`),
    lacks.length > 0 && note(lacks.join('；')),
    work && button(work.label, workButton, { card: work.card, key: { ...work.key } }),
  ]
}

function sideRows(view: ConsoleView): Elements {
  const { meetingId, now } = view
  const attendance = { meetingId, mode: 'tick', page: '1' }
  const step = now?.step ?? ''
  const isOpen = view.state === 'open'
  return [
    view.mayCorrect &&
      row(
        go(isOpen ? '签到登记' : '补登记', 'meetingAttendance', attendance),
        isOpen && now && go(now.isNoted ? '改记的' : '记一笔', 'meetingNote', { meetingId, step }),
      ),
    now?.mayPickSpeaker && go('选宣讲人', 'meetingSpeaker', { meetingId, step }),
    now?.maySplit && go('分小组进行', 'groupSplit', { meetingId, step }),
    view.mayFollow && note('接着开民主评议，请发“开会 评议”。'),
    view.dual && go('双重组织生活', 'dualAttendance', view.dual),
    isOpen &&
      row(
        view.mayGoBack &&
          button(
            '回上一项',
            backButton,
            { meetingId, step },
            {
              type: 'text',
              confirm: { title: '回上一项？', text: '现在这一项会当作没有开始。记下的都留着。' },
            },
          ),
        go('中止会议', 'meetingBreakOff', { meetingId }, { type: 'text' }),
      ),
  ]
}
