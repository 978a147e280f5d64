/**
 * The words a register is written in, one home for reading and for printing: the first word of a
 * line is printed, all of them and the identifier itself are read.
 */
type Words<Id extends string> = Readonly<Record<Id, readonly [string, ...string[]]>>

const sameWords = <Id extends string>(words: Words<Id>): Words<Id> => words

export const columnWords = sameWords({
  id: ['编号', '序号', '党员编号', '编码'],
  name: ['姓名', '名字', '党员姓名'],
  sex: ['性别'],
  born: ['出生年', '出生年份', '出生年月', '出生日期'],
  joined: ['入党年', '入党年份', '入党年月', '入党时间', '入党日期'],
  kind: ['类别', '人员类别', '党员类别'],
  branch: ['支部', '所在支部', '党支部', '所在党支部'],
  group: ['小组', '党小组', '所在小组', '所在党小组'],
  posts: ['职务', '党内职务'],
  flags: ['情况', '特殊情况', '标记'],
  remarks: ['备注'],
})
export type RegisterColumn = keyof typeof columnWords

export const kindWords = sameWords({
  fullMember: ['正式党员', '正式', '党员', 'full'],
  probationaryMember: ['预备党员', '预备', 'probationary'],
  observer: ['列席人员', '列席', '非党员', '群众'],
  activistApplicant: ['入党积极分子', '积极分子', '发展对象', 'activist'],
  superiorGuide: ['上级指导', '驻村第一书记', '第一书记', '到会指导', 'guide'],
})
export type PersonKind = keyof typeof kindWords

export const sexWords = sameWords({ M: ['男', 'm'], F: ['女', 'f'] })

/** Whose a post is: the general branch's, the row's own branch's or group's, a village body's. */
export const bodyWords = sameWords({
  GB: ['总支', '党总支', '总支部'],
  branch: ['支部', '党支部'],
  group: ['小组', '党小组', '组'],
  VC: ['村委会', '村民委员会', '村'],
  VS: ['监委会', '村务监督委员会', '村监委会', '监督委员会'],
})
export type PostBody = keyof typeof bodyWords

export const postWords = sameWords({
  secretary: ['书记'],
  deputySecretary: ['副书记'],
  organization: ['组织委员'],
  publicity: ['宣传委员'],
  discipline: ['纪检委员'],
  leader: ['组长'],
  director: ['主任'],
  deputyDirector: ['副主任'],
  member: ['委员'],
})
export type PostName = keyof typeof postWords

/** Which posts each body has. */
export const postsOfBody: Readonly<Record<PostBody, readonly PostName[]>> = {
  GB: ['secretary', 'deputySecretary', 'organization', 'publicity', 'discipline', 'member'],
  branch: ['secretary', 'deputySecretary', 'organization', 'publicity', 'discipline', 'member'],
  group: ['leader'],
  VC: ['director', 'deputyDirector', 'member'],
  VS: ['director', 'deputyDirector', 'member'],
}

export const flagWords = sameWords({
  flowOut: ['流动党员', '流出', '流动', '外出'],
  flowIn: ['流入党员', '流入'],
  frail: ['年老体弱', '体弱', '年老'],
  frailBedridden: ['卧床', '生活不能自理', '长期卧床'],
  lostContact: ['失联党员', '失联'],
  onProbationWithinParty: ['留党察看'],
  underInvestigation: ['正在接受审查', '审查中'],
  membershipSuspended: ['停止党籍'],
  cannotExpressWill: ['不能表达意志', '精神病'],
  expulsionPending: ['处置待批', '除名待批'],
  townCongressDelegate: ['镇党代表', '党代表', '镇党代会代表'],
  excludedFromExpected: ['经批准不计入应到', '不计入应到'],
  noPhone: ['没有手机', '无手机'],
})
export type FlagName = keyof typeof flagWords

/** Where a mobile member is appraised (R18). */
export const placeWords = sameWords({
  destination: ['在流入地评议', '流入地', '外地评议'],
  returnedHome: ['已回村', '回村', '返乡', '在本村评议'],
  undetermined: ['未定', '待定'],
})
export type AppraisalPlace = keyof typeof placeWords

/** The identifier behind a word or an identifier; undefined when it is neither. */
export function meaningOf<Id extends string>(words: Words<Id>, given: string): Id | undefined {
  const wanted = given.trim().toLowerCase()
  for (const id of Object.keys(words) as Id[]) {
    if (id.toLowerCase() === wanted) return id
    if (words[id].some((word) => word.toLowerCase() === wanted)) return id
  }
  return undefined
}

/** The printed word of an identifier. */
export function wordFor<Id extends string>(words: Words<Id>, id: Id): string {
  return words[id][0]
}

/** For how long a member has been out of contact, as it is read back. */
export const lostFor = (months: number) => `${months}个月`
