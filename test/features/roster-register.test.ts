import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getPerson, postsOf } from '../../db/queries/people.ts'
import { listRegister, registerEventsOf } from '../../db/queries/register.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf, villageCsv } from '../support/village.ts'

let bot: TestBot

beforeEach(async () => {
  bot = await startBot()
})
afterEach(async () => {
  await bot.close()
})

const person = (code: string) => getPerson(bot.database, personIdOf(code))
const flagsOf = (code: string) =>
  listRegister(bot.database, rootId).find((one) => one.rosterCode === code)?.flags

function form(code: string, changed: Record<string, unknown> = {}): Record<string, unknown> {
  const row = listRegister(bot.database, rootId).find((one) => one.rosterCode === code)
  return {
    kind: row?.kind,
    home: row?.groupId ?? row?.branchId,
    flags: Object.keys(row?.flags ?? {}),
    posts: row?.posts.map((held) => `${held.body}.${held.post}`),
    onDay: '2018-02-06 +0800',
    ...changed,
  }
}

test('the overview counts, the list pages, a name finds one person', async () => {
  await bot.says('茶应明', '名册')
  expect(bot.lastSeenBy('茶应明')).toContain('共有党员 60 人，其他人员 8 人')
  await bot.press('茶应明', '名单')
  expect(bot.lastSeenBy('茶应明')).toContain('第 1 页，共 7 页，68 人')
  await bot.press('茶应明', '下一页')
  expect(bot.lastSeenBy('茶应明')).toContain('第 2 页')
  await bot.says('茶应明', '名册 董春辉')
  expect(bot.lastSeenBy('茶应明')).toContain('情况：留党察看')
  await bot.says('茶应明', '名册 无此人')
  expect(bot.lastSeenBy('茶应明')).toContain('没有找到')
})

test('a member may not open the register, a branch secretary sees the own branch only', async () => {
  await bot.says('何兰仙', '名册')
  expect(bot.lastSeenBy('何兰仙')).toContain('只有书记可以做')
  await bot.says('郭文蓉', '/roster')
  expect(bot.lastSeenBy('郭文蓉')).toContain('共有党员 20 人')
  await bot.says('郭文蓉', '名册 罗秋梅')
  expect(bot.lastSeenBy('郭文蓉')).toContain('没有找到')
})

test('every change of a person is a dated event', async () => {
  await bot.says('茶应明', '名册 张向强')
  expect(await bot.press('茶应明', '保存', form('M15', { place: 'destination' }))).toBe('没有改动')
  expect(await bot.press('茶应明', '保存', form('M15', { place: 'returnedHome' }))).toBe('已保存')
  expect(flagsOf('M15')).toEqual({ flowOut: 'returnedHome' })
  const [event] = registerEventsOf(bot.database, personIdOf('M15'), 5)
  expect(event).toMatchObject({ onDay: '2018-02-06', byPersonId: personIdOf('M01') })
  await bot.says('茶应明', '名册 罗丽梅')
  await bot.press('茶应明', '保存', form('M26', { kind: 'fullMember' }))
  expect(bot.lastSeenBy('茶应明')).toContain('预备党员转正')
})

test('a branch secretary gives posts of the own branch only, and cannot take others away', async () => {
  await bot.says('郭文蓉', '名册 张晓禾')
  const wanted = (posts: string[]) => form('M32', { posts })
  expect(await bot.press('郭文蓉', '保存', wanted(['GB.secretary']))).toContain('只能改本支部')
  expect(await bot.press('郭文蓉', '保存', wanted(['B2.discipline']))).toBe('已保存')
  const held = postsOf(bot.database, personIdOf('M32')).map((one) => `${one.body}.${one.post}`)
  expect(held.toSorted()).toEqual(['B2.discipline', 'VC.member'])
  const elsewhere = form('M32', { home: unitIdOf('B1') })
  expect(await bot.press('郭文蓉', '保存', elsewhere)).toContain('只能把人放在本支部')
})

test('the last secretary with an account can neither resign, leave nor lose the account', async () => {
  await bot.says('茶应明', '名册 茶应明')
  const sentence = '至少要有一位已对上账号的党总支书记'
  expect(await bot.press('茶应明', '保存', form('M01', { posts: [] }))).toContain(sentence)
  expect(await bot.press('茶应明', '账号对错了，解除')).toContain(sentence)
  await bot.press('茶应明', '不再在册（转出、去世等）')
  const leaving = { reason: 'transferredOut', onDay: '2018-02-06 +0800' }
  expect(await bot.press('茶应明', '确认不再在册', leaving)).toContain(sentence)
  expect(person('M01').state).toBe('active')
})

test('somebody who moved away stays in the records and hears nothing more', async () => {
  await bot.says('茶应明', '名册 周开坤')
  await bot.press('茶应明', '不再在册（转出、去世等）')
  const leaving = { reason: 'transferredOut', onDay: '2018-02-05 +0800' }
  expect(await bot.press('茶应明', '确认不再在册', leaving)).toBe('已记入名册变动')
  expect(bot.lastSeenBy('茶应明')).toContain('已不在名册里')
  expect(person('M05')).toMatchObject({ state: 'left', openId: null })
  expect(person('M08').contactPersonId).toBeNull()
  expect(registerEventsOf(bot.database, personIdOf('M05'), 1)).toMatchObject([
    { kind: 'left', onDay: '2018-02-05', detail: { reason: 'transferredOut' } },
  ])
})

