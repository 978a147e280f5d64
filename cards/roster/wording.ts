/** What 名册 says after a press, and why it declines. */
export const rosterToasts = {
  founded: '设置好了，请看我发给您的消息',
  secretaryNamed: '设置好了，已请书记接着办',
  bound: '设置好了',
  alreadyBound: '这个群已经设置过了',
  onlyOwner: '请群主来点，谢谢',
  onlyTeam: '请群主（须是班子成员）或党总支书记来设置',
  ownerOnRegister: '这位同志已经在别的党总支名册里了',
  notInChat: '这位同志不在这个群里，请重新选',
  nameMissing: '请填写支部名称',
  unitMissing: '请选这个群是哪个支部的',
  setupInGroup: '请在要设置的群里发“/设置”（先把我加进群，再@我）',
  reading: '正在查看群信息，设置卡片马上发到群里',
  imported: '导入好了',
  importCancelled: '已取消，名册没有改动',
  importChanged: '名册刚有变动，请核对后再点一次',
  saved: '已保存',
  nothingChanged: '没有改动',
  linked: '对上了',
  unlinked: '已解除',
  accountTaken: '这个账号已经对上别人了',
  notThis: '好的，记下了',
  ignored: '好的，以后不再问',
  lastSecretary: '至少要有一位已对上账号的党总支书记，请先指定新的书记',
  notYourPost: '支部书记只能改本支部、本支部小组的职务',
  notYourUnit: '支部书记只能把人放在本支部',
  memberNeedsBranch: '党员要选所在支部',
  left: '已记入名册变动',
  added: '已添加',
  contactSaved: '记下了',
  contactsFilled: (count: number) => `已为 ${count} 人指定小组组长`,
  noLeaders: '这些人的小组还没有可联系的组长，请一位一位指定',
  exportComing: '正在制作，做好就发给您',
  nobodyFound: '名册里没有找到这个名字',
  kept: '好的，名册不变',
} as const

export const importProblems: Readonly<Record<string, string>> = {
  oldExcel: '这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 另存为“.xlsx”再发给我。',
  notATable: '这个文件打不开，不是 Excel 或 CSV 表格。请把名册存为“.xlsx”再发给我。',
  tooManyRows: '表里超过 3000 行，请只留党员名册再发给我。',
  noHeader:
    '没找到表头。表头要有“姓名”，例如：姓名、性别、出生年、入党年、类别、支部、小组、职务。',
  cannotDownload: '文件没能取到（最大 5 MB）。请再发一次。',
  empty: '表里没有人。请检查后再发给我。',
}

export const cellProblems: Readonly<Record<string, string>> = {
  missing: '没有填',
  tooLong: '太长',
  notUnderstood: '看不懂',
  notAYear: '不是年份',
  tooYoung: '入党时不满 18 岁，请核对出生年和入党年',
  repeated: '和前面一行重复',
  otherBranch: '这个小组不属于这个支部',
  notYourBranch: '不是您的支部',
  notYourPost: '这个职务要党总支书记来改',
}

export const leaveReasons = {
  transferredOut: '组织关系转出',
  died: '去世',
  removed: '已批准出党（除名等）',
  mistake: '录错了，不是本村党员',
  dutyEnded: '不再担任（列席人员等）',
} as const
export type LeaveReason = keyof typeof leaveReasons

/** A unit's name when nobody has given one. */
export function defaultUnitName(code: string): string {
  const [, branch = '', group] = /^[A-Z]+(\d+)(?:G(\d+))?$/.exec(code) ?? []
  return group === undefined ? `第${branch}党支部` : `第${group}党小组`
}

export const eventNames: Readonly<Record<string, string>> = {
  added: '列入名册',
  imported: '随名册导入更新',
  changed: '信息变更',
  linked: '对上账号',
  unlinked: '解除账号',
  contact: '联系人变更',
  left: '不再在册',
  admitted: '接收为预备党员',
  becameFull: '预备党员转正',
  transferredIn: '组织关系转入',
  moved: '调整支部或小组',
}

export const dutyWords = {
  match: { kind: '名册核对', title: (count: number) => `确认对不上的人（${count}）` },
  contact: { kind: '名册核对', title: (count: number) => `补全联系人（${count}）` },
} as const

export const setupChoices = { newBranch: '新建一个支部' } as const

/** 女 · 1980 年生 · 2008 年入党 */
export function personFacts(person: {
  sex: string | null
  bornYear: number | null
  joinedYear: number | null
}): string {
  return [
    person.sex,
    person.bornYear !== null && `${person.bornYear} 年生`,
    person.joinedYear !== null && `${person.joinedYear} 年入党`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export const registerTitle = (unit: string) => `${unit}党员名册`

/** A register may have any name but the one of a parameter table. */
export const registerFileName = /^(?!.*方案参数).*\.(csv|xlsx|xls|et|txt)$/i
