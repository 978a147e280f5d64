import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateGradingMeeting } from '../../db/queries/grades.ts'
import { gradeFollowUpOf } from '../../db/queries/grading-follow-ups.ts'
import {
  insertGrading,
  preliminaryOpinionsOf,
  savePreliminaryOpinion,
} from '../../db/queries/grading-opinions.ts'
import { noteCountSheetStep } from '../../db/queries/count-sheet-steps.ts'
import { findMeeting, updateMeeting } from '../../db/queries/meetings.ts'
import { features } from '../../src/features/index.ts'
import { grading } from '../../src/features/grading/index.ts'
import { drawFor, readerOf } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { insertDecided } from '../support/decided-branch.ts'
import { holdAppraisal, keepButton } from '../support/graded-branch.ts'
import { textOf } from '../support/fake-platform.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-09T15:00' })
})

const of = { cycleId: 'cycle', unitId: unitIdOf('B1') }
const secretary = '张春松'
const registry = buildRegistry([...features])

function engine(step: 'C8' | 'C9') {
  const meeting = findMeeting(bot.database, 'meeting_B1_C')
  const found = grading.engines?.[step === 'C8' ? 'grading' : 'feedback']
  if (!meeting || !found) throw new Error(step)
  return found.state(bot.database, meeting, step, bot.time.now())
}

test('grading waits for the end of the meeting and for the count', () => {
  holdAppraisal(bot, 'B1', { counts: null })
  expect(engine('C8').startLacks).toEqual(['测评结果还没有出来'])
  const broken = { state: 'brokenOff' } as const
  bot.database.inTransaction((tx) => updateMeeting(tx, 'meeting_B1_C', broken))
  expect(engine('C8').startLacks).toEqual(['民主评议大会还没有开完'])
  expect(engine('C9').startLacks).toEqual(['评定结果还没有确认'])
})

test('grading waits for both signatures on the count sheet, or for words why there are none', async () => {
  holdAppraisal(bot, 'B1', { isSigned: false })
  expect(engine('C8').startLacks).toEqual(['计票单还没有签名'])
  await bot.says(secretary, '评定')
  expect(bot.lastSeenBy(secretary)).toContain('计票单还没有签名：何兰仙、李朝春')
  await expect(bot.press(secretary, '开始写初评意见')).rejects.toThrow('no button')
  const at = bot.time.now().getTime()
  const row = { roundId: 'round_B1', at, byPersonId: personIdOf('M13') }
  bot.database.inTransaction((tx) => noteCountSheetStep(tx, { ...row, step: 'scrutineerSigned' }))
  await bot.says(secretary, '评定')
  expect(bot.lastSeenBy(secretary)).toContain('计票单还没有签名：李朝春')
  await bot.press(secretary, '签不了名，写明情况')
  const reason = '计票人当晚住院，单子由镇上派来的人看过'
  expect(await bot.press(secretary, '开始写初评意见', { reason })).toContain('可以')
  expect(bot.lastSeenBy(secretary)).toContain('正在写初评意见')
})

test('the daily record says what somebody put right of what was theirs to put right', async () => {
  holdAppraisal(bot, 'B1')
  bot.database.inTransaction((tx) => {
    insertPublished(tx, 'done', { state: 'closed' })
    insertPublished(tx, 'open')
    insertPublished(tx, 'draft', { state: 'draft' })
  })
  await bot.says(secretary, '评定')
  await bot.press(secretary, '开始写初评意见')
  const seen = bot.lastSeenBy(secretary)
  expect(seen).toMatch(/罗秋梅[^]*整改 1\/2 项，党性分析[^]*李晓强/)
  expect(seen.match(/整改/g)).toHaveLength(1)
})

test('feedback starts with the decision and ends with the last one told', () => {
  insertDecided(bot, 'B1', {}, 'open')
  expect(engine('C8')).toMatchObject({
    startLacks: [],
    finishLacks: ['评定结果还没有确认'],
    progress: '已研究 24 人，共 24 人',
  })
  bot.database.inTransaction((tx) => updateGradingMeeting(tx, of, { state: 'decided' }))
  expect(engine('C8').finishLacks).toEqual([])
  expect(engine('C9')).toMatchObject({ startLacks: [], finishLacks: ['还有 24 人没有反馈'] })
})

