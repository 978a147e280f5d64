import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentCycle, listCycleVersions, listParameterChanges } from '../../db/queries/cycles.ts'
import { listPreparationTasks } from '../../db/queries/preparation.ts'
import { cycle } from '../../src/features/cycle/index.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId } from '../support/village.ts'

const secretary = '茶应明'
const deputy = '张春松'
const branchSecretary = '郭文蓉'
const member = '何兰仙'

let bot: TestBot
beforeEach(async () => {
  bot = await startBot({ now: '2018-02-06T08:00', features: [cycle] })
})
afterEach(() => bot.close())

const plan = () => currentCycle(bot.database, rootId)!
const day = (text: string) => `${text} +0800`
const window = { from: day('2018-03-07'), to: day('2018-03-09') }
const newPlan = { year: '2017', preset: '2017-village', ...window }

async function create(): Promise<void> {
  await bot.says(secretary, '方案')
  await bot.press(secretary, '新建', newPlan)
}

/** Every preparation task goes to the deputy. */
async function assign(): Promise<void> {
  await bot.press(secretary, '筹备工作（6）')
  const taskIds = listPreparationTasks(bot.database, plan().cycleId).map((task) => task.taskId)
  const ownerId = personIdOf('M02')
  expect(await bot.press(secretary, '就这样分工', { taskIds, ownerId })).toBe('已保存')
  await bot.press(secretary, '返回方案')
}

async function adopt(present = ['M01', 'M02', 'M27']): Promise<string> {
  await bot.press(secretary, '通过方案')
  const people = present.map(personIdOf)
  return await bot.press(secretary, 'cycle.adopt', {
    adoptedOn: day('2018-02-06'),
    present: people,
  })
}

async function publish(): Promise<void> {
  await create()
  await assign()
  await adopt()
  expect(await bot.press(secretary, '发布到群')).toBe('方案已发布到 4 个群')
}

describe('from preset to publication', () => {
  test('the secretary creates, fills, adopts and publishes; the groups are told once', async () => {
    await bot.says(secretary, '/plan')
    expect(bot.lastSeenBy(secretary)).toContain('新建方案')
    expect(await bot.press(secretary, '新建', newPlan)).toBe('已新建方案，请逐项核对')
    expect(bot.lastSeenBy(secretary)).toContain('“落实会议场所”没有负责人')

    expect(await adopt()).toContain('还有必须填的地方')
    await bot.press(secretary, '返回方案')
    await assign()
    expect(await adopt()).toBe('方案已通过，接着可以发布到群')
    expect(plan()).toMatchObject({ state: 'adopted', adoptedOn: '2018-02-06', version: 1 })
    expect(plan().signatoryId).toBe(personIdOf('M01'))
    expect(bot.lastSeenBy(secretary)).toContain('到会：茶应明、张春松、郭文蓉')

    expect(bot.groupSees('B1')).toBe('')
    const twice = [bot.press(secretary, '发布到群'), bot.press(secretary, '发布到群')]
    expect(await Promise.all(twice)).toEqual(['方案已发布到 4 个群', '您已经提交过了'])
    for (const chat of ['GB', 'B1', 'B2', 'B3']) {
      expect(bot.groupSees(chat)).toContain('深入学习贯彻党的十九大精神')
      expect(bot.groupSees(chat)).toContain('3月7日（周三）至3月9日（周五）')
      expect(bot.groupSees(chat)).not.toContain('张春松')
    }
    expect(bot.cardsOfKind('planNotice')).toHaveLength(4)
  })

  test('a meeting of less than half the team is recorded with a warning', async () => {
    await create()
    await assign()
    expect(await adopt(['M01', 'M02'])).toContain('没有超过班子的一半')
    await bot.press(secretary, '退回修改')
    expect(plan()).toMatchObject({ state: 'draft', adoptedOn: null, presentIds: [] })
  })

  test('neither a future meeting nor a stranger at the table is taken', async () => {
    await create()
    await assign()
    await bot.press(secretary, '通过方案')
    const form = { adoptedOn: day('2018-02-07'), present: [personIdOf('M01')] }
    expect(await bot.press(secretary, 'cycle.adopt', form)).toBe('日期不能晚于今天')
    const stranger = { adoptedOn: day('2018-02-06'), present: [personIdOf('M13')] }
    expect(await bot.press(secretary, 'cycle.adopt', stranger)).toContain('没有找到')
    expect(plan().state).toBe('draft')
  })

  test('only the secretary of the general branch changes the plan', async () => {
    await create()
    await bot.says(deputy, '方案')
    expect(bot.lastSeenBy(deputy)).toContain('2017年度实施方案')
    await expect(bot.press(deputy, '通过方案')).rejects.toThrow('no button')
    expect(await bot.pressForwarded(deputy, secretary, '通过方案')).toContain('不是发给您的')
  })

  test('a member sees nothing of a draft and the notice afterwards', async () => {
    await create()
    await bot.says(member, '方案')
    expect(bot.lastSeenBy(member)).toContain('方案还没有发布')
    await assign()
    await adopt()
    await bot.press(secretary, '发布到群')
    await bot.says(member, '方案')
    expect(bot.lastSeenBy(member)).toContain('每人要做的')
  })

  test('asked in a group, the team’s card still goes to the secretary alone', async () => {
    await create()
    await bot.says(secretary, '方案', { chat: 'GB' })
    expect(bot.groupSees('GB')).toBe('')
  })
})

