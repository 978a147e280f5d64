/** The parts of the file box, in its order. */
export const stageNames = {
  preparation: '会前准备',
  study: '学习',
  opinions: '征求意见',
  talks: '谈心谈话',
  analysis: '党性分析和问题清单',
  meeting: '会议',
  appraisal: '民主评议',
  rectification: '整改',
  report: '报告和目录',
} as const
export type Stage = keyof typeof stageNames

export interface CatalogueEntry {
  number: string
  title: string
  stage: Stage
  /** G of the general branch, B of a branch, M of one member. */
  level: readonly ('G' | 'B' | 'M')[]
  privacy: 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'P5'
  /** Printed before the meeting to be filled in by hand. */
  isForm?: true
  /** Asked for as a table as well. */
  isTable?: true
}

type Row = [
  number: string,
  title: string,
  levels: string,
  privacy: CatalogueEntry['privacy'],
  kinds?: ('form' | 'table')[],
]

function entries(stage: Stage, rows: readonly Row[]): CatalogueEntry[] {
  return rows.map(([number, title, levels, privacy, kinds = []]) => ({
    number,
    title,
    stage,
    level: Array.from(levels) as CatalogueEntry['level'][number][],
    privacy,
    ...(kinds.includes('form') && { isForm: true }),
    ...(kinds.includes('table') && { isTable: true }),
  }))
}

/**
 * The documents that are made here (`domain.md` 4.1), in the order of the file box: without what
 * came from above (D01), used ballots (D25) and pictures (D44).
 */
export const catalogue: readonly CatalogueEntry[] = [
  ...entries('preparation', [
    ['D02', '实施方案', 'G', 'P1'],
    ['D03', '包保责任分工表', 'G', 'P1'],
    ['D04', '党员花名册暨参会人员名册', 'B', 'P2', ['table']],
    ['D05', '会议通知', 'GB', 'P1'],
  ]),
  ...entries('study', [['D06', '学习计划、学习记录', 'B', 'P1']]),
  ...entries('opinions', [
    ['D07', '征求意见表', 'GB', 'P1', ['form']],
    ['D08', '座谈、走访记录', 'GB', 'P2'],
    ['D09', '征求意见汇总表', 'GB', 'P2', ['table']],
    ['D10', '意见反馈单', 'GM', 'P3'],
  ]),
  ...entries('talks', [
    ['D11', '谈心谈话安排表', 'GB', 'P2'],
    ['D12', '谈心谈话记录表', 'M', 'P4', ['form']],
    ['D13', '约谈登记表', 'GB', 'P3'],
  ]),
  ...entries('analysis', [
    ['D14', '班子对照检查材料', 'GB', 'P2'],
    ['D15', '个人党性分析材料', 'M', 'P4'],
    ['D16', '个人自评表', 'M', 'P2', ['form']],
    ['D17', '班子问题清单', 'GB', 'P2'],
    ['D18', '个人问题清单', 'M', 'P3'],
  ]),
  ...entries('meeting', [
    ['D19', '上次整改措施落实情况报告', 'GB', 'P1'],
    ['D20', '签到表', 'GB', 'P1', ['form']],
    ['D21', '会议议程', 'GB', 'P1', ['form']],
    ['D22', '会议记录', 'GB', 'P2'],
    ['D23', '批评意见汇总表', 'GB', 'P3'],
  ]),
  ...entries('appraisal', [
    ['D24', '民主测评票（票样）', 'B', 'P1', ['form']],
    ['D26', '民主测评结果汇总表', 'B', 'P3', ['form', 'table']],
    ['D27', '支部班子民主评议汇总表', 'B', 'P2'],
    ['D28', '组织评定会议记录', 'B', 'P3'],
    ['D29', '民主评议党员登记表', 'M', 'P4'],
    ['D30', '等次汇总表', 'BG', 'P3', ['table']],
    ['D31', '结果反馈单', 'M', 'P4'],
    ['D32', '帮教记录', 'M', 'P4'],
    ['D33', '优秀党员表扬决定', 'B', 'P1'],
  ]),
  ...entries('rectification', [
    ['D34', '班子整改清单（台账）', 'GB', 'P1', ['table']],
    ['D35', '领导干部个人整改清单', 'M', 'P2'],
    ['D36', '党员个人整改方向汇总表', 'B', 'P2'],
    ['D37', '整改情况公示', 'GB', 'P0'],
    ['D38', '专项整治方案及台账', 'G', 'P2'],
    ['D39', '制度建设清单', 'G', 'P1'],
  ]),
  ...entries('report', [
    ['D40', '情况报告', 'GB', 'P2'],
    ['D41', '双重组织生活情况表', 'G', 'P1'],
    ['D42', '流动党员回执', 'M', 'P3', ['form']],
    ['D43', '请假审批表', 'M', 'P3', ['form']],
    ['D45', '卷内目录和备考表', 'GB', 'P2'],
  ]),
]
