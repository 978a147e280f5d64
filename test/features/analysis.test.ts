import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { insertProblemNote } from '../../db/queries/study-writings.ts'
import { scratch } from '../db/scratch.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type BotOptions, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'
import {
  handInAnalysis,
  pressEarlier,
  words,
  writeAll,
  writePage,
} from '../support/write-analysis.ts'

let bot: TestBot
afterEach(() => bot.close())

async function start(options: BotOptions = {}): Promise<void> {
  bot = await startBot({ now: '2018-02-28T09:00', ...options })
  bot.database.inTransaction(insertRunningCycle)
}

const 何兰仙 = () => ({ bot, name: '何兰仙' })

test('an analysis is typed page by page, goes on after a restart, and is handed in', async () => {
  const file = `${scratch()}/zhibu.db`
  await start({ file })
  await bot.says('何兰仙', '党性分析')
  expect(bot.lastSeenBy('何兰仙')).toContain('写好　0/10 页')
  await bot.press('何兰仙', '开始写')
  expect(bot.lastSeenBy('何兰仙')).toContain('第 1 页，共 10 页')
  await writeAll(何兰仙(), 4)
  expect(bot.lastSeenBy('何兰仙')).toContain('第 5 页，共 10 页')

  await bot.close()
  bot = await startBot({ file, after: bot })
  await writePage(何兰仙(), { finding: 'nothingFound', body: '问过三组的几位老人，都说没有。' })
  await bot.says('何兰仙', '党性分析')
  expect(bot.lastSeenBy('何兰仙')).toContain('写好　5/10 页')
  await bot.press('何兰仙', '接着写')
  expect(bot.lastSeenBy('何兰仙')).toContain('第 6 页，共 10 页')
  await writeAll(何兰仙(), 5)
  expect(bot.lastSeenBy('何兰仙')).toContain('写好　10/10 页')
  expect(await bot.press('何兰仙', '交给书记')).toContain('只有您和书记能看')

  bot.database.checkpoint()
  const bytes = [file, `${file}-wal`].map((path) => readFileSync(path).toString('latin1')).join('')
  for (const text of Object.values(words)) {
    expect(bytes).not.toContain(Buffer.from(text.slice(0, 8)).toString('latin1'))
  }
  expect(bytes).toContain(Buffer.from('何兰仙').toString('latin1'))
  expect(bot.logged.join('')).not.toContain(words.roots.slice(0, 6))
})

test('what was written stands on its page again, and going back saves as well', async () => {
  await start()
  await bot.says('何兰仙', '党性分析')
  await bot.press('何兰仙', '开始写')
  await writePage(何兰仙(), { body: words.aspect, more: '续写的话' })
  await bot.press('何兰仙', '保存，看上一页', { body: '第二页的话' })
  const page = JSON.stringify(bot.platform.messages.at(-1)?.card)
  expect(page).toContain(words.aspect)
  expect(page).toContain('续写的话')
  await bot.press('何兰仙', '保存，写下一页', { body: words.aspect })
  expect(JSON.stringify(bot.platform.messages.at(-1)?.card)).toContain('第二页的话')
})

test('an incomplete analysis is refused with what is missing, as from a stale phone', async () => {
  await start()
  await bot.says('何兰仙', '党性分析')
  await bot.press('何兰仙', '开始写')
  await writeAll(何兰仙(), 10)
  await bot.press('何兰仙', '6. 自我要求严不严　已写')
  await bot.press('何兰仙', '保存，回到目录', { body: '' })
  expect(bot.lastSeenBy('何兰仙')).toContain('6. 自我要求严不严　还没写')
  expect(await pressEarlier(何兰仙(), '交给书记')).toBe('还没写：自我要求严不严')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('已交给书记')
})

test('a short text is kept, with a hint; a long one is refused and a page holds 2000', async () => {
  await start()
  await bot.says('何兰仙', '党性分析')
  await bot.press('何兰仙', '开始写')
  const long = '学'.repeat(1001)
  expect(await bot.press('何兰仙', '保存，写下一页', { body: long })).toContain('最多 1000 字')
  expect(await writePage(何兰仙(), { body: '走访少' })).toContain('具体些')
  const full = '2017年'.repeat(200)
  expect(await writePage(何兰仙(), { body: full, more: full })).toBe('已保存')
})

test('study notes are shown to copy from, to their writer only', async () => {
  await start()
  bot.database.inTransaction((tx) => {
    const ids = { noteId: 'n', cycleId: 'cycle', personId: personIdOf('M13') }
    const note = { ...ids, dimension: 'workStyle', body: '走访老人少了', createdAt: 0 }
    insertProblemNote(tx, { ...note, byPersonId: personIdOf('M13') })
  })
  await bot.says('何兰仙', '党性分析')
  await bot.press('何兰仙', '开始写')
  expect(bot.lastSeenBy('何兰仙')).toContain('走访老人少了')
  await bot.says('杨宗成', '党性分析')
  await bot.press('杨宗成', '开始写')
  expect(bot.lastSeenBy('杨宗成')).not.toContain('走访老人少了')
})

test('the secretary reads, sends back with a remark, and it is handed in again', async () => {
  await start()
  await handInAnalysis(何兰仙())
  await bot.says('张春松', '党性分析')
  await bot.press('张春松', '禾坪一支部党性分析进度')
  await bot.press('张春松', '下一页')
  await bot.press('张春松', '何兰仙　已交')
  await bot.press('张春松', '看内容')
  expect(bot.lastSeenBy('张春松')).toContain(words.aspect)
  const remark = { remark: '第四个方面请写一件事' }
  expect(await bot.press('张春松', '退回修改', remark)).toContain('已退回')

  expect(bot.lastSeenBy('何兰仙')).toContain('第四个方面请写一件事')
  await bot.press('何兰仙', '4. 工作作风实不实　已写')
  await bot.press('何兰仙', '保存，回到目录', { body: '三月六日没去二组的院坝会。' })
  expect(await bot.press('何兰仙', '交给书记')).toContain('已交给书记')
  await bot.press('何兰仙', '看已交的内容')
  expect(bot.lastSeenBy('何兰仙')).toContain('第 2 稿')
  expect(bot.lastSeenBy('何兰仙')).toContain('院坝会')
  await bot.press('何兰仙', '看上一稿')
  expect(bot.lastSeenBy('何兰仙')).toContain('第 1 稿')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('院坝会')
  expect(bot.groupSees('B1')).not.toContain('院坝会')
})

test('taken back, a text can be changed; handed in, it cannot', async () => {
  await start()
  await handInAnalysis(何兰仙())
  expect(await pressEarlier(何兰仙(), '交给书记')).toBe('已经交了，不用再交')
  expect(await bot.press('何兰仙', '取回修改')).toContain('已取回')
  await bot.press('何兰仙', '8. 问题的根源　已写')
  expect(await bot.press('何兰仙', '保存，回到目录', { body: '没上心。' })).toBe('已保存')
  expect(await bot.press('何兰仙', '交给书记')).toContain('已交给书记')
})

test('who leads nothing is asked about the types for ordinary members, a leader is not', async () => {
  await start()
  await bot.says('何兰仙', '党性分析')
  expect(bot.lastSeenBy('何兰仙')).toContain('7. 普通党员着重查找的问题')
  await bot.says('罗秋梅', '党性分析')
  expect(bot.lastSeenBy('罗秋梅')).toContain('写好　0/9 页')
  expect(bot.lastSeenBy('罗秋梅')).not.toContain('普通党员着重查找的问题')
})