describe('parameters', () => {
  test('are changed with a source, and every change is kept', async () => {
    await create()
    await bot.press(secretary, '民主评议')
    expect(bot.lastSeenBy(secretary)).toContain('优秀比例上限')
    expect(bot.lastSeenBy(secretary)).toContain('来源：2017年度村级方案')
    await bot.press(secretary, '修改')
    expect(await bot.press(secretary, '保存', { value: '一成五', source: '通知' })).toContain(
      '没看懂',
    )
    await bot.press(secretary, '保存', { value: '16%', source: '镇党委2月5日通知' })
    expect(bot.lastSeenBy(secretary)).toContain('来源：镇党委2月5日通知')
    expect(plan().parameters.excellentRatio.min).toEqual({ num: 16, den: 100 })
    await bot.press(secretary, '返回方案')
    await bot.press(secretary, '修改记录')
    expect(bot.lastSeenBy(secretary)).toContain('15% → 16%')
    expect(bot.lastSeenBy(secretary)).toContain('依据：镇党委2月5日通知')
    expect(listParameterChanges(bot.database, plan().cycleId)).toMatchObject([
      { path: 'excellentRatio.min', before: { num: 15, den: 100 }, source: '镇党委2月5日通知' },
    ])
  })

  test('changed after publication make a new version that is published by hand', async () => {
    await publish()
    await bot.press(secretary, '民主评议')
    await bot.press(secretary, '修改')
    await bot.press(secretary, '保存', { value: '16%', source: '通知' })
    expect(plan()).toMatchObject({ version: 2, publishedVersion: 1 })
    expect(bot.cardsOfKind('planNotice')).toHaveLength(4)
    await bot.says(secretary, '方案')
    await bot.press(secretary, '把修改发布到群')
    expect(bot.cardsOfKind('planNotice')).toHaveLength(8)
    const versions = listCycleVersions(bot.database, plan().cycleId)
    expect(versions.map((one) => one.parameters.excellentRatio.min?.num)).toEqual([15, 16])
  })

  test('that make the plan incomplete keep it from the groups', async () => {
    await create()
    await assign()
    await adopt()
    await bot.press(secretary, '主题和会议')
    await bot.press(secretary, '修改')
    await bot.press(secretary, '保存', { value: '', source: '通知' })
    await bot.press(secretary, '返回方案')
    expect(await bot.press(secretary, '发布到群')).toContain('还有必须填的地方')
    expect(bot.cardsOfKind('planNotice')).toEqual([])
  })

  test('go out as a file and come back changed', async () => {
    await create()
    await bot.press(secretary, '导出参数表')
    expect(bot.seenBy(secretary)).toContain('[方案参数2017.xlsx]')
    const sent = bot.platform.messages.findLast((message) => message.file)?.file
    await bot.sendsFile(secretary, '方案参数2017.xlsx', sent!.bytes)
    expect(bot.lastSeenBy(secretary)).toContain('没有改动')
    const csv = '参数编号,参数,现在的值,来源\ntalk.k,,2,镇党委通知\n'
    await bot.sendsFile(secretary, '方案参数2017（改）.csv', Buffer.from(csv))
    expect(bot.lastSeenBy(secretary)).toContain('改了 1 项')
    expect(plan().parameters.talk.k).toBe(2)
    expect(plan().sources).toEqual({ 'talk.k': '镇党委通知' })
  })

  test('in a file with one wrong row change nothing, and another table is told apart', async () => {
    await create()
    const wrong = '参数编号,参数,现在的值,来源\ntalk.k,,2,\ntalk.k,,二,\n'
    await bot.sendsFile(secretary, '方案参数.csv', Buffer.from(wrong))
    expect(bot.lastSeenBy(secretary)).toContain('第 3 行没看懂')
    await bot.sendsFile(secretary, '方案参数.csv', Buffer.from('姓名,性别\n张三,男\n'))
    expect(bot.lastSeenBy(secretary)).toContain('不是方案参数表')
    expect(plan().parameters.talk.k).toBe(1)
    await bot.sendsFile(member, '方案参数.csv', Buffer.from(wrong))
    expect(bot.lastSeenBy(member)).toContain('现在没有需要文件的事情')
  })
})

describe('basis, contents and guarantors', () => {
  test('a notice is filled in, left open on purpose, and dropped', async () => {
    await create()
    await bot.press(secretary, '依据文件（2）')
    await bot.press(secretary, '修改')
    const basis = {
      issuer: '县委组织部',
      title: '转发的通知',
      number: '',
      date: '',
      blanks: 'open',
    }
    await bot.press(secretary, '保存', basis)
    expect(plan().parameters.basisDocuments[0]).toMatchObject({ number: null, leftOpen: true })
    expect(bot.lastSeenBy(secretary)).toContain('先空着')
    await bot.press(secretary, '修改')
    await bot.press(secretary, '删除这份')
    expect(plan().parameters.basisDocuments).toHaveLength(1)
  })

  test('an empty part keeps the plan from being adopted', async () => {
    await create()
    await assign()
    await bot.press(secretary, '修改内容')
    await bot.press(secretary, '保存', { keyProblems: '甲', methods: '', requirements: '丙' })
    expect(bot.lastSeenBy(secretary)).toContain('“方法步骤”还是空的')
    expect(await adopt()).toContain('还有必须填的地方')
  })

  test('a branch gets its guarantor from the team', async () => {
    await create()
    await bot.press(secretary, '包保责任（0/3）')
    const unitId = 'unit_B2'
    const wrong = { unitId, personId: personIdOf('M13') }
    expect(await bot.press(secretary, '保存', wrong)).toContain('没有找到')
    await bot.press(secretary, '保存', { unitId, personId: personIdOf('M27') })
    expect(bot.lastSeenBy(secretary)).toContain(branchSecretary)
  })
})
