import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gradesOf, gradingMeetingOf, ratioReasonOf } from '../../db/queries/grades.ts'
import { replacePosts } from '../../db/queries/people.ts'
import { gradeConclusionsOf } from '../../db/queries/grading-opinions.ts'
import {
  holdAppraisal,
  keepButton,
  meetAndPass,
  openMeeting,
  pass,
  propose,
  proposeForSecretary,
  type Proposals,
} from '../support/graded-branch.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-12T09:00' })
})

const of = { cycleId: 'cycle', unitId: unitIdOf('B1') }
const secretary = '张春松'
const excellent = (...codes: string[]): Proposals =>
  Object.fromEntries(codes.map((code) => [code, 'excellent']))
const four = excellent('M03', 'M05', 'M06', 'M07')
const stateNow = () => gradingMeetingOf(bot.database, of)?.state
const excellentNow = () =>
  gradesOf(bot.database, of)
    .filter((one) => one.grade === 'excellent')
    .map((one) => one.personId)

/** Everything up to the committee's conclusions. */
async function conclude(proposals: Proposals): Promise<void> {
  holdAppraisal(bot, 'B1')
  await propose(bot, 'B1', proposals)
  await proposeForSecretary(bot, 1)
  await meetAndPass(bot, 'B1')
  await bot.says(secretary, '评定')
  await bot.press(secretary, '看评定会')
  await bot.press(secretary, '确认评定结果')
}

describe('before the meeting', () => {
  test('nothing begins before the appraisal is over and the papers are counted', async () => {
    await bot.says(secretary, '评定')
    expect(bot.lastSeenBy(secretary)).toContain('还没有今年的方案')
    holdAppraisal(bot, 'B1', { counts: null })
    await bot.says(secretary, '评定')
    expect(bot.lastSeenBy(secretary)).toContain('测评结果还没有出来')
    await bot.press(secretary, '全部用纸票，写明情况')
    await expect(bot.press(secretary, '开始写初评意见', { reason: '' })).rejects.toThrow('reason')
    expect(await bot.press(secretary, '开始写初评意见', { reason: '全部纸票' })).toContain('可以写')
    expect(bot.lastSeenBy(secretary)).toContain('测评：没有分项结果')
  })

  test('the desk shows papers and the daily record beside the proposal, and no points', async () => {
    holdAppraisal(bot, 'B1', { counts: { M01: [3, 15, 2, 0] } })
    await bot.says(secretary, '评定')
    expect(await bot.press(secretary, '开始写初评意见')).toBe('可以写初评意见了')
    const seen = bot.lastSeenBy(secretary)
    expect(seen).toContain('测评 20 票：优秀 3（15%），合格 15（75%），基本合格 2（10%），不合格 0')
    expect(seen).toContain('开会 1/1 次')
    expect(seen).toContain('参评 23 人')
    expect(seen).toContain('即 4 人')
    expect(seen).not.toMatch(/分数|积分|排名/)
  })

  test('a proposal far from the papers, or a low one, needs its reason', async () => {
    holdAppraisal(bot, 'B1', { counts: { M01: [3, 15, 2, 0] } })
    await bot.says(secretary, '评定')
    await bot.press(secretary, '开始写初评意见')
    await bot.press(secretary, '写初评意见')
    expect(bot.lastSeenBy(secretary)).toContain('初评意见：茶应明')
    expect(await bot.press(secretary, '保存', { grade: 'excellent' })).toContain('请写理由')
    expect(await bot.press(secretary, '保存', {})).toContain('请选等次')
    const low = { grade: 'basicallyQualified', reasons: '' }
    expect(await bot.press(secretary, '保存', low)).toContain('请写理由')
    expect(gradesOf(bot.database, of)).toEqual([])
    expect(await bot.press(secretary, '保存', { grade: 'qualified' })).toBe('初评意见已存')
    expect(bot.lastSeenBy(secretary)).toContain('初评意见：罗秋梅')
  })

  test('the secretary writes nothing about themself; probationary members get no grade', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    const proposed = gradesOf(bot.database, of)
    expect(proposed).toHaveLength(22)
    expect(proposed.map((one) => one.personId)).not.toContain(personIdOf('M02'))
    expect(proposed.map((one) => one.personId)).not.toContain(personIdOf('M26'))
    await bot.says(secretary, '评定')
    expect(bot.lastSeenBy(secretary)).toContain('本人由总支书记写')
    expect(bot.lastSeenBy(secretary)).toContain('没定 1')
  })
})

