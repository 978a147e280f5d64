/** How long each kind of record is kept (`domain.md` 7.4). */
export const retentionIds = [
  'opinions',
  'ballots',
  'analyses',
  'talks',
  'appraisals',
  'records',
  'audit',
] as const
export type RetentionId = (typeof retentionIds)[number]

interface Span {
  years?: number
  days?: number
}

export interface RetentionRule {
  name: string
  /** In words, as the card says it. */
  kept: string
  span: Span
  /**
   * What the time is counted from: the end of the year, the end of the collection, the count of
   * the ballot, or the row itself.
   */
  from: 'closing' | 'collection' | 'tally' | 'each'
  /** `atMost`: due earlier once this has happened; `atLeast`: never before it has. */
  until?: { event: 'rectified' | 'settled'; how: 'atMost' | 'atLeast' }
}

/**
 * What may be destroyed and when. Grades and decisions on handling are permanent and stand in no
 * row of this table; packs that were exported lapse by themselves.
 */
export const retentionRules: Readonly<Record<RetentionId, RetentionRule>> = {
  opinions: {
    name: '征求到的意见原文',
    kept: '整改完成即可销毁，最长一年',
    span: { years: 1 },
    from: 'collection',
    until: { event: 'rectified', how: 'atMost' },
  },
  ballots: {
    name: '测评票和计票底表',
    kept: '反馈、复议结束后，至少 90 天',
    span: { days: 90 },
    from: 'tally',
    until: { event: 'settled', how: 'atLeast' },
  },
  analyses: {
    name: '个人党性分析、问题清单、学习心得、请假原因',
    kept: '年度结束后一年',
    span: { years: 1 },
    from: 'closing',
  },
  talks: {
    name: '谈心谈话记录、约谈内容',
    kept: '年度结束后一年',
    span: { years: 1 },
    from: 'closing',
  },
  appraisals: {
    name: '自评互评、批评意见、初评理由、反馈内容',
    kept: '年度结束后一年；进入组织处置的不销毁',
    span: { years: 1 },
    from: 'closing',
  },
  records: {
    name: '会议记录、整改清单等',
    kept: '年度结束后十年（纸质件按镇里档案规定）',
    span: { years: 10 },
    from: 'closing',
  },
  audit: {
    name: '操作日志',
    kept: '三年',
    span: { years: 3 },
    from: 'each',
  },
}
