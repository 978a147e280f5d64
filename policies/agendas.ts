import type { AgendaStep } from './keys.ts'
import type { MeetingType } from './open-gates.ts'

/** What does the work of a step, besides somebody speaking. */
export const engineIds = [
  'criticism',
  'criticismLight',
  'selfAppraisal',
  'mutualAppraisal',
  'measures',
  'ballot',
  'teamAppraisal',
  'grading',
  'feedback',
] as const
export type EngineId = (typeof engineIds)[number]

/** From which figures a step's report is drafted: counts only, never a sentence of somebody's. */
export type ReportId = 'attendance' | 'readiness' | 'previousMeasures' | 'opinions' | 'criticism'

export interface StepPlan {
  id: AgendaStep
  name: string
  /** Who speaks or acts. */
  actor: 'chair' | 'lecturer' | 'principal' | 'everybody' | 'superiorGuide'
  /** Minutes to plan with; 0 for what lies after the meeting. */
  minutes: number
  /** Steps that must be finished before it may start. */
  after: readonly AgendaStep[]
  engine?: EngineId
  report?: ReportId
  /** May fall out when no superior came. */
  optional?: 'superiorGuide'
  /** May be held by Party groups (R15, R96). */
  byGroups?: true
  /** Done on another day. */
  afterMeeting?: true
}

const A: readonly StepPlan[] = [
  {
    id: 'A0',
    name: '清点人数，宣布开会',
    actor: 'chair',
    minutes: 5,
    after: [],
    report: 'attendance',
  },
  { id: 'A1', name: '专题宣讲', actor: 'lecturer', minutes: 30, after: ['A0'] },
  {
    id: 'A2',
    name: '通报组织生活会准备情况',
    actor: 'chair',
    minutes: 10,
    after: ['A0'],
    report: 'readiness',
  },
  {
    id: 'A3',
    name: '通报“两委”班子上次整改落实情况',
    actor: 'chair',
    minutes: 10,
    after: ['A0'],
    report: 'previousMeasures',
  },
  { id: 'A4', name: '代表班子对照检查', actor: 'principal', minutes: 15, after: ['A0'] },
  {
    id: 'A5',
    name: '逐一党性分析，开展批评和自我批评',
    actor: 'everybody',
    minutes: 140,
    after: ['A4'],
    engine: 'criticism',
  },
  {
    id: 'A6',
    name: '到会指导领导讲话',
    actor: 'superiorGuide',
    minutes: 15,
    after: ['A5'],
    optional: 'superiorGuide',
  },
  { id: 'A7', name: '会议总结', actor: 'principal', minutes: 10, after: ['A5'] },
]

const B: readonly StepPlan[] = [
  { id: 'B0', name: '通报到会情况', actor: 'chair', minutes: 5, after: [], report: 'attendance' },
  { id: 'B1', name: '专题宣讲', actor: 'lecturer', minutes: 30, after: ['B0'] },
  {
    id: 'B2',
    name: '通报上次整改措施落实情况',
    actor: 'chair',
    minutes: 10,
    after: ['B0'],
    report: 'previousMeasures',
  },
  {
    id: 'B3',
    name: '说明征求意见和查摆问题情况',
    actor: 'chair',
    minutes: 10,
    after: ['B0'],
    report: 'opinions',
  },
  {
    id: 'B4a',
    name: '班子成员逐一党性分析、批评和自我批评',
    actor: 'everybody',
    minutes: 45,
    after: ['B0'],
    engine: 'criticism',
  },
  {
    id: 'B4b',
    name: '其他党员批评和自我批评',
    actor: 'everybody',
    minutes: 60,
    after: ['B4a'],
    engine: 'criticismLight',
    byGroups: true,
  },
  {
    id: 'B5',
    name: '研究整改措施，明确整改方向',
    actor: 'everybody',
    minutes: 20,
    after: ['B4b'],
    engine: 'measures',
  },
  { id: 'B6', name: '总结会议，提出整改要求', actor: 'chair', minutes: 10, after: ['B5'] },
]

const C: Readonly<Record<string, StepPlan>> = {
  C1: { id: 'C1', name: '大会动员', actor: 'chair', minutes: 5, after: [], report: 'attendance' },
  C2a: {
    id: 'C2a',
    name: '班子成员带头个人自评',
    actor: 'everybody',
    minutes: 15,
    after: ['C1'],
    engine: 'selfAppraisal',
  },
  C2b: {
    id: 'C2b',
    name: '党员逐一自评',
    actor: 'everybody',
    minutes: 40,
    after: ['C2a'],
    engine: 'selfAppraisal',
    byGroups: true,
  },
  C3: {
    id: 'C3',
    name: '党员互评',
    actor: 'everybody',
    minutes: 30,
    after: ['C2b'],
    engine: 'mutualAppraisal',
    byGroups: true,
  },
  C4: {
    id: 'C4',
    name: '发放测评表，投票测评',
    actor: 'everybody',
    minutes: 20,
    after: ['C2b', 'C3'],
    engine: 'ballot',
  },
  C5: {
    id: 'C5',
    name: '通报班子查摆和批评情况，评议支部班子',
    actor: 'everybody',
    minutes: 15,
    after: ['C1'],
    engine: 'teamAppraisal',
    report: 'criticism',
  },
  C6: {
    id: 'C6',
    name: '到会指导领导点评',
    actor: 'superiorGuide',
    minutes: 10,
    after: ['C4', 'C5'],
    optional: 'superiorGuide',
  },
  C7: { id: 'C7', name: '总结', actor: 'chair', minutes: 10, after: ['C4', 'C5'] },
  C8: {
    id: 'C8',
    name: '对党员作出组织评定',
    actor: 'chair',
    minutes: 0,
    after: ['C7'],
    engine: 'grading',
    afterMeeting: true,
  },
  C9: {
    id: 'C9',
    name: '向党员反馈',
    actor: 'chair',
    minutes: 0,
    after: ['C8'],
    engine: 'feedback',
    afterMeeting: true,
  },
}

/**
 * The agenda of a meeting (`domain.md` 5.2, 5.3); the appraisal's order is the preset's
 * (`appraisal.order`).
 */
export function agendaOf(
  meetingType: MeetingType,
  appraisalOrder: readonly AgendaStep[],
): readonly StepPlan[] {
  if (meetingType === 'A') return A
  if (meetingType === 'B') return B
  return appraisalOrder.flatMap((id) => C[id] ?? [])
}