describe('five, four and three of twenty-three', () => {
  const third = ['M03', 'M05', 'M06']

  test('four are within: decided at once', async () => {
    await conclude(excellent(...third, 'M07'))
    expect(bot.lastSeenBy(secretary)).toContain('优秀 4 人，参评 23 人，17.4%')
    expect(bot.lastSeenBy(secretary)).toContain('在比例内')
    expect(await bot.press(secretary, '确认评定结果')).toContain('已确认')
    expect(gradingMeetingOf(bot.database, of)).toMatchObject({
      state: 'decided',
      quotaState: 'withinGuide',
      excellentCount: 4,
      gradedCount: 23,
    })
    expect(bot.cardsOfKind('gradingConfirm')).toEqual([])
  })

  test('three are below: said, and nothing is made up to reach four', async () => {
    await conclude(excellent(...third))
    expect(bot.lastSeenBy(secretary)).toContain('低于一般比例，不用凑数')
    expect(await bot.press(secretary, '确认评定结果')).toContain('已确认')
    expect(excellentNow()).toEqual(third.map(personIdOf))
  })

  test('five are above: a reason, and the first secretary confirms', async () => {
    await conclude(excellent(...third, 'M07', 'M11'))
    expect(bot.lastSeenBy(secretary)).toContain('21.7%')
    await expect(bot.press(secretary, '送总支书记确认', { reason: '' })).rejects.toThrow('reason')
    expect(await bot.press(secretary, '送总支书记确认', { reason: '抗旱出力多' })).toContain(
      '已送总支书记',
    )
    expect(stateNow()).toBe('awaitingConfirmation')
    expect(bot.lastSeenBy('茶应明')).toContain('抗旱出力多')
    expect(bot.lastSeenBy('茶应明')).toContain('杨宗成')
    expect(await bot.press('茶应明', '退回再研究')).toContain('退回')
    expect(stateNow()).toBe('open')
    expect(ratioReasonOf(bot.database, of)).toBeUndefined()

    await bot.says(secretary, '评定')
    await bot.press(secretary, '看评定会')
    await bot.press(secretary, '确认评定结果')
    await bot.press(secretary, '送总支书记确认', { reason: '抗旱出力多，再研究后不变' })
    const again = keepButton(bot, '茶应明', '同意')
    expect(await bot.press('茶应明', '同意')).toContain('已同意')
    expect(gradingMeetingOf(bot.database, of)).toMatchObject({
      state: 'decided',
      quotaState: 'aboveGuide',
      confirmedById: personIdOf('M01'),
    })
    expect(await again()).toContain('已经提交过')
    expect(excellentNow()).toHaveLength(5)
  })

  test('a cap blocks: eight of twenty-three are more than a third', async () => {
    const ratio = { min: null, max: { num: 1, den: 3 }, mode: 'hardCap' as const }
    holdAppraisal(bot, 'B1', { ratio })
    await propose(bot, 'B1', excellent(...third, 'M07', 'M11', 'M12', 'M13', 'M14'))
    await proposeForSecretary(bot, 1)
    await meetAndPass(bot, 'B1')
    await bot.says(secretary, '评定')
    await bot.press(secretary, '看评定会')
    await bot.press(secretary, '确认评定结果')
    expect(bot.lastSeenBy(secretary)).toContain('优秀超过上限')
    await expect(bot.press(secretary, 'grading.decide')).rejects.toThrow('sees no button')
  })
})

