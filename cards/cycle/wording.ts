import { sayDay } from '../kit/day.ts'
import type { Finding } from '../../src/features/cycle/rules.ts'

/** What the bot says about the plan; the wording of its cards stands in the cards. */
export const said = {
  created: '已新建方案，请逐项核对',
  saved: '已保存',
  removed: '已删除',
  adopted: '方案已通过，接着可以发布到群',
  adoptedWithoutQuorum: '方案已记录为通过，但到会人数没有超过班子的一半，请核对',
  reopened: '已退回修改，改好后再通过',
  windowMoved: '时间已改，提醒也跟着改了',
  windowMovedAndTold: '时间已改，提醒也跟着改了，并已通知群里',
  taskDone: '办好了，谢谢',
  taskReopened: '已改回没办好',
  placeChosen: '已登记，谢谢',
  exporting: '参数表正在生成，一会儿发给您',
  reading: '收到参数表，正在读',
  noPlanYet: '方案还没有发布，发布后会在群里通知',
  noGroup: '方案已发布，但还没有设置好的群。请在支部群里发“@支部助手 设置”',
}

export function published(groups: number): string {
  return groups === 0 ? said.noGroup : `方案已发布到 ${groups} 个群`
}

export function imported(changed: number): string {
  return changed === 0 ? '参数表读完了，没有改动' : `参数表读完了，改了 ${changed} 项`
}

/** Why a parameter file was not taken; nothing was changed. */
export function importRefused(
  problem: 'noPlan' | 'notATable' | 'notParameters' | 'unreadable',
  row: number,
): string {
  const reasons = {
    noPlan: '现在没有可以修改的方案',
    notATable: '这个文件打不开，请用导出的参数表（Excel 或 CSV）',
    notParameters: '这个文件不是方案参数表。请先在方案卡片里按“导出参数表”，改好后再发来',
    unreadable: `第 ${row} 行没看懂，请照导出时的写法`,
  }
  return `${reasons[problem]}。方案没有改动。`
}

/** A file sent to the bot is a parameter table when its name says so. */
export const parameterFileName = /方案参数.*\.(xlsx|csv)$/i

export const importedSource = '参数表导入'

const partTitles = { keyProblems: '重点解决的问题', methods: '方法步骤', requirements: '有关要求' }

export function partTitle(part: keyof typeof partTitles): string {
  return partTitles[part]
}

/** What was changed, where it is no parameter: a part of the plan, or the window. */
export function changeTitle(path: string): string {
  const part = path.split('.')[1]
  return part !== undefined && part in partTitles
    ? partTitles[part as keyof typeof partTitles]
    : '开会时间'
}

export function spanOf(from: string, to: string): string {
  return `${sayDay(from)}至${sayDay(to)}`
}

/** One finding as a sentence that says what to do. */
export function findingSentence(finding: Finding): string {
  switch (finding.code) {
    case 'themeMissing':
      return '还没有填主题'
    case 'partMissing':
      return `“${partTitles[finding.part]}”还是空的`
    case 'taskWithoutOwner':
      return `筹备工作“${finding.title}”没有负责人`
    case 'basisOpen':
      return `有 ${finding.count} 份依据文件没填完，打印前请补上，或写明先空着`
    case 'noBasis':
      return '没有写依据文件'
    case 'noReferences':
      return '没有写对照的党内规章'
    case 'noTasks':
      return '没有安排筹备工作'
    case 'holidaysGuessed':
      return '当年的放假安排是估计的，请按通知核对“节假日”'
    case 'noGuarantor':
      return `${finding.unit}还没有包保责任人`
    case 'phrase':
      return phraseSentence(finding.finding)
  }
}

type PhraseFinding = Extract<Finding, { code: 'phrase' }>['finding']

function phraseSentence({ kind, found, expected }: PhraseFinding): string {
  if (kind === 'meetingTerm') return `村里开的是“${expected}”，请不要写“${found}”`
  if (kind === 'unknownTerm') return `“${found}”不在本年度的固定提法里，请核对`
  return `固定提法应写作 ${expected}，现在写的是 ${found}`
}

/** What the duties of the plan are called in 待办 and in reminders. */
export const duties = {
  adopt: { kind: '方案', title: '开班子会通过方案' },
  publish: { kind: '方案', title: '把方案发布到群' },
  task: { kind: '筹备工作' },
  mobile: { kind: '流动党员参评', title: '告诉支部在哪里参加民主评议' },
  places: { kind: '流动党员参评', title: '确定流动党员在哪里参评' },
}

/** What the plan's gates lack on the readiness board. */
export const lacks = {
  planNotAdopted: '方案还没有通过',
  planNotPublished: '方案还没有发布',
  undecidedPlaces: (count: number) => `还有 ${count} 名流动党员没定在哪里参评`,
}
