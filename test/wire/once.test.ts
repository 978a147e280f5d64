import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseFile } from '../../db/open.ts'
import { ByHand } from '../support/by-hand.ts'
import { personIdOf } from '../support/village.ts'
import { startWire } from '../support/wire.ts'
import { readFrom, studiers, taskId } from '../support/wire-village.ts'

const title = '学习任务：'

function statesOf(dataDir: string): { person_id: string; state: string }[] {
  return readFrom(dataDir, 'SELECT person_id, state FROM study_completion ORDER BY person_id')
}

test('F9: an event pushed twice is answered once', async () => {
  const wire = await startWire()
  await wire.control.setFaults({ duplicateNextEvents: 1 })
  await wire.say('M11', '帮助')
  expect(wire.privately('M11')).toHaveLength(1)
  expect(wire.bot.logged.join()).toContain('"result":"repeated"')
})

test('F9: a press pushed twice does its work once', async () => {
  const wire = await startWire()
  const hand = new ByHand(wire)
  await wire.say('M11', '学习')
  await wire.press('M11', '我的学习', '记下查找到的问题（0）')
  const button = hand.buttonOf('M11', '查找到的问题', '记下')
  const form = { dimension: 'thinking', body: '学得不够' }
  const head = { event_id: 'ev_same' }
  for (const _again of [1, 2]) await hand.press({ ...button, form, head })
  expect(readFrom(wire.dataDir, 'SELECT * FROM problem_note')).toHaveLength(1)
})

test('F10: the same click from two devices counts once', async () => {
  const wire = await startWire()
  const answers = await Promise.all([
    wire.press('M11', title, '我已学完'),
    wire.press('M11', title, '我已学完'),
  ])
  const said = new Set(answers.map((answer) => answer.toast?.content))
  expect(said).toEqual(new Set(['已经记录过了', '已记录，谢谢']))
  expect(statesOf(wire.dataDir)).toEqual([{ person_id: personIdOf('M11'), state: 'done' }])
  expect(wire.cardOf('M11', title).text).toContain('**1/')
})

test('F11: a click that arrives after a later one changes nothing', async () => {
  const wire = await startWire()
  const hand = new ByHand(wire)
  const early = String((hand.now - 60_000) * 1000)
  await wire.press('M11', title, '我已学完')
  await wire.say('M11', '学习')
  await wire.press('M11', '我的学习', '查看')
  expect((await wire.press('M11', title, '点错了，撤销')).toast?.content).toBe('已撤销')
  const button = hand.buttonOf('M12', title, '我已学完')
  const openId = hand.buttonOf('M11', title, '我已学完').openId
  await hand.press({ ...button, openId, head: { create_time: early } })
  expect(statesOf(wire.dataDir)).toEqual([{ person_id: personIdOf('M11'), state: 'undone' }])
})

test('F12: an answer that comes after the end is refused and not written', async () => {
  const wire = await startWire()
  const sqlite = new Sqlite(databaseFile(wire.dataDir))
  sqlite.prepare(`UPDATE study_task SET state = 'closed' WHERE task_id = ?`).run(taskId)
  sqlite.close()
  const before = wire.rows()
  expect((await wire.press('M11', title, '我已学完')).toast?.content).toBe('已经结束了')
  expect(wire.rows()).toEqual(before)
})

test('F27: one poisoned answer in a group commit spoils no other', async () => {
  const wire = await startWire()
  const hand = new ByHand(wire)
  const sqlite = new Sqlite(databaseFile(wire.dataDir))
  const poison = JSON.stringify({ action: 'study.done', carried: { taskId: 7 } })
  sqlite.prepare(`UPDATE card_issue SET buttons = json_set(buttons, '$.p', json(?))`).run(poison)
  const button = hand.buttonOf('M15', title, '我已学完')
  // While somebody else holds the file all of them gather for one commit.
  sqlite.exec('BEGIN IMMEDIATE')
  const pressing = studiers.map((code) => wire.press(code, title, '我已学完'))
  const poisoned = hand.press({ ...button, value: { ...button.value, b: 'p' } })
  await new Promise((resolve) => setTimeout(resolve, 600))
  sqlite.exec('ROLLBACK')
  sqlite.close()
  expect(await poisoned).toBe('系统出错，已记录')
  const toasts = (await Promise.all(pressing)).map((answer) => answer.toast?.content)
  expect(new Set(toasts)).toEqual(new Set(['已记录，谢谢']))
  expect(statesOf(wire.dataDir)).toHaveLength(studiers.length)
  expect(wire.rows()['seen_arrival']).toBe(studiers.length)
})
