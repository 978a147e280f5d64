import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gradesOf } from '../../db/queries/grades.ts'
import { gradeFeedbackOf, gradeRestudyOf } from '../../db/queries/grading-feedback.ts'
import { assignedTalkRecordOf, gradeFollowUpOf } from '../../db/queries/grading-follow-ups.ts'
import { getPerson } from '../../db/queries/people.ts'
import { grading } from '../../src/features/grading/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { insertDecided } from '../support/decided-branch.ts'
import { keepButton, nameOf, pressBeside } from '../support/graded-branch.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-12T09:00' })
})

const secretary = '张春松'
const unitId = unitIdOf('B1')
const of = (code: string) => ({ cycleId: 'cycle', personId: personIdOf(code) })
const texts = { strengths: '修路带头', gaps: '学习记录少', hopes: '按时参加学习' }
const gradeNow = (code: string) =>
  gradesOf(bot.database, { cycleId: 'cycle', unitId }).find(
    (one) => one.personId === personIdOf(code),
  )

/** Opens what the list of feedback has for somebody, on whatever page they are. */
async function open(code: string, label: string, by = secretary): Promise<void> {
  await bot.says(by, '评定')
  if (by !== secretary) await bot.press(by, '打开')
  await bot.press(by, `反馈（${told}/24）`)
  while (!bot.lastSeenBy(by).includes(nameOf(code))) await bot.press(by, '下一页')
  await pressBeside(bot, by, nameOf(code), label)
}

let told = 0
beforeEach(() => {
  told = 0
})

async function tell(code: string, form: Record<string, string> = {}): Promise<string> {
  await open(code, '反馈')
  const day = { channel: 'private', toldOn: '2018-03-12' }
  const said = await bot.press(secretary, '反馈', { ...texts, ...day, ...form })
  told += said.startsWith('已') ? 1 : 0
  return said
}

test('one is told privately, says so, and nobody else sees a word of it', async () => {
  insertDecided(bot, 'B1', { M13: 'excellent' })
  expect(await tell('M13')).toBe('已私下发给本人')
  expect(bot.lastSeenBy('何兰仙')).toContain('支部评定等次：优秀')
  expect(bot.lastSeenBy('何兰仙')).toContain('希望：按时参加学习')
  await bot.says('何兰仙', '待办')
  expect(bot.lastSeenBy('何兰仙')).toContain('看支部给您的评议反馈')
  expect(await bot.press('何兰仙', '收到')).toBe('已记录：收到')
  expect(gradeFeedbackOf(bot.database, of('M13'))?.answer).toBe('received')
  await bot.says('何兰仙', '待办')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('评议反馈')
  await bot.says(secretary, '评定')
  await bot.press(secretary, '反馈（1/24）')
  expect(bot.lastSeenBy(secretary)).toContain('已反馈 1/24 人，本人已答复 1 人')

  expect(bot.groupSees('B1') + bot.groupSees('GB')).not.toMatch(/优秀|修路带头/)
  for (const name of ['李朝春', '罗秋梅']) expect(bot.seenBy(name)).not.toContain('修路带头')
  const bytes = serialized(bot.database)
  for (const word of Object.values(texts)) expect(bytes.includes(Buffer.from(word))).toBe(false)
  expect(bot.logged.join('')).not.toMatch(/修路带头|excellent/)
})

test('nobody is told before it is decided, nor before that day, nor by themself', async () => {
  insertDecided(bot, 'B1', {}, 'open')
  await bot.says(secretary, '评定')
  expect(bot.lastSeenBy(secretary)).not.toContain('反馈（')
  await bot.close()
  bot = await startBot({ now: '2018-03-12T09:00' })
  insertDecided(bot, 'B1', {})
  expect(await tell('M13', { toldOn: '2018-03-11' })).toContain('不能早于评定会')
  expect(gradeFeedbackOf(bot.database, of('M13'))).toBeUndefined()
  await bot.says(secretary, '评定')
  await bot.press(secretary, '反馈（0/24）')
  expect(bot.lastSeenBy(secretary)).toMatch(/张春松　合格　没反馈\n.*\n本人由总支书记反馈/)
})

