import { afterEach, expect, test } from 'vitest'
import { appraisalCountsOf, selfAppraisalOf } from '../../db/queries/appraisals.ts'
import { insertCriticismRound } from '../../db/queries/criticism-rounds.ts'
import { insertCriticismSubject } from '../../db/queries/criticism-subjects.ts'
import { findMeeting, insertMeeting, updateMeetingPerson } from '../../db/queries/meetings.ts'
import {
  chair,
  meetForAppraisal,
  peopleIn,
  recorder,
  type AppraisalMeeting,
} from '../support/appraisal-meeting.ts'
import type { TestBot } from '../support/start-bot.ts'
import { finishStep } from '../support/step-work.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
let meetingId: string
let stands: AppraisalMeeting['stands']
let opens: AppraisalMeeting['opens']
let next: AppraisalMeeting['next']
afterEach(() => bot.close())

async function start(...how: Parameters<typeof meetForAppraisal>): Promise<void> {
  ;({ bot, meetingId, stands, opens, next } = await meetForAppraisal(...how))
}

test('the team comes first, each ticked off by the chair’s 下一位; then nobody is left', async () => {
  await start('C2a', ['C1'])
  expect(stands('C2a')).toMatchObject({
    startLacks: [],
    finishLacks: ['还有 3 位没有自评'],
    progress: '已自评 0 人，共 3 人',
    speakerId: personIdOf('M47'),
    open: { card: 'selfAppraisalRound' },
  })
  expect(await next('C2a')).toContain('moved')
  expect(stands('C2a').speakerId).toBe(personIdOf('M48'))
  await next('C2a')
  await next('C2a')
  expect(stands('C2a').finishLacks).toEqual([])
  expect(stands('C2a').speakerId).toBeUndefined()
  expect(await next('C2a')).toContain('nothing to move')
  expect(stands('C2b')).toMatchObject({ progress: '已自评 0 人，共 6 人' })
})

test('下一位 of the meeting leads through the team and into the round of the others', async () => {
  await start('C2a', ['C1'])
  for (let at = 0; at < 3; at += 1) await bot.says(chair, '下一位')
  expect(stands('C2a').finishLacks).toEqual([])
  await bot.says(chair, '下一位')
  await bot.says(chair, '下一位')
  expect(stands('C2b')).toMatchObject({
    progress: '已自评 1 人，共 6 人',
    speakerId: personIdOf('M52'),
  })
})

test('chair and recorder tick one or many; a tick is taken back; a double click counts once', async () => {
  await start('C2b', ['C1', 'C2a'])
  await opens(chair, 'C2b')
  await opens(recorder, 'C2b')
  expect(await bot.press(chair, '王顺荣 已自评')).toBe('已记下')
  expect(await bot.pressStale(recorder, '王顺荣 已自评')).toBe('已经记过了')
  expect(bot.lastSeenBy(recorder)).toContain('王宗荣 已自评')
  expect(appraisalCountsOf(bot.database, meetingId).selfAppraisals).toBe(1)
  expect(await bot.press(recorder, '撤销')).toBe('已撤销')
  expect(await bot.pressStale(chair, '撤销')).toBe('没有可以撤销的')
  expect(appraisalCountsOf(bot.database, meetingId).selfAppraisals).toBe(0)
  const many = peopleIn('M50', 'M52', 'M53')
  expect(await bot.press(recorder, '选中的都已自评', many)).toBe('已记下 3 人')
  expect(stands('C2b')).toMatchObject({ progress: '已自评 3 人，共 6 人' })
})

