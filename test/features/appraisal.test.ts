import { afterEach, beforeEach, expect, test } from 'vitest'
import { selfAppraisalOf } from '../../db/queries/appraisals.ts'
import { updateMeeting } from '../../db/queries/meetings.ts'
import { getPerson } from '../../db/queries/people.ts'
import { findSelfAppraisal, saveSelfAppraisal } from '../../db/queries/self-appraisals.ts'
import { appraisal } from '../../src/features/appraisal/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { insertHeldMeeting } from '../support/held-meeting.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-04T09:00' })
  bot.database.inTransaction(insertRunningCycle)
})

const words = {
  a1: '去年两次支部学习没有参加',
  a2: '开会迟到过三次',
  a3: '和邻居为水沟红过脸',
  a4: '公益岗位的活推给了别人',
}
const form = { ...words, grade: 'qualified' }
const own = (code: string) => selfAppraisalOf(bot.database, 'cycle', personIdOf(code))

function isReadBy(code: string, subject = 'M13'): boolean {
  const kind = appraisal.cards?.['selfAppraisal']
  const key = { cycleId: 'cycle', personId: personIdOf(subject) }
  const matter = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
  const person = getPerson(bot.database, personIdOf(code))
  return mayRead(bot.database, matter, { kind: 'person', person })
}

