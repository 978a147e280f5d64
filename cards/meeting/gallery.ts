import type { GalleryCard } from '../gallery.ts'
import { agendaCard, type AgendaLine, type AgendaView } from './agenda.ts'
import { consoleCard, type ConsoleStep, type ConsoleView } from './conductor.ts'
import { meetingFormsGallery } from './gallery-forms.ts'

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const meetingId = 'meeting'
const unitName = '禾坪三支部'

const stepNames = [
  '通报到会情况',
  '专题宣讲',
  '通报上次整改措施落实情况',
  '说明征求意见和查摆问题情况',
  '班子成员逐一党性分析、批评和自我批评',
  '其他党员批评和自我批评',
  '研究整改措施，明确整改方向',
  '总结会议，提出整改要求',
]
const linesUpTo = (now: number): AgendaLine[] =>
  stepNames.map((name, at) => ({
    name,
    stand: at < now ? (at === 2 ? 'skipped' : 'finished') : at === now ? 'now' : 'toCome',
  }))

const agenda: AgendaView = {
  meetingId,
  unitName,
  meetingType: 'B',
  state: 'open',
  place: '一组活动场所',
  present: 9,
  observers: 0,
  lines: linesUpTo(4),
  after: [],
  speaker: '茶立川',
  progress: '第 1 位，共 3 位',
}

const counts = { expected: 10, present: 8, onLeave: 1, absent: 1, besides: 0, observers: 0 }
const step: ConsoleStep = {
  step: 'B1',
  name: '专题宣讲',
  no: 2,
  of: 8,
  startedAt: '09:10',
  passed: 12,
  planned: 30,
  speaker: undefined,
  progress: undefined,
  lacks: [],
  prompt: undefined,
  report: [],
  work: undefined,
  byTurns: false,
  moves: '0',
  mayPickSpeaker: true,
  maySplit: false,
  suggestsSplit: false,
  groups: undefined,
  isOptional: false,
  isNoted: false,
}
const console_: ConsoleView = {
  meetingId,
  unitName,
  meetingType: 'B',
  state: 'open',
  chair: '茶立川',
  recorder: '李春远',
  counts,
  quorum: [],
  isFull: true,
  missing: ['何春恒'],
  moreMissing: 0,
  onLeave: ['张俊强'],
  now: step,
  next: { name: '通报上次整改措施落实情况', lacks: [] },
  mayGoBack: true,
  mayClose: false,
  mayCorrect: true,
  mayFollow: false,
  after: [],
  dual: undefined,
}
const opened: ConsoleView = {
  ...console_,
  counts: { ...counts, present: 0, absent: 9 },
  quorum: ['到会 0/10 人，至少要 6 人'],
  isFull: false,
  missing: ['茶立川', '李春远', '李立蓉', '王顺荣', '彭朝荣', '王宗荣', '彭玉珍', '何春恒'],
  now: undefined,
  next: { name: '通报到会情况', lacks: [] },
  mayGoBack: false,
}
const counting: ConsoleView = {
  ...opened,
  now: {
    ...step,
    step: 'B0',
    name: '通报到会情况',
    no: 1,
    planned: 5,
    speaker: '茶立川',
    report: ['应到 10 人，实到 0 人，请假 1 人，缺席 9 人'],
    lacks: ['到会 0/10 人，至少要 6 人'],
    mayPickSpeaker: false,
  },
  next: { name: '专题宣讲', lacks: [] },
}
const eighty = Array.from({ length: 12 }, (_, at) => `党员${'甲乙丙丁戊己庚辛壬癸子丑'[at]}`)
const turn: ConsoleStep = {
  ...step,
  step: 'B4b',
  name: '其他党员批评和自我批评',
  no: 6,
  planned: 60,
  passed: 47,
  speaker: '彭玉珍',
  progress: '第 17 位，共 48 位',
  lacks: ['还有 31 位没有发言', '还有 1 个小组没有报“已开完”'],
  work: { label: '登记批评', card: 'criticismWork', key: { meetingId, step: 'B4b' } },
  byTurns: true,
  moves: '1',
  mayPickSpeaker: false,
  maySplit: true,
  groups: { reported: 1, of: 2, waiting: ['禾坪三支部第2小组'] },
  isNoted: true,
}
const round: ConsoleView = {
  ...console_,
  counts: { expected: 80, present: 51, onLeave: 9, absent: 20, besides: 2, observers: 3 },
  isFull: false,
  missing: eighty,
  moreMissing: 8,
  onLeave: eighty.slice(0, 9),
  now: turn,
  next: { name: '研究整改措施，明确整改方向', lacks: [] },
  mayGoBack: false,
}
const guides: ConsoleView = {
  ...console_,
  meetingType: 'A',
  unitName: '禾坪村党总支',
  now: {
    ...step,
    step: 'A6',
    name: '到会指导领导讲话',
    no: 7,
    of: 8,
    speaker: '到会指导领导',
    mayPickSpeaker: false,
    isOptional: true,
  },
  next: { name: '会议总结', lacks: [] },
  mayGoBack: true,
}
const split: ConsoleView = {
  ...round,
  now: { ...turn, groups: undefined, suggestsSplit: true, progress: undefined, lacks: [] },
}
const blocked: ConsoleView = {
  ...console_,
  now: undefined,
  next: { name: '发放测评表，投票测评', lacks: ['监票人、计票人还没有定'] },
}
const over: ConsoleView = { ...console_, now: undefined, next: undefined, mayClose: true }
const graded = { name: '对党员作出组织评定', stand: 'now' as const }
const toTell = { name: '向党员反馈', stand: 'toCome' as const }
const closed: ConsoleView = { ...over, state: 'closed', mayClose: false, mayGoBack: false }