test('the agenda of the appraisal goes on with it: C8 and C9 stand where their work is', () => {
  const shown = (card: string, readerName?: string) => {
    const openId = readerName === undefined ? null : bot.openIdOf(readerName)
    const reader = readerOf(bot.database, { chatId: 'oc_B1', openId })
    const ref = { card, key: { meetingId: 'meeting_B1_C' } }
    const json = drawFor(registry, bot.database, ref, reader, bot.time.now())
    return json ? textOf(json) : ''
  }
  insertDecided(bot, 'B1', {}, 'open')
  expect(shown('meetingAgenda')).toMatch(
    /9　对党员作出组织评定（会后）　正在进行\n10　向党员反馈（会后）$/m,
  )
  const desk = /会后　对党员作出组织评定　正在办\n评定结果还没有确认\n去评定/
  expect(shown('meetingConsole', secretary)).toMatch(desk)
  expect(shown('meetingConsole', '罗秋梅')).toContain('评定结果还没有确认')
  expect(shown('meetingConsole', '罗秋梅')).not.toContain('去评定')
  bot.database.inTransaction((tx) => updateGradingMeeting(tx, of, { state: 'decided' }))
  expect(shown('meetingAgenda')).toMatch(/组织评定（会后）　已完成\n10　向党员反馈（会后）$/m)
  expect(shown('meetingConsole', secretary)).toMatch(/反馈　还没开始\n去反馈/)
  expect(shown('meetingAgenda')).not.toMatch(/还有 \d+ 人|优秀/)
})

test('the secretary is reminded of the grading meeting on T+5, and only while it is open', async () => {
  holdAppraisal(bot, 'B1')
  await bot.goTo('2018-03-12T09:00')
  expect(bot.remindedOn('2018-03-12')).toContain(secretary)
  expect(bot.seenBy(secretary)).toContain('禾坪一支部：开评定会，定党员等次')
  expect(bot.seenBy('罗秋梅')).not.toContain('评定会')
  expect(bot.groupSees('B1')).not.toContain('评定')
})

test('more than the guide waits in the first secretary’s list until it is answered', async () => {
  const five = Object.fromEntries(
    ['M03', 'M05', 'M06', 'M07', 'M11'].map((code) => [code, 'excellent' as const]),
  )
  insertDecided(bot, 'B1', five, 'open')
  await bot.says(secretary, '评定')
  await bot.press(secretary, '看评定会')
  await bot.press(secretary, '确认评定结果')
  await bot.press(secretary, '送总支书记确认', { reason: '抗旱出力多' })
  const titles = () =>
    grading.duties
      ?.owedBy(bot.database, personIdOf('M01'), bot.time.now())
      .map((duty) => duty.title)
  expect(titles()).toEqual(['禾坪一支部：评定结果等您确认'])
  const confirm = keepButton(bot, '茶应明', '同意')
  expect(await confirm()).toContain('已同意')
  expect(titles()).toEqual([])
  const desk = grading.duties?.openIn(bot.database, of.unitId, bot.time.now())
  expect(desk?.map((duty) => duty.title)).toEqual(['禾坪一支部：还有 24 人没有反馈'])
})

test('a case is opened with its day the moment the grades are decided', async () => {
  insertDecided(bot, 'B1', { M13: 'unqualified' }, 'open')
  await bot.says(secretary, '评定')
  await bot.press(secretary, '看评定会')
  await bot.press(secretary, '确认评定结果')
  await bot.press(secretary, 'grading.decide')
  expect(gradeFollowUpOf(bot.database, { cycleId: 'cycle', personId: personIdOf('M13') })).toEqual({
    ...of,
    personId: personIdOf('M13'),
    kind: 'organizationalHandlingCase',
    openedOn: '2018-03-09',
    talkerId: null,
    dueOn: null,
    doneOn: null,
    byPersonId: personIdOf('M02'),
    at: bot.time.now().getTime(),
  })
})

test('of two who write about the same member the later click counts, in whichever order', () => {
  holdAppraisal(bot, 'B1')
  const opinion = { ...of, personId: personIdOf('M13'), reasons: undefined }
  const saved = bot.database.inTransaction((tx) => {
    const start = { startedAt: 1, startedById: personIdOf('M02'), noBallotReason: undefined }
    insertGrading(tx, { ...of, ...start })
    const later = { ...opinion, grade: 'excellent' as const, byPersonId: personIdOf('M01'), rev: 2 }
    const earlier = { ...later, grade: 'qualified' as const, byPersonId: personIdOf('M02'), rev: 1 }
    return [savePreliminaryOpinion(tx, later), savePreliminaryOpinion(tx, earlier)]
  })
  expect(saved).toEqual([true, false])
  expect(preliminaryOpinionsOf(bot.database, of).get(personIdOf('M13'))).toMatchObject({
    grade: 'excellent',
    byPersonId: personIdOf('M01'),
  })
})
