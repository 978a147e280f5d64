import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateGradingMeeting } from '../../db/queries/grades.ts'
import { insertOpinionGathering } from '../../db/queries/opinion-gatherings.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { insertOpinion } from '../../db/queries/opinions.ts'
import { gradingPapers } from '../../src/features/archive/contents/appraisal.ts'
import { receiptPapers } from '../../src/features/archive/contents/graded-people.ts'
import { gatheringPapers } from '../../src/features/archive/contents/opinions.ts'
import { listPapers } from '../../src/features/archive/contents/rectification.ts'
import { scopeOf, type Source } from '../../src/features/archive/contents/scope.ts'
import { insertDecided } from '../support/decided-branch.ts'
import { holdAppraisal, pressBeside, propose } from '../support/graded-branch.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

// What a paper asks for and only people know is asked for where they know it.

const secretary = '张春松'
let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-12T09:00' })
})

function words(source: Source, number: string, code = 'B1'): string {
  const of = { cycleId: 'cycle', unitId: unitIdOf(code) }
  const scope = scopeOf(bot.database, of, bot.time.now())
  const papers = (scope && source(scope)) ?? []
  return papers
    .filter((one) => one.number === number)
    .map((one) => JSON.stringify(one.paper()))
    .join('\n')
}

test('D28 says when and where the grades were decided, and who wrote it down', async () => {
  const chair = '茶立川'
  holdAppraisal(bot, 'B3')
  await propose(bot, 'B3', {})
  await bot.says(chair, '评定')
  await bot.press(chair, '开评定会')
  const present = ['M47', 'M48'].map(personIdOf)
  const sat = { heldOn: '2018-03-12', present, place: '三组活动室', recorder: personIdOf('M48') }
  const press = (more: object) => bot.press(chair, 'grading.openMeeting', { ...sat, ...more })
  expect(await press({ from: '下午三点' })).toContain('15:00')
  expect(await press({ recorder: personIdOf('M49') })).toContain('记录人要在到会的人里')
  expect(await press({ from: '9：30' })).toContain('可以逐人研究')
  const branch = { cycleId: 'cycle', unitId: unitIdOf('B3') }
  bot.database.inTransaction((tx) => updateGradingMeeting(tx, branch, { state: 'decided' }))
  const paper = words(gradingPapers, 'D28', 'B3')
  for (const fact of ['2018年3月12日 09:30', '三组活动室', '李春远']) expect(paper).toContain(fact)
})

test('D42 says where somebody was appraised and when', async () => {
  insertDecided(bot, 'B1', {})
  await bot.says(secretary, '评定')
  await bot.press(secretary, '流动党员回执')
  await pressBeside(bot, secretary, '张向强', '登记')
  const receipt = { receivedOn: '2018-03-12', grade: 'qualified', destination: '云河社区党支部' }
  const late = { ...receipt, meetingOn: '2018-03-13' }
  expect(await bot.press(secretary, '登记', late)).toContain('不能晚于收到回执')
  await bot.press(secretary, '登记', { ...receipt, meetingOn: '2018-03-08' })
  const paper = words(receiptPapers, 'D42')
  expect(paper).toContain('云河社区党支部')
  expect(paper).toContain('2018年3月8日')
})

test('D34 says what it is to be like afterwards', async () => {
  bot.database.inTransaction((tx) => insertRunningCycle(tx))
  await bot.says(secretary, '整改')
  await bot.press(secretary, '班子整改清单')
  await bot.press(secretary, '列一项')
  await bot.press(secretary, '保存', { problem: '路灯坏了', goal: '三组夜里走路有灯' })
  expect(words(listPapers, 'D34')).toContain('三组夜里走路有灯')
})

test('D08 says what was heard in a crowd, and of a visit only that it stands elsewhere', () => {
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    const days = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
    const round = { roundId: 'round', rootId, cycleId: 'cycle', ...days }
    insertOpinionRound(tx, round)
    for (const [gatheringId, presentCount] of [
      ['forum', 12],
      ['visit', 1],
    ] as const) {
      const channel = gatheringId === 'forum' ? 'forum' : 'homeVisit'
      const place = { roundId: 'round', channel, heldOn: '2018-02-20', place: '三组' } as const
      const recordedById = personIdOf('M02')
      insertOpinionGathering(tx, { ...place, gatheringId, presentCount, recordedById }, [])
      for (const [to, leaderId] of [
        ['班子', null],
        ['个人', personIdOf('M02')],
      ] as const) {
        insertOpinion(tx, {
          roundId: 'round',
          gatheringId,
          channel,
          onDay: '2018-02-20',
          category: 'masses',
          words: `${gatheringId}对${to}说的话`,
          unitId: unitIdOf('B1'),
          leaderId,
          aspect: 'workStyle',
        })
      }
    }
  })
  const paper = words(gatheringPapers, 'D08')
  expect(paper).toContain('forum对班子说的话')
  expect(paper).toContain('到场的人少')
  for (const hidden of ['visit对班子', '对个人']) expect(paper).not.toContain(hidden)
})
