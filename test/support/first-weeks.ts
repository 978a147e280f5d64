import type { Villagers } from './villagers.ts'

export const branches = [
  { secretary: 'M02', chat: 'oc_branch_1', imported: '第1党支部', name: '禾坪一支部' },
  { secretary: 'M27', chat: 'oc_branch_2', imported: '第2党支部', name: '禾坪二支部' },
  { secretary: 'M47', chat: 'oc_branch_3', imported: '第3党支部', name: '禾坪三支部' },
] as const

const preparation = [
  '安排学习并备齐学习材料',
  '落实征求意见的方式',
  '排出谈心谈话安排',
  '落实会议场所',
  '印好会议议程、签到表、测评表',
  '邀请上级到会指导',
]

/**
 * The chat owner sets the general branch up, imports the register and names the branches' groups.
 */
export async function setUp(village: Villagers): Promise<void> {
  await village.press('M01', '设置', {}, 'oc_village')
  await village.sendFile('M01', '名册.csv', await village.rosterFile())
  await village.press('M01', '确认导入')
  for (const { secretary, chat, imported, name } of branches) {
    await village.say(secretary, '/设置', chat)
    const unit = await village.option(secretary, imported, chat)
    await village.press(secretary, '设置', { unit, name }, chat)
  }
}

/** People without an account get a contact person: the leader of their group, as suggested. */
export async function nameContacts(village: Villagers): Promise<void> {
  await village.say('M01', '名册')
  await village.press('M01', '补全联系人（6）')
  await village.press('M01', '5 人都由小组组长联系')
}

/** Who answers for whom has no account, as suggested. */
export const contacts: Readonly<Record<string, string>> = {
  M08: 'M05',
  M09: 'M06',
  M10: 'M04',
  M33: 'M29',
  M51: 'M48',
}

const firstPlan = {
  year: '2017',
  preset: '2017-village',
  from: '2018-03-07',
  to: '2018-03-09',
  adoptedOn: '2018-02-06',
}

/** The team adopts the plan on its day and the secretary publishes it. */
export async function adoptAndPublish(village: Villagers, plan = firstPlan): Promise<void> {
  const { adoptedOn, ...form } = plan
  await village.say('M01', '方案')
  await village.press('M01', '新建', form)
  await village.press('M01', `筹备工作（${preparation.length}）`)
  const taskIds = await village.options('M01', preparation)
  const ownerId = await village.option('M01', '郭文蓉')
  await village.press('M01', '就这样分工', { taskIds, ownerId })
  await village.press('M01', '返回方案')
  await village.press('M01', '通过方案')
  const present = await village.options('M01', ['茶应明', '张春松', '郭文蓉'])
  await village.press('M01', '通过方案', { adoptedOn, present })
  await village.press('M01', '发布到群')
}

/** A branch secretary gives the branch something to read by a day. */
export async function publishTask(
  village: Villagers,
  secretary: string,
  dueOn: string,
): Promise<void> {
  await village.say(secretary, '学习')
  await village.press(secretary, '发布学习任务')
  await village.press(secretary, '发布', {
    title: '学习十九大报告',
    kind1: 'report',
    material1: '十九大报告第一部分',
    topics: ['eightClarities'],
    whereToRead: '村活动室书架',
    dueOn,
  })
}

/** A branch sits together and the secretary notes who was missing. */
export async function holdSession(
  village: Villagers,
  session: {
    secretary: string
    heldOn: string
    /** When it is over; 11:00 unless told. */
    until?: string
    topics: string[]
    absent: string[]
  },
): Promise<void> {
  const { secretary, heldOn, until = '11:00', topics, absent } = session
  await village.say(secretary, '学习')
  await village.press(secretary, '安排集中学习')
  await village.press(secretary, '安排', {
    kind: 'guidedReading',
    heldOn,
    startsAt: '09:00',
    place: '村民小组活动室',
    leader: '支部书记',
    topics,
  })
  await village.moveTo(`${heldOn}T${until}:00+08:00`)
  await village.say(secretary, '学习')
  await village.press(secretary, '登记到会')
  const absentIds = absent.length > 0 ? await village.options(secretary, absent) : []
  await village.press(secretary, '登记', {
    absent: absentIds,
    summary: '逐段领学，讨论了修路的事。',
  })
}
