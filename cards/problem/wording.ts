export const sourceNames: Record<'opinion' | 'talk' | 'note' | 'superior' | 'self', string> = {
  opinion: '征求意见',
  talk: '谈心谈话',
  note: '学习笔记',
  superior: '上级指出',
  self: '自己查摆',
}
/** Sources that are ticked; opinions and notes are chosen one by one. */
export const tickedSources = ['self', 'talk', 'superior'] as const

export const tagNames: Record<'vitalInterest' | 'dailyDetail', string> = {
  vitalInterest: '关系群众切身利益',
  dailyDetail: '细节小事',
}
export const tags = ['vitalInterest', 'dailyDetail'] as const

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const problemToasts = {
  added: good('已列入清单'),
  changed: good('已改好'),
  removed: told('已从清单去掉'),
  claimed: good('已认领，谢谢'),
  claimedAlready: told('已经认领过了'),
  unclaimed: told('已取消认领'),
  assigned: (name: string) => good(`已指定给 ${name}`),
  finished: good('清单已定稿'),
  reopened: told('清单可以接着改了，改好请再定稿'),
}

export const problemRefusals = {
  empty: '清单里还没有问题',
  notInTeam: '只有这个班子的成员可以认领',
  notTheirs: '只有列出的人和书记可以改',
}

/** Kinds of duty, the only thing an escalation may say. */
export const problemDuties = {
  own: '个人问题清单',
  team: '班子问题清单',
  claim: '认领班子问题',
}
export const problemTitles = {
  own: '列个人问题清单',
  team: (unit: string) => `列${unit}班子问题清单`,
  claim: (unit: string, count: number) => `${unit}班子还有 ${count} 个问题没人认领`,
}

export const problemLacks = {
  unclaimed: (count: number) => `还有 ${count} 个班子问题没人认领`,
  teamList: '班子问题清单还没定稿',
  teamListLate: '班子问题清单不是会前定稿的',
  ownLists: '班子成员的个人问题清单没有列齐',
  ownListsLate: '班子成员的个人问题清单不是会前定稿的',
}

export const problemUsage = '列出班子和个人的问题，认领、指定'
export const ownListName = '我的问题清单'
export const memberListName = (name: string, finished: boolean) =>
  `${name} 的问题清单（${finished ? '已定稿' : '还没定稿'}）`
/** How many people said the same, when it was more than one. */
export const timesSaid = (count: number) => (count > 1 ? `（${count} 人提到）` : '')