test('a draft is the writer’s alone; handed in, also the secretary’s; taken back, alone again', async () => {
  await bot.says('何兰仙', '自评')
  expect(await bot.press('何兰仙', '先存着', { a1: words.a1 })).toBe('已存好，可以接着写')
  expect(own('M13')).toBeUndefined()
  expect(isReadBy('M13')).toBe(true)
  expect(isReadBy('M02')).toBe(false)

  expect(await bot.press('何兰仙', '写好了，交上去', form)).toBe('已交，只有您和书记能看')
  expect(own('M13')).toEqual({
    proposedGrade: 'qualified',
    onPaper: false,
    aspects: {
      politics: words.a1,
      discipline: words.a2,
      morality: words.a3,
      role: words.a4,
    },
  })
  expect(['M13', 'M02', 'M01', 'M03', 'M27', 'M12'].map((code) => isReadBy(code))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(bot.lastSeenBy('何兰仙')).toContain(words.a3)
  expect(await bot.press('何兰仙', '取回修改')).toBe('已取回，可以接着改')
  expect(own('M13')).toBeUndefined()
  expect(isReadBy('M02')).toBe(false)
})

test('what is handed in incomplete is kept as a draft, and says what is missing', async () => {
  await bot.says('何兰仙', '自评')
  const said = await bot.press('何兰仙', '写好了，交上去', { ...words, a2: '', a4: undefined })
  expect(said).toContain('还没写：纪律、作用、自评等次')
  expect(own('M13')).toBeUndefined()
  const draft = findSelfAppraisal(bot.database, { cycleId: 'cycle', personId: personIdOf('M13') })
  expect(draft?.content?.aspects).toEqual({ politics: words.a1, morality: words.a3 })
})

test('a probationary member is asked for no grade, and none is taken', async () => {
  await bot.says('罗丽梅', '自评')
  expect(bot.lastSeenBy('罗丽梅')).not.toContain('自评等次')
  expect(await bot.press('罗丽梅', '写好了，交上去', form)).toContain('已交')
  expect(own('M26')).toMatchObject({ proposedGrade: undefined })
})

test('an old card cannot write over what was handed in; a double click changes nothing', async () => {
  await bot.says('何兰仙', '自评')
  await bot.press('何兰仙', '写好了，交上去', form)
  const again = await bot.pressStale('何兰仙', '写好了，交上去', { ...form, a1: '别的话' })
  expect(again).toContain('先按“取回修改”')
  expect(own('M13')?.aspects['politics']).toBe(words.a1)
  await bot.press('何兰仙', '取回修改')
  expect(await bot.pressStale('何兰仙', '取回修改')).toBe('现在没有可以取回的')
})

test('the last click wins, not the last to arrive', () => {
  const key = { cycleId: 'cycle', personId: personIdOf('M13') }
  const save = (rev: number, politics: string) =>
    bot.database.inTransaction((tx) =>
      saveSelfAppraisal(tx, key, {
        content: { aspects: { politics } },
        state: 'draft',
        byPersonId: key.personId,
        rev,
        handedInAt: null,
      }),
    )
  expect([save(20, 'later'), save(10, 'earlier')]).toEqual([true, false])
  expect(findSelfAppraisal(bot.database, key)?.content?.aspects).toEqual({ politics: 'later' })
})

test('the contact person writes for one without a phone; nobody else may', async () => {
  await bot.says('周开坤', '自评')
  await bot.press('周开坤', '帮 普贵明 写')
  expect(await bot.press('周开坤', '写好了，交上去', form)).toBe('已代为交上，谢谢您帮忙')
  expect(own('M08')).toMatchObject({ proposedGrade: 'qualified' })
  await bot.says('张春松', '自评')
  await bot.press('张春松', '禾坪一支部个人自评情况')
  await bot.press('张春松', '看')
  expect(bot.lastSeenBy('张春松')).toMatch(/由 周开坤 代写[^]*红过脸/)
  expect(bot.lastSeenBy('张春松')).not.toContain('取回修改')
  expect(await bot.pressForwarded('何兰仙', '周开坤', '取回修改')).toContain('不是发给您的')
})

test('who belongs to no branch here, or is appraised elsewhere, is told so', async () => {
  await bot.says('张向强', '自评')
  expect(bot.lastSeenBy('张向强')).toContain('不用在这里写自评')
})

test('from T−4 it is owed by who has not handed it in', async () => {
  const owes = async (name: string) => {
    await bot.says(name, '待办')
    return bot.lastSeenBy(name).includes('写个人自评')
  }
  expect(await owes('何兰仙')).toBe(true)
  await bot.says('何兰仙', '自评')
  await bot.press('何兰仙', '写好了，交上去', form)
  expect(await owes('何兰仙')).toBe(false)
  await bot.says('张春松', '还差什么')
  expect(bot.lastSeenBy('张春松')).toContain('写个人自评')
})

test('on the last day those who still owe it are reminded, privately', async () => {
  await bot.close()
  bot = await startBot({ now: '2018-03-06T07:20' })
  bot.database.inTransaction(insertRunningCycle)
  await bot.says('何兰仙', '自评')
  await bot.press('何兰仙', '写好了，交上去', form)
  await bot.goTo('2018-03-06T07:30')
  expect(bot.remindedOn('2018-03-06')).toContain('杨宗成')
  expect(bot.seenBy('杨宗成')).toContain('写个人自评')
  expect(bot.seenBy('何兰仙')).not.toContain('写个人自评')
  expect(bot.groupSees('B1')).not.toContain('写个人自评')
})

test('before T−4 nothing is owed', async () => {
  await bot.close()
  bot = await startBot({ now: '2018-03-02T09:00' })
  bot.database.inTransaction(insertRunningCycle)
  await bot.says('何兰仙', '待办')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('写个人自评')
})

test('the secretary notes papers, and takes a note back', async () => {
  await bot.says('张春松', '自评')
  await bot.press('张春松', '禾坪一支部个人自评情况')
  const paper = { people: [personIdOf('M11')] }
  expect(await bot.press('张春松', '登记收到纸质自评', paper)).toBe('已登记 1 份纸质自评')
  expect(own('M11')).toEqual({ proposedGrade: undefined, onPaper: true, aspects: {} })
  const stranger = { people: [personIdOf('M30')] }
  expect(await bot.press('张春松', '登记收到纸质自评', stranger)).toContain('名单有变化')
  await bot.says('杨宗成', '自评')
  expect(bot.lastSeenBy('杨宗成')).toContain('已登记交了纸质的自评')
  await bot.press('张春松', '下一页')
  expect(await bot.press('张春松', '没收到')).toBe('已撤销登记')
  expect(own('M11')).toBeUndefined()
})

test('when the meeting is over nothing is written any more', async () => {
  await bot.says('何兰仙', '自评')
  bot.database.inTransaction((tx) => {
    const held = { unit: 'B1', meetingType: 'C' as const, chair: 'M02', recorder: 'M03' }
    const meetingId = insertHeldMeeting(tx, held, bot.time.now())
    updateMeeting(tx, meetingId, { state: 'closed' })
  })
  expect(await bot.press('何兰仙', '先存着', form)).toContain('民主评议会已经开完')
  await bot.says('何兰仙', '自评')
  expect(bot.lastSeenBy('何兰仙')).toContain('没有交自评')
})

test('its words are in no group, no log and not in the file', async () => {
  await bot.says('何兰仙', '自评', { chat: 'B1' })
  await bot.press('何兰仙', '写好了，交上去', form)
  expect(bot.groupSees('B1')).toBe('')
  const bytes = serialized(bot.database)
  for (const word of Object.values(words)) {
    expect(bytes.includes(Buffer.from(word))).toBe(false)
    expect(bot.logged.join('\n')).not.toContain(word)
  }
})
