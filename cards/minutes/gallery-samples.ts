import type { ChecklistLine } from './conformity-wording.ts'
import type { SheetBlock } from './sheet.ts'

const line = (label: string, text: string): SheetBlock => ({
  kind: 'line',
  label,
  text,
  part: undefined,
})
const title = (label: string, part?: string): SheetBlock => ({
  kind: 'title',
  label,
  text: '',
  part,
})

const head: readonly SheetBlock[] = [
  line('主题', '深入学习贯彻党的十九大精神'),
  line('时间', '2018年3月8日 09:00—11:40'),
  { ...line('地点', '一组活动室'), part: 'place' },
  line('主持人', '张春松'),
  line('记录人', '罗秋梅'),
  line('到会', '应到 23 人，实到 21 人，请假 1 人，缺席 1 人'),
  line('请假人员', '李晓强（上级安排公务）、王正成'),
  line('缺席人员', '李朝春'),
  line('列席人员', '无'),
  line('到会指导', '无'),
]

/** A record as it usually is, on one page. */
export const usualBlocks: readonly SheetBlock[] = [
  ...head,
  title('1. 通报到会情况（09:00—09:05）', 'B0'),
  line('发言人', '张春松'),
  title('2. 专题宣讲（09:05—09:35）', 'B1'),
  line('发言人', '张春松'),
  line('会上记录', '宣讲十九大报告。\n大家问了茶苗补贴的事。'),
  title('3. 班子成员逐一党性分析、批评和自我批评（09:40—10:30）', 'B4a'),
  line('发言人', '张春松、罗秋梅、李晓强'),
  line('批评和自我批评', '自我批评 3 人，批评意见 51 条，没有新的意见 9 人次，表态 3 人'),
  title('其他情况', 'other'),
]

/** Nobody noted anything and nobody came. */
export const emptyBlocks: readonly SheetBlock[] = [
  { ...line('地点', '没有登记'), part: 'place' },
  line('到会', '应到 0 人，实到 0 人，请假 0 人，缺席 0 人'),
  title('1. 通报到会情况（没有进行）', 'B0'),
  title('其他情况', 'other'),
]

/** Eighty names. */
export const longBlocks: readonly SheetBlock[] = [
  ...head.slice(0, 5),
  line('到会', '应到 80 人，实到 80 人，请假 0 人，缺席 0 人'),
  line('实到人员', Array.from({ length: 80 }, () => '欧阳建军').join('、')),
]

/** As much as a page takes, of letters that take the most room when they are made harmless. */
export const typedBlocks: readonly SheetBlock[] = [
  title('6. 班子成员逐一党性分析、批评和自我批评（09:40—10:30）', 'B4a'),
  line('会上记录', '{'.repeat(1000)),
  line('补充记录', '{}'.repeat(500)),
  ...Array.from({ length: 20 }, (_, at) => title(`${at}. 议程`, `B${at}`)),
]

const met = (item: string): ChecklistLine => ({ verdict: 'met', item, remark: '' })

export const checklist: readonly ChecklistLine[] = [
  met('会前：方案通过并发布'),
  { verdict: 'notApplicable', item: '会前：上次整改落实情况报告', remark: '新成立的支部' },
  { verdict: 'met', item: '在规定的日子里开会', remark: '另定日子：时间服从质量' },
  met('主要负责人到会'),
  {
    verdict: 'notMet',
    item: '到会人数超过应到的一半',
    remark: '应到 23 人，实到 11 人，请假 2 人，缺席 10 人',
  },
  { verdict: 'notMet', item: '议程：专题宣讲', remark: '没有做完' },
  { verdict: 'notMet', item: '批评和自我批评按顺序', remark: '有 2 处不合程序' },
]

export const allAbsent: readonly ChecklistLine[] = [
  { verdict: 'notMet', item: '记录人 24 小时内整理好会议记录', remark: '' },
  { verdict: 'notMet', item: '会议记录两人确认', remark: '' },
]