/** Every card of the meeting in every state. */
export const meetingGallery: readonly GalleryCard[] = [
  shown(
    'meetingAgenda',
    '刚开始',
    agendaCard({
      ...agenda,
      present: 0,
      lines: linesUpTo(-1),
      speaker: undefined,
      progress: undefined,
      place: undefined,
    }),
  ),
  shown('meetingAgenda', '正在开', agendaCard(agenda)),
  shown('meetingAgenda', '有列席', agendaCard({ ...agenda, present: 80, observers: 3 })),
  shown('meetingAgenda', '已散会', agendaCard({ ...agenda, state: 'closed', lines: linesUpTo(8) })),
  shown(
    'meetingAgenda',
    '评议大会已散会',
    agendaCard({
      ...agenda,
      meetingType: 'C',
      state: 'closed',
      lines: linesUpTo(8).slice(0, 7),
      after: [graded, toTell],
    }),
  ),
  shown('meetingAgenda', '中止', agendaCard({ ...agenda, state: 'brokenOff' })),
  shown('meetingConsole', '刚开始', consoleCard(opened)),
  shown('meetingConsole', '人数不够', consoleCard(counting)),
  shown('meetingConsole', '宣讲', consoleCard(console_)),
  shown('meetingConsole', '八十人一位一位', consoleCard(round)),
  shown('meetingConsole', '可以分小组', consoleCard(split)),
  shown('meetingConsole', '领导讲话', consoleCard(guides)),
  shown('meetingConsole', '下一项还不能开始', consoleCard(blocked)),
  shown('meetingConsole', '可以散会', consoleCard({ ...over, mayFollow: true })),
  shown('meetingConsole', '已散会', consoleCard({ ...closed, mayFollow: true })),
  shown(
    'meetingConsole',
    '评议大会已散会',
    consoleCard({
      ...closed,
      meetingType: 'C',
      after: [
        {
          ...graded,
          lacks: ['评定结果还没有确认'],
          work: { label: '去评定', card: 'gradingDesk', key: { unitId: 'unit' } },
        },
        { ...toTell, lacks: ['评定结果还没有确认'], work: undefined },
      ],
    }),
  ),
  shown(
    'meetingConsole',
    '总支已散会',
    consoleCard({ ...closed, meetingType: 'A', dual: { cycleId: 'cycle' }, mayCorrect: false }),
  ),
  shown(
    'meetingConsole',
    '中止',
    consoleCard({ ...closed, state: 'brokenOff', mayCorrect: false }),
  ),
  ...meetingFormsGallery,
]