test('the card of a large branch turns its pages with the turn', async () => {
  await start('C2b', ['C1', 'C2a'], [], { unit: 'B1', chair: 'M02', recorder: 'M03' })
  await opens('张春松', 'C2b')
  expect(bot.lastSeenBy('张春松')).toContain('茶应明 已自评')
  const firstPage = ['M01', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11']
  expect(await bot.press('张春松', '选中的都已自评', peopleIn(...firstPage))).toContain('8 人')
  expect(bot.lastSeenBy('张春松')).toContain('李朝春 已自评')
  expect(bot.lastSeenBy('张春松')).not.toContain('周开坤')
  await bot.press('张春松', '上一页')
  expect(bot.lastSeenBy('张春松')).toContain('周开坤　已自评')
})

test('who is not there gives it in writing only, which is noted as a paper', async () => {
  await start('C2b', ['C1', 'C2a'])
  await opens(recorder, 'C2b')
  expect(await bot.press(recorder, '选中的都已自评', peopleIn('M51'))).toContain('没有到会')
  expect(await bot.press(recorder, '选中的交了书面自评', peopleIn('M51'))).toBe('已记下')
  const paper = () => selfAppraisalOf(bot.database, 'cycle', personIdOf('M51'))?.onPaper
  expect(paper()).toBe(true)
  expect(stands('C2b').progress).toBe('已自评 0 人，共 6 人')
  await bot.press(recorder, '撤销')
  expect(paper()).toBeUndefined()
})

test('others of the meeting, another step and a stranger are refused', async () => {
  await start('C2b', ['C1', 'C2a'])
  await opens(recorder, 'C2b')
  expect(await bot.press(recorder, '选中的都已自评', peopleIn('M49'))).toContain('名单有变化')
  expect(await bot.press(recorder, '选中的都已自评', peopleIn('M13'))).toContain('名单有变化')
  expect(await bot.pressForwarded('彭玉珍', recorder, '王顺荣 已自评')).toContain('不是发给您的')
  await opens('彭玉珍', 'C2b')
  expect(bot.seenBy('彭玉珍')).not.toContain('王顺荣')
})

test('before the step begins nobody is ticked; after it ended only who comes late', async () => {
  await start('C2a', ['C1'], ['M49'])
  await opens(chair, 'C2b')
  expect(bot.lastSeenBy(chair)).toContain('这一项还没有开始')
  await opens(chair, 'C2a')
  await bot.press(chair, '选中的都已自评', peopleIn('M47', 'M48'))
  finishStep(bot, meetingId, 'C2a')
  expect(await bot.press(chair, '撤销')).toContain('已经结束')
  bot.database.inTransaction((tx) => {
    updateMeetingPerson(tx, { meetingId, personId: personIdOf('M49') }, { presence: 'present' })
  })
  await opens(recorder, 'C2a')
  expect(await bot.press(recorder, '李立蓉 已自评')).toBe('已记下')
})

test('a group reports for everybody of it who is there (R96)', async () => {
  await start('C2b', ['C1', 'C2a'], [])
  bot.database.inTransaction((tx) => {
    const groupId = unitIdOf('B3G2')
    for (const code of ['M54', 'M55']) {
      updateMeetingPerson(tx, { meetingId, personId: personIdOf(code) }, { groupId })
    }
  })
  await opens(chair, 'C2b')
  await opens(recorder, 'C2b')
  const group = { group: unitIdOf('B3G2') }
  expect(await bot.press(chair, '这个小组到会的都已自评', group)).toBe('已记下 2 人')
  expect(await bot.press(recorder, '这个小组到会的都已自评', group)).toContain('没有要记的人')
  expect(stands('C2b').progress).toBe('已自评 2 人，共 7 人')
})

function raise(): never {
  throw new Error('no meeting')
}

/** Branch 3 held B before: M47 and M53 criticised themselves, somebody read M51's text. */
function insertSelfCriticisms(heldAt: Date): void {
  bot.database.inTransaction((tx) => {
    const before = 'meeting_B3_B'
    const now = findMeeting(tx, meetingId) ?? raise()
    const openedAt = heldAt.getTime()
    insertMeeting(tx, { ...now, meetingId: before, meetingType: 'B', openedAt })
    insertCriticismRound(tx, {
      roundId: 'round',
      cycleId: 'cycle',
      meetingId: before,
      stepId: 'B4b',
      attempt: 1,
      isCurrent: true,
      mode: 'light',
      scope: 'others',
      entry: 'live',
      turn: 3,
      phase: 'done',
      subjectId: null,
      criticId: null,
      given: 0,
      real: 0,
      selfCriticisms: 3,
      criticisms: 0,
      nothingNew: 0,
      responses: 0,
      startedAt: heldAt.getTime(),
      doneAt: heldAt.getTime(),
    })
    for (const [at, code] of ['M47', 'M53', 'M51'].entries()) {
      insertCriticismSubject(tx, {
        roundId: 'round',
        subjectId: personIdOf(code),
        no: at + 1,
        selfAt: heldAt.getTime(),
        readById: code === 'M51' ? personIdOf('M48') : null,
        criticisms: 0,
        nothingNew: 0,
        response: null,
        respondedAt: null,
        respondedById: null,
      })
    }
  })
}

test('in one sitting the self-criticism counts for those of the step who spoke (X15)', async () => {
  await start('C2b', ['C1', 'C2a'], [])
  insertSelfCriticisms(new Date(bot.time.now().getTime() - 7_200_000))
  await opens(recorder, 'C2b')
  await opens(chair, 'C2b')
  expect(await bot.press(recorder, '自我批评已包含自评（1 人）')).toBe('已记下')
  expect(bot.lastSeenBy(recorder)).toContain('彭玉珍　自我批评里已自评')
  expect(await bot.pressStale(chair, '自我批评已包含自评（1 人）')).toContain('还没有人作自我批评')
  expect(stands('C2b').progress).toBe('已自评 1 人，共 7 人')
})

test('a self-criticism of another day is no self-appraisal', async () => {
  await start('C2b', ['C1', 'C2a'], [])
  insertSelfCriticisms(new Date(bot.time.now().getTime() - 86_400_000))
  await opens(recorder, 'C2b')
  expect(bot.lastSeenBy(recorder)).not.toContain('自我批评')
})
