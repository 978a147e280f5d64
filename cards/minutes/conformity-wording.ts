import { sayAttendance } from './wording.ts'

type Verdict = 'met' | 'notMet' | 'notApplicable'

/** One line of the checklist, as the rules found it. */
export type Found = { verdict: Verdict } & (
  | {
      what: 'gate'
      gate: string
      why: 'checked' | 'failing' | 'exempt' | 'noRecord'
      reason: string
    }
  | { what: 'afterB' }
  | { what: 'days'; why: 'inside' | 'reason' | 'noReason'; reason: string }
  | { what: 'principal' }
  | {
      what: 'quorum'
      attendance: { expected: number; present: number; onLeave: number; absent: number }
      over: { num: number; den: number }
    }
  | { what: 'team'; present: number; of: number }
  | { what: 'step'; name: string; why: 'done' | 'skipped' | 'missing' | 'early' }
  | { what: 'criticism'; defects: number; madeUp: number; explanations: readonly string[] }
  | { what: 'inTime' }
  | { what: 'confirmed' }
)

export interface ChecklistLine {
  verdict: Verdict
  item: string
  /** What was found, where it is not plain from the verdict. */
  remark: string
}

export const checklistName = '程序核对'
export const verdictNames: Readonly<Record<Verdict, string>> = {
  met: '符合',
  notMet: '不符合',
  notApplicable: '不适用',
}

const gateRemarks = { checked: '', failing: '开会时还没有具备', noRecord: '没有留下开会前的检查' }
const stepRemarks = {
  done: '',
  skipped: '没有进行',
  missing: '没有做完',
  early: '前面的议程还没有做完就开始了',
}

/** A finding in plain words; `gates` gives the names of the gates. */
export function sayFinding(found: Found, gates: Readonly<Record<string, string>>): ChecklistLine {
  const line = (item: string, remark = ''): ChecklistLine => ({
    verdict: found.verdict,
    item,
    remark,
  })
  switch (found.what) {
    case 'gate': {
      const item = `会前：${gates[found.gate] ?? found.gate}`
      return line(item, found.why === 'exempt' ? found.reason : gateRemarks[found.why])
    }
    case 'afterB':
      return line('先开组织生活会，再评议党员')
    case 'days':
      return line('在规定的日子里开会', dayRemark(found))
    case 'principal':
      return line('主要负责人到会')
    case 'quorum':
      return line(`到会人数超过应到的${sayShare(found.over)}`, sayAttendance(found.attendance))
    case 'team':
      return line('班子到会至少三分之二', `班子 ${found.of} 人，到会 ${found.present} 人`)
    case 'step':
      return line(`议程：${found.name}`, stepRemarks[found.why])
    case 'criticism':
      return line('批评和自我批评按顺序', criticismRemark(found))
    case 'inTime':
      return line('记录人 24 小时内整理好会议记录')
    case 'confirmed':
      return line('会议记录两人确认')
  }
}

function criticismRemark(of: Extract<Found, { what: 'criticism' }>): string {
  const { defects, madeUp, explanations } = of
  return [
    madeUp > 0 && `有 ${madeUp} 处缺的已在会上补上`,
    defects > 0 && `有 ${defects} 处不合程序`,
    ...(defects > 0 ? explanations.map((words) => `原因：${words}`) : []),
  ]
    .filter(Boolean)
    .join('；')
}

function dayRemark({ why, reason }: Extract<Found, { what: 'days' }>): string {
  if (why === 'inside') return ''
  return why === 'reason' ? `另定日子：${reason}` : '另定日子，没有写明原因'
}

function sayShare({ num, den }: { num: number; den: number }): string {
  return num * 2 === den ? '一半' : ` ${num}/${den}`
}