describe('a different opinion', () => {
  const objection = { statement: '去年学习我都去了' }

  /** 何兰仙 is told 合格 and disagrees. */
  async function object(): Promise<void> {
    insertDecided(bot, 'B1', { M05: 'excellent', M06: 'excellent', M07: 'excellent' })
    await tell('M13')
    await bot.press('何兰仙', '有不同意见')
    await bot.press('何兰仙', '交给支部', objection)
  }
  const outcome = {
    heldOn: '2018-03-14',
    present: ['M02', 'M03', 'M04'].map(personIdOf),
    note: '补记了两次学习，维持原等次',
  }

  test('is studied once more within ten days, and what comes out is final', async () => {
    await object()
    expect(gradeRestudyOf(bot.database, of('M13'))?.dueOn).toBe('2018-03-22')
    expect(bot.lastSeenBy('何兰仙')).toContain('3月22日 前再研究一次')
    expect(bot.lastSeenBy(secretary)).toContain('本人意见：去年学习我都去了')
    await bot.goTo('2018-03-14T09:00')
    const early = { ...outcome, heldOn: '2018-03-11', grade: 'qualified' }
    expect(await bot.press(secretary, '登记复议结果', early)).toContain('不能早于')
    const alone = { ...outcome, present: [personIdOf('M02')], grade: 'qualified' }
    expect(await bot.press(secretary, '登记复议结果', alone)).toContain('不到一半')
    expect(await bot.press(secretary, '登记复议结果', outcome)).toContain('请选等次')
    const settle = keepButton(bot, secretary, '登记复议结果')
    expect(await settle({ ...outcome, grade: 'qualified' })).toContain('最终结果')
    expect(await settle({ ...outcome, grade: 'excellent' })).toContain('已经提交过')
    expect(gradeNow('M13')).toMatchObject({ grade: 'qualified', state: 'restudied' })
    expect(bot.lastSeenBy('何兰仙')).toContain('维持原等次')
    expect(bot.lastSeenBy('何兰仙')).not.toContain('有不同意见')
    expect(await bot.press('何兰仙', '收到')).toBe('已记录：收到')
  })

  test('is stated once, whatever card it comes from', async () => {
    insertDecided(bot, 'B1', {})
    await tell('M13')
    await bot.press('何兰仙', '有不同意见')
    const twice = keepButton(bot, '何兰仙', '交给支部')
    expect(await twice(objection)).toContain('已收下')
    expect(await twice({ statement: '再说一次' })).toContain('还在复议')
    expect(gradeRestudyOf(bot.database, of('M13'))?.settledAt).toBeNull()
  })

  test('that makes one excellent too many is the first secretary’s to enter', async () => {
    insertDecided(bot, 'B1', {
      M05: 'excellent',
      M06: 'excellent',
      M07: 'excellent',
      M11: 'excellent',
    })
    await tell('M13')
    await bot.press('何兰仙', '有不同意见')
    await bot.press('何兰仙', '交给支部', objection)
    await bot.goTo('2018-03-14T09:00')
    const five = { ...outcome, grade: 'excellent' }
    expect(await bot.press(secretary, '登记复议结果', five)).toContain('请由总支书记来登记')
    await open('M13', '复议', '茶应明')
    expect(await bot.press('茶应明', '登记复议结果', five)).toContain('最终结果')
    expect(gradeNow('M13')).toMatchObject({ grade: 'excellent', state: 'restudied' })
    expect(gradeFollowUpOf(bot.database, of('M13'))?.kind).toBe('commendation')
  })

  test('waits on the secretary’s list without a name, and is on no board', async () => {
    await object()
    await bot.says(secretary, '待办')
    await bot.press(secretary, '下一页')
    expect(bot.lastSeenBy(secretary)).toContain('有 1 份不同意见等复议')
    expect(bot.lastSeenBy(secretary)).not.toContain('何兰仙')
    await bot.says(secretary, '进度')
    expect(bot.lastSeenBy(secretary)).not.toMatch(/不同意见|复议/)
  })
})

describe('what follows from a grade', () => {
  test('合格: told with strengths and hopes is enough', async () => {
    insertDecided(bot, 'B1', {})
    await tell('M13')
    expect(gradeFollowUpOf(bot.database, of('M13'))).toMatchObject({
      kind: 'encouragement',
      doneOn: '2018-03-12',
    })
  })

  test('优秀: commended on a day', async () => {
    insertDecided(bot, 'B1', { M13: 'excellent' })
    await tell('M13')
    await open('M13', '后续')
    expect(await bot.press(secretary, '登记表扬', { doneOn: '2018-03-13' })).toContain('不能晚于')
    expect(await bot.press(secretary, '登记表扬', { doneOn: '2018-03-12' })).toBe('已登记')
    expect(gradeFollowUpOf(bot.database, of('M13'))?.doneOn).toBe('2018-03-12')
  })

  test('基本合格: somebody is named, reminded, and writes down what came of it', async () => {
    insertDecided(bot, 'B1', { M13: 'basicallyQualified' })
    await tell('M13')
    await open('M13', '后续')
    const plan = { talker: personIdOf('M03'), dueOn: '2018-03-22' }
    const self = { ...plan, talker: personIdOf('M13') }
    expect(await bot.press(secretary, '安排谈话', self)).toContain('不能请本人')
    expect(await bot.press(secretary, '安排谈话', plan)).toBe('已请罗秋梅谈话')
    expect(bot.lastSeenBy('罗秋梅')).toContain('谈话对象：何兰仙')
    await bot.says('罗秋梅', '待办')
    expect(bot.lastSeenBy('罗秋梅')).toContain('找一位同志谈心谈话')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('何兰仙')
    await bot.says('罗秋梅', '进度')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('找一位同志')

    await bot.goTo('2018-03-22T09:00')
    expect(bot.remindedOn('2018-03-22')).toContain('罗秋梅')
    await bot.says('罗秋梅', '待办')
    await bot.press('罗秋梅', '去办')
    const done = { heldOn: '2018-03-21', talk: '家里忙，少来开会', plan: '每月来一次' }
    const write = keepButton(bot, '罗秋梅', '登记谈话')
    expect(await write(done)).toContain('已登记谈话')
    expect(await write({ ...done, plan: '改了' })).toContain('已经登记过')
    expect(assignedTalkRecordOf(bot.database, of('M13'))?.plan).toBe('每月来一次')
    expect(serialized(bot.database).includes(Buffer.from('每月来一次'))).toBe(false)
    await bot.says('罗秋梅', '待办')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('找一位同志谈心谈话')
  })

  test('不合格: told face to face; only days stay', async () => {
    insertDecided(bot, 'B1', { M13: 'unqualified' })
    await open('M13', '反馈')
    expect(bot.lastSeenBy(secretary)).toContain('按规定程序在纸上办理')
    expect(bot.lastSeenBy(secretary)).not.toContain('不足和差距')
    const day = { toldOn: '2018-03-12' }
    expect(await bot.press(secretary, '登记当面反馈', day)).toBe('已登记当面反馈')
    expect(bot.cardsOfKind('gradeFeedback')).toEqual([])
    expect(bot.seenBy('何兰仙')).not.toMatch(/不合格|评定/)
  })
})