describe('the committee', () => {
  test('less than half of it decides nothing', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    expect(await openMeeting(bot, 'B1', ['M02'])).toContain('到会 1/3 人')
    expect(gradingMeetingOf(bot.database, of)).toBeUndefined()
    expect(await openMeeting(bot, 'B1', ['M02', 'M13'])).toContain('要从名单里选')
  })

  test('whose item it is withdraws: another enters it, and is not counted', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    await proposeForSecretary(bot, 1)
    await openMeeting(bot, 'B1')
    const again = keepButton(bot, secretary, '其余 23 人按初评意见一致通过')
    expect(await pass(bot, secretary)).toBe('已按初评意见登记 23 人')
    expect(bot.lastSeenBy(secretary)).toContain('本人回避，由其他同志登记')
    expect(await again()).toContain('没有可以一并登记')
    expect(bot.lastSeenBy('罗秋梅')).toContain('没定 1')
    expect(await pass(bot, '罗秋梅')).toBe('已按初评意见登记 1 人')
    const done = gradeConclusionsOf(bot.database, of)
    expect(done.get(personIdOf('M02'))).toMatchObject({
      hasWithdrawn: true,
      deciderCount: 2,
      byPersonId: personIdOf('M03'),
    })
    expect(done.get(personIdOf('M13'))).toMatchObject({ hasWithdrawn: false, deciderCount: 3 })
    expect(done.get(personIdOf('M26'))?.grade).toBeNull()
  })

  test('a tie decides nothing, and nobody agrees who is not there', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    await openMeeting(bot, 'B1', ['M02', 'M03'])
    await bot.press(secretary, '登记结论')
    expect(bot.lastSeenBy(secretary)).toContain('研究：茶应明')
    const said = { grade: 'qualified', opinion: '' }
    expect(await bot.press(secretary, '登记', { ...said, agreed: '1' })).toContain('没有过半')
    expect(await bot.press(secretary, '登记', { ...said, agreed: '3' })).toContain('不能超过')
    expect(await bot.press(secretary, '登记', { ...said, agreed: '２' })).toBe('已登记结论')
    expect(await bot.press(secretary, '改结论')).toBe('')
    expect(gradeConclusionsOf(bot.database, of).get(personIdOf('M01'))).toMatchObject({
      grade: 'qualified',
      agreedCount: 2,
    })
  })

  test('two of three cannot decide about one of the two', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    await openMeeting(bot, 'B1', ['M02', 'M03'])
    await pass(bot, secretary)
    const open = gradeConclusionsOf(bot.database, of)
    expect(open.has(personIdOf('M03'))).toBe(false)
    expect(open.has(personIdOf('M04'))).toBe(true)
    await bot.says(secretary, '评定')
    await bot.press(secretary, '看评定会')
    await bot.press(secretary, '确认评定结果')
    expect(bot.lastSeenBy(secretary)).toContain('还有人没有结论')
    await expect(bot.press(secretary, 'grading.decide')).rejects.toThrow('sees no button')
  })

  test('a branch without a committee lets its members decide, by more than half of all', async () => {
    bot.database.inTransaction((tx) => {
      for (const code of ['M48', 'M49']) {
        replacePosts(tx, { personId: personIdOf(code), rootId: 'unit_GB' }, [])
      }
    })
    holdAppraisal(bot, 'B3')
    await propose(bot, 'B3', {})
    const voters = ['M47', 'M48', 'M49', 'M50', 'M51', 'M52', 'M53']
    // Thirteen may vote, four of them away: seven are just enough to meet.
    expect(await openMeeting(bot, 'B3', voters.slice(0, 6))).toContain('到会 6/13 人')
    expect(await openMeeting(bot, 'B3', [...voters, 'M54'])).toContain('可以逐人研究')
    const held = gradingMeetingOf(bot.database, { ...of, unitId: unitIdOf('B3') })
    expect(held).toMatchObject({ body: 'members' })
    expect(held?.expectedIds).toHaveLength(13)
    await bot.press('茶立川', '登记结论')
    expect(bot.lastSeenBy('茶立川')).toContain('研究：李春远')
    expect(bot.lastSeenBy('茶立川')).toContain('要超过 13 人的一半')
    const said = { grade: 'qualified', opinion: '' }
    expect(await bot.press('茶立川', '登记', { ...said, agreed: '6' })).toContain('没有过半')
    expect(await bot.press('茶立川', '登记', { ...said, agreed: '7' })).toBe('已登记结论')
  })

  test('sees the meeting while it sits in it, and nobody else does', async () => {
    holdAppraisal(bot, 'B1')
    await bot.says('罗秋梅', '评定')
    expect(bot.lastSeenBy('罗秋梅')).toContain('评定会还没有开始')
    await propose(bot, 'B1', four)
    await openMeeting(bot, 'B1', ['M02', 'M03'])
    await bot.says('罗秋梅', '评定')
    expect(bot.lastSeenBy('罗秋梅')).toContain('支委会评定等次')
    await bot.says('李晓强', '评定')
    expect(bot.lastSeenBy('李晓强')).toContain('评定会还没有开始')
    await bot.says('何兰仙', '评定')
    expect(bot.lastSeenBy('何兰仙')).toContain('班子成员')
    expect(bot.groupSees('B1')).not.toMatch(/等次|优秀|评定/)
  })
})

describe('clicks that come late, twice or from elsewhere', () => {
  test('what was decided stays, on an old card too', async () => {
    holdAppraisal(bot, 'B1')
    await propose(bot, 'B1', four)
    await proposeForSecretary(bot, 1)
    await openMeeting(bot, 'B1')
    const passLate = keepButton(bot, '罗秋梅', '其余 23 人按初评意见一致通过')
    await pass(bot, secretary)
    await pass(bot, '罗秋梅')
    await bot.press(secretary, '确认评定结果')
    const decide = keepButton(bot, secretary, '确认评定结果')
    expect(await decide()).toContain('评定结果已确认')
    expect(await decide()).toContain('已经确认，不能再改')
    expect(await passLate()).toContain('已经确认，不能再改')
    expect(await bot.pressForwarded('何兰仙', secretary, 'grading.go')).toContain('不是发给您的')
    expect(stateNow()).toBe('decided')
  })

  test('a second start and a second meeting change nothing', async () => {
    holdAppraisal(bot, 'B1')
    await bot.says(secretary, '评定')
    const again = keepButton(bot, secretary, '开始写初评意见')
    expect(await again()).toBe('可以写初评意见了')
    expect(await again()).toContain('已经开始')
    await bot.press(secretary, '开评定会')
    const day = { heldOn: '2018-03-12', present: [personIdOf('M02'), personIdOf('M03')] }
    expect(await bot.press(secretary, 'grading.openMeeting', day)).toBe('还有 23 人没写初评意见')
    const future = { ...day, heldOn: '2018-03-13' }
    expect(await bot.press(secretary, 'grading.openMeeting', future)).toContain('不能晚于今天')
    const early = { ...day, heldOn: '2018-03-11' }
    expect(await bot.press(secretary, 'grading.openMeeting', early)).toContain('不能早于')
  })
})