test('who has no account gets a contact person, the group leader by one press for all', async () => {
  await bot.says('茶应明', '名册 周开坤')
  await bot.press('茶应明', '不再在册（转出、去世等）')
  await bot.press('茶应明', '确认不再在册', { reason: 'died', onDay: '2018-02-05 +0800' })
  await bot.says('茶应明', '名册 茶应明')
  await bot.press('茶应明', '保存', form('M01', { posts: [...postCodes('M01'), 'B1G1.leader'] }))
  await bot.says('茶应明', '名册')
  await bot.press('茶应明', '补全联系人（1）')
  expect(bot.lastSeenBy('茶应明')).toContain('普贵明')
  expect(await bot.press('茶应明', '1 人都由小组组长联系')).toBe('已为 1 人指定小组组长')
  expect(person('M08').contactPersonId).toBe(personIdOf('M01'))
  expect(bot.lastSeenBy('茶应明')).toContain('都有联系人了')
})

const postCodes = (code: string) =>
  postsOf(bot.database, personIdOf(code)).map((held) => `${held.body}.${held.post}`)

test('an export can be imported again without a difference, in Excel and CSV', async () => {
  await bot.says('茶应明', '名册')
  for (const label of ['导出 Excel', '导出 CSV']) {
    await bot.press('茶应明', label)
    const file = bot.platform.messages.at(-1)?.file
    expect(file?.name).toMatch(/^禾坪村党总支党员名册2018-02-06\.(xlsx|csv)$/)
    await bot.sendsFile('茶应明', file?.name ?? '', file?.bytes ?? new Uint8Array())
    expect(bot.lastSeenBy('茶应明')).toContain('新增 0 人，有变化 0 人，没变化 68 人')
  }
})

test('a cell that looks like a formula is only text in both files', async () => {
  await bot.says('茶应明', '名册')
  await bot.press('茶应明', '添加人员')
  const added = { name: '=HYPERLINK(1)', kind: 'observer', onDay: '2018-02-06 +0800' }
  expect(await bot.press('茶应明', '添加', added)).toBe('已添加')
  await bot.says('茶应明', '名册')
  await bot.press('茶应明', '导出 CSV')
  const csv = Buffer.from(bot.platform.messages.at(-1)?.file?.bytes ?? []).toString()
  expect(csv).toContain("'=HYPERLINK")
  await bot.press('茶应明', '导出 Excel')
  const rows = await readSheet(Buffer.from(bot.platform.messages.at(-1)?.file?.bytes ?? []))
  expect(rows.flat()).toContain('=HYPERLINK(1)')
})

test('a new file shows differences; who is missing is asked about, never dropped', async () => {
  const file = villageCsv
    .split('\n')
    .filter((line) => !line.startsWith('M11,'))
    .join('\n')
    .replace('M12,李朝春,M,1965', 'M12,李朝春,M,1966')
  await bot.sendsFile('茶应明', '名册.csv', Buffer.from(file))
  expect(bot.lastSeenBy('茶应明')).toContain('新增 0 人，有变化 1 人，没变化 66 人')
  expect(bot.lastSeenBy('茶应明')).toContain('李朝春：出生年')
  expect(bot.lastSeenBy('茶应明')).toContain('杨宗成')
  await bot.press('茶应明', '确认导入')
  expect(person('M11').state).toBe('active')
  await bot.press('茶应明', '确认对不上的人（1）')
  expect(bot.lastSeenBy('茶应明')).toContain('最近导入的文件里没有 杨宗成')
  expect(await bot.press('茶应明', '仍在册，保留')).toBe('好的，名册不变')
  expect(bot.lastSeenBy('茶应明')).toContain('都确认好了')
})

test('bad rows are shown by row and column, and a branch secretary stays in the own branch', async () => {
  const file = '编号,姓名,类别,支部\nM29,段向峰,党员,B2\nM03,罗秋梅,党员,B1\nM90,新来的,国王,B2\n'
  await bot.sendsFile('郭文蓉', '名册.csv', Buffer.from(file))
  const seen = bot.lastSeenBy('郭文蓉')
  expect(seen).toContain('有 2 行读不了')
  expect(seen).toContain('第 3 行“支部”：不是您的支部')
  expect(seen).toContain('第 4 行“类别”：看不懂')
  expect(seen).not.toContain('国王')
  expect(await bot.press('郭文蓉', '取消')).toBe('已取消，名册没有改动')
})

test('a parameter table of the plan is not taken for a register', async () => {
  await bot.sendsFile('茶应明', '方案参数.xlsx', Buffer.from('x'))
  expect(bot.cardsOfKind('rosterImport')).toEqual([])
})

test('a file that is no table is refused with a sentence, and a member’s file is nobody’s', async () => {
  await bot.sendsFile('茶应明', '照片.xlsx', Buffer.from('504b030400000000', 'hex'))
  expect(bot.lastSeenBy('茶应明')).toContain('不是 Excel 或 CSV 表格')
  await bot.sendsFile('何兰仙', '名册.csv', Buffer.from(villageCsv))
  expect(bot.lastSeenBy('何兰仙')).not.toContain('名册没有')
})

test('a confirmation of something that has changed meanwhile is asked again', async () => {
  await bot.sendsFile('茶应明', '名册.csv', Buffer.from('编号,姓名,支部\nM91,新来的,B1\n'))
  await bot.says('郭文蓉', '名册')
  await bot.press('郭文蓉', '添加人员')
  const added = { name: '王新', kind: 'fullMember', home: unitIdOf('B2'), onDay: '2018-02-06' }
  await bot.press('郭文蓉', '添加', added)
  expect(await bot.press('茶应明', '确认导入')).toBe('名册刚有变动，请核对后再点一次')
  expect(await bot.press('茶应明', '确认导入')).toBe('导入好了')
})
