import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  adoptAndPublish,
  branches,
  holdSession,
  nameContacts,
  publishTask,
  setUp,
} from '../support/first-weeks.ts'
import { startSandboxProcess, type SandboxProcess } from '../support/sandbox-process.ts'
import { Villagers } from '../support/villagers.ts'

/** The first three weeks of the sample village, driven as its people would, once each way in. */
describe.each(['long-connection', 'webhook'])('over %s', (mode) => {
  let sandbox: SandboxProcess
  let village: Villagers
  beforeAll(async () => {
    sandbox = await startSandboxProcess({ FEISHU_MODE: mode })
    village = await Villagers.of(sandbox.url)
  })
  afterAll(() => sandbox.stop())

  const groups = ['oc_village', ...branches.map((branch) => branch.chat)]
  const digestsOn = async (memberId: string, day: string) =>
    (await village.ownThread(memberId)).filter(
      (message) =>
        message.card?.header?.title.content === '今天的提醒' && chinaDay(message.at) === day,
    )

  test('the bot greets, the owner sets it up, the register is imported and branches are named', async () => {
    expect(await village.reads('M13', 'oc_village')).toContain('先设置一下')
    const refused = await village.press('M13', '设置', {}, 'oc_village')
    expect(refused).toContain('群主')
    await setUp(village)
    await village.say('M01', '名册')
    expect(await village.last('M01')).toContain('共有党员 60 人')
    expect(await village.reads('M40', 'oc_branch_2')).toContain('禾坪二支部 的工作群')
  })

  test('who has no phone gets a contact person', async () => {
    await nameContacts(village)
    await village.say('M01', '还差什么')
    expect(await village.last('M01')).toContain('补全联系人')
  })

  test('the team adopts the plan, and all four groups read what is to do', async () => {
    await adoptAndPublish(village)
    for (const chat of groups) {
      const member = { oc_branch_2: 'M40', oc_branch_3: 'M54' }[chat] ?? 'M13'
      expect(await village.reads(member, chat)).toContain('3月7日（周三）至3月9日（周五）')
    }
  })

  test('members answer in the group and the number on the card is live', async () => {
    await village.moveTo('2018-02-08T09:00:00+08:00')
    for (const { secretary } of branches) await publishTask(village, secretary, '2018-02-22')
    expect(await village.press('M13', '我已学完', undefined, 'oc_branch_1')).toBe('已记录，谢谢')
    expect(await village.press('M14', '我已学完', undefined, 'oc_branch_1')).toBe('已记录，谢谢')
    expect(await village.press('M14', '我已学完', undefined, 'oc_branch_1')).toContain('已经')
    expect(await village.reads('M16', 'oc_branch_1')).toContain('已学　2/24')
    await village.press('M13', '写心得', undefined, 'oc_branch_1')
    await village.press('M13', '保存', { body: '<at id=all></at> **学了要做**' })
    const everything = await village.reads('M14')
    expect(everything).not.toContain('学了要做')
  })

  test('a contact person answers for a member without a phone', async () => {
    await village.say('M05', '待办')
    expect(await village.last('M05')).toContain('代 普贵明：学习十九大报告')
    await village.say('M05', '学习')
    await openDutyOf('M05', '普贵明')
    expect(await village.press('M05', '帮他登记：已学完')).toContain('已登记')
    expect(await village.reads('M16', 'oc_branch_1')).toContain('已学　3/24')
  })

  test('who missed the session is asked to catch up, and does', async () => {
    const topics = ['eightClarities', 'fourteenPersistences', 'memberDuties']
    const all = [...topics, 'primaryOrganizationTasks']
    for (const [at, { secretary }] of branches.entries()) {
      const absent = secretary === 'M02' ? ['罗建成'] : []
      const heldOn = `2018-02-1${at}`
      await holdSession(village, { secretary, heldOn, topics: all, absent })
    }
    expect(await village.last('M25')).toContain('补学')
    await village.press('M25', '我已补学', { what: '自己读了一遍十九大报告。' })
    await village.say('M02', '学习')
    expect(await village.last('M02')).toContain('补学名单（0 人次）')
  })

  test('a lost connection, a hard restart and a lost answer change nothing that was recorded', async () => {
    await village.faults({
      dropConnection: true,
      loseAnswerOfNext: { path: '/open-apis/im/v1/messages', times: 1 },
    })
    await village.say('M16', '待办')
    expect(occurrences(await village.reads('M16'), '我的待办')).toBe(1)
    await village.restartBot(true)
    expect(await village.press('M16', '我已学完', undefined, 'oc_branch_1')).toBe('已记录，谢谢')
    expect(await village.reads('M13', 'oc_branch_1')).toContain('已学　4/24')
  })

  test('over the Spring Festival the bot is silent, and after it reminds once a day', async () => {
    await village.moveTo('2018-02-15T08:00:00+08:00')
    const before = await counts()
    await village.moveTo('2018-02-18T20:00:00+08:00')
    expect(await counts()).toEqual(before)
    await village.moveTo('2018-02-22T08:00:00+08:00')
    expect(await digestsOn('M17', '2018-02-22')).toHaveLength(1)
    expect(await digestsOn('M13', '2018-02-22')).toHaveLength(0)
    await village.moveTo('2018-02-24T08:00:00+08:00')
    for (const day of ['2018-02-22', '2018-02-23', '2018-02-24']) {
      expect((await digestsOn('M17', day)).length).toBeLessThanOrEqual(1)
    }
  })

  test('overdue work climbs the ladder: the person again, then a leader, with a number and no name', async () => {
    await village.moveTo('2018-02-27T08:00:00+08:00')
    const leader = await village.reads('M05')
    expect(leader).toMatch(/学习任务：还有 \d+ 人没办好/)
    const digests = (await digestsOn('M05', '2018-02-24')).concat(
      await digestsOn('M05', '2018-02-26'),
    )
    expect(JSON.stringify(digests)).not.toContain('苏宗才')
  })

  test('when everybody has answered, the board is green', async () => {
    for (const { chat, secretary } of branches) {
      const own = branchOf(secretary)
      for (const memberId of village.reachable(own)) {
        await village.press(memberId, '我已学完', undefined, chat)
      }
    }
    for (const [contact, name] of [
      ['M06', '张会芬'],
      ['M04', '王正成'],
      ['M29', '穆应富'],
      ['M48', '彭朝荣'],
    ] as const) {
      await openDutyOf(contact, name)
      await village.press(contact, '帮他登记：已学完')
    }
    for (const { secretary, name } of branches.slice(0, 1)) {
      await village.say(secretary, '进度')
      const board = await village.last(secretary)
      expect(board).toContain(`进度 · ${name}`)
      expect(board).not.toContain('学习十九大报告')
    }
  })

  test('nothing a person wrote and no name of who was missing stands in any group', async () => {
    for (const chat of groups) {
      const member = { oc_branch_2: 'M40', oc_branch_3: 'M54' }[chat] ?? 'M13'
      const read = await village.reads(member, chat)
      for (const word of ['学了要做', '自己读了一遍', '苏宗才', '罗建成']) {
        expect(read).not.toContain(word)
      }
    }
  })

  test('the platform refused nothing', async () => {
    const refused = (await village.calls()).filter((call) => call.code !== 0)
    expect(refused.filter((call) => call.code !== 99_991_663)).toEqual([])
  })

  async function openDutyOf(contact: string, name: string): Promise<void> {
    await village.say(contact, '待办')
    const card = (await village.ownThread(contact)).at(-1)
    const own = `代 ${name}：学习十九大报告`
    const lines = await village.last(contact)
    const at = lines.slice(0, lines.indexOf(own)).split('去办').length - 1
    await village.clickNth(contact, card?.messageId ?? '', '去办', at)
  }

  async function counts(): Promise<number[]> {
    const people = ['M01', 'M02', 'M13', 'M17', 'M40', 'M54']
    return await Promise.all(people.map(async (one) => (await village.seen(one)).length))
  }
})

const branchOf = (secretary: string) => (memberId: string) => {
  const number = Number(memberId.slice(1))
  if (!memberId.startsWith('M')) return false
  if (secretary === 'M02') return number <= 26
  if (secretary === 'M27') return number > 26 && number <= 46
  return number > 46
}

const occurrences = (text: string, word: string) => text.split(word).length - 1
const chinaDay = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