test('a case that is none after the re-study is told in words, and asked to be', async () => {
  insertDecided(bot, 'B1', { M08: 'unqualified' })
  await open('M08', '反馈')
  await bot.press(secretary, '登记当面反馈', { toldOn: '2018-03-12' })
  told = 1
  await open('M08', '看反馈')
  await bot.press(secretary, '本人说：有不同意见')
  expect(await bot.press(secretary, '交给支部', { statement: '我改了' })).toContain('已收下')
  await open('M08', '复议')
  const present = ['M02', 'M03', 'M04'].map(personIdOf)
  const outcome = { heldOn: '2018-03-12', present, grade: 'qualified', note: '改为合格' }
  expect(await bot.press(secretary, '登记复议结果', outcome)).toContain('最终结果')
  await bot.says('罗秋梅', '进度')
  expect(bot.lastSeenBy('罗秋梅')).toContain('还有 24 人没有反馈')
  told = 0
  expect(await tell('M08', { channel: 'faceToFace' })).toBe('已登记当面反馈')
  await bot.says('罗秋梅', '进度')
  expect(bot.lastSeenBy('罗秋梅')).toContain('还有 23 人没有反馈')
})

test('one without a phone is told face to face, and the secretary notes the answer', async () => {
  insertDecided(bot, 'B1', {})
  expect(await tell('M08')).toContain('没有手机')
  expect(await tell('M08', { channel: 'faceToFace' })).toBe('已登记当面反馈')
  // The group leader answers for him in other things, not in this.
  expect(bot.seenBy('周开坤')).not.toMatch(/等次|反馈/)
  expect(bot.cardsOfKind('gradeFeedback')).toEqual([])
  await open('M08', '看反馈')
  expect(await bot.press(secretary, '本人说：收到')).toBe('已记录：收到')
  expect(gradeFeedbackOf(bot.database, of('M08'))?.answeredById).toBe(personIdOf('M02'))
})

test('a probationary member gets an opinion and no grade', async () => {
  insertDecided(bot, 'B1', {})
  await tell('M26')
  expect(bot.lastSeenBy('罗丽梅')).toContain('支部评定等次：不定等次')
  expect(gradeNow('M26')).toBeUndefined()
})

test('the secretary hears on T+7 how many are left, and names go into no group', async () => {
  insertDecided(bot, 'B1', {})
  await bot.says('罗秋梅', '进度')
  expect(bot.lastSeenBy('罗秋梅')).toContain('还有 24 人没有反馈')
  await bot.goTo('2018-03-14T09:00')
  expect(bot.remindedOn('2018-03-14')).toContain(secretary)
  expect(bot.groupSees('B1')).not.toMatch(/反馈|等次/)
})

test.each([
  ['gradeFeedback', 'the member', 'M13', true],
  ['gradeFeedback', 'the secretary', 'M02', true],
  ['gradeFeedback', 'the first secretary', 'M01', true],
  ['gradeFeedback', 'the committee', 'M03', false],
  ['gradeFeedback', 'another secretary', 'M27', false],
  ['gradeObjection', 'the member', 'M13', true],
  ['gradeObjection', 'the secretary', 'M02', false],
  ['gradingMeeting', 'the committee', 'M04', true],
  ['gradingMeeting', 'a member', 'M13', false],
  ['gradeRestudy', 'the committee', 'M04', true],
  ['gradeRestudy', 'the member', 'M13', false],
  ['gradingDesk', 'the committee', 'M03', false],
  ['gradingDesk', 'the secretary', 'M02', true],
  ['gradingConfirm', 'the secretary', 'M02', false],
  ['gradingConfirm', 'the first secretary', 'M01', true],
])('%s is read by %s (%s): %s', async (card, _who, code, may) => {
  insertDecided(bot, 'B1', {})
  await tell('M13')
  const kind = grading.cards?.[card]
  const key = { unitId, page: '1', ...of('M13') }
  const matter = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
  const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(code)) }
  expect(mayRead(bot.database, matter, reader)).toBe(may)
})
