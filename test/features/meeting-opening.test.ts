import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertLeaveRequest } from '../../db/queries/leave-requests.ts'
import { notesOfMeeting } from '../../db/queries/meeting-steps.ts'
import { peopleOfMeeting } from '../../db/queries/meetings.ts'
import { insertRegisterFreeze } from '../../db/queries/register-freezes.ts'
import { listRegister } from '../../db/queries/register.ts'
import { updatePerson } from '../../db/queries/people.ts'
import { engineIds } from '../../policies/agendas.ts'
import { features } from '../../src/features/index.ts'
import { readinessFeature } from '../../src/features/readiness/index.ts'
import {
  chairs,
  decideToMeet,
  holdButton,
  meetingIn,
  open,
  startMeetingDay,
} from '../support/meeting-day.ts'
import type { TestBot } from '../support/start-bot.ts'
import type { Lacking } from '../support/stub-gates.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
let lacking: Lacking

beforeEach(async () => {
  lacking = new Map()
  bot = await startMeetingDay({ lacking })
})
afterEach(() => bot.close())

const codes = (ids: readonly string[]) => ids.map((id) => id.replace('person_', ''))

test('a branch opens its meeting: agenda and sign-in to the group, a console to two people', async () => {
  await decideToMeet(bot, 'B1')
  const form = bot.lastSeenBy(chairs.B1)
  expect(form).toContain('应到 24 人，说能到 0 人，请假 0 人')
  expect(form).toContain('到会至少 13 人才能开，最好到 20 人')
  const toast = await bot.press(chairs.B1, '开始', { recorder: personIdOf('M03') })
  expect(toast).toBe('会议开始，请大家签到')
  expect(bot.groupSees('B1')).toContain('通报到会情况')
  expect(bot.groupSees('B1')).toContain('签到')
  for (const other of ['GB', 'B2', 'B3']) expect(bot.groupSees(other)).toBe('')
  expect(bot.lastSeenBy(chairs.B1)).toContain('主持台')
  expect(bot.lastSeenBy('罗秋梅')).toContain('主持台')
  expect(bot.cardsOfKind('meetingConsole')).toHaveLength(2)
  expect(meetingIn(bot, 'B1', 'B')).toMatchObject({
    state: 'open',
    chairId: personIdOf('M02'),
    principalId: personIdOf('M02'),
    recorderId: personIdOf('M03'),
    guides: [],
  })
})

test('the general branch seats principal, deputy, team, then the others, and observers apart', async () => {
  await open(bot, 'GB', { guides: '镇党委指导组\n 李组长 \n' })
  const meeting = meetingIn(bot, 'GB', 'A')
  expect(meeting.guides).toEqual(['镇党委指导组', '李组长'])
  const people = peopleOfMeeting(bot.database, meeting.meetingId)
  const seated = people.filter((one) => one.role === 'participant').map((one) => one.personId)
  expect(codes(seated)).toEqual(['M01', 'M02', 'M27', 'M28', 'M47', 'M07', 'M32', 'M50'])
  const observers = people.filter((one) => one.role === 'observer').map((one) => one.personId)
  expect(codes(observers)).toEqual(['N01', 'N02', 'N03'])
  expect(bot.groupSees('GB')).toContain('签到')
})

test('the list is that of the frozen register; who has left since is not on it', async () => {
  bot.database.inTransaction((tx) => {
    const members = listRegister(tx, rootId)
      .filter((row) => row.branchId === unitIdOf('B3') && row.rosterCode !== 'M54')
      .map(({ personId, name, kind, groupId, flags, posts }) => ({
        personId,
        name,
        kind,
        groupId,
        flags: { ...flags },
        posts: [...posts],
      }))
    insertRegisterFreeze(tx, {
      freezeId: 'freeze',
      cycleId: 'cycle',
      unitId: unitIdOf('B3'),
      windowFrom: '2018-03-07',
      members,
      byPersonId: null,
      at: 0,
    })
    updatePerson(tx, personIdOf('M53'), { state: 'left' })
  })
  await open(bot, 'B3')
  const meeting = meetingIn(bot, 'B3', 'B')
  expect(meeting.freezeId).toBe('freeze')
  const people = peopleOfMeeting(bot.database, meeting.meetingId).map((one) => one.personId)
  expect(codes(people)).toEqual(['M47', 'M48', 'M49', 'M50', 'M51', 'M52', 'M55', 'M60'])
})

test('approved leave is on the list from the start; leave only asked for is not', async () => {
  bot.database.inTransaction((tx) => {
    for (const [code, state] of [
      ['M54', 'approved'],
      ['M55', 'asked'],
    ] as const) {
      insertLeaveRequest(tx, {
        leaveId: code,
        cycleId: 'cycle',
        unitId: unitIdOf('B3'),
        personId: personIdOf(code),
        windowFrom: '2018-03-07',
        reasonClass: 'illness',
        reason: '住院',
        approver: 'branchSecretary',
        state,
        byPersonId: personIdOf(code),
        askedAt: 0,
        decidedById: null,
        decidedAt: null,
      })
    }
  })
  await open(bot, 'B3')
  expect(bot.lastSeenBy(chairs.B3)).toContain('请假 1 人，缺席 9 人')
  expect(bot.lastSeenBy(chairs.B3)).toContain('请假：何春恒')
  expect(bot.groupSees('B3')).not.toContain('何春恒')
  expect(bot.seenBy(chairs.B3)).not.toContain('住院')
})

describe('is refused', () => {
  test('without the decision to meet: an old form opens nothing', async () => {
    await decideToMeet(bot, 'B1')
    await bot.goTo('2018-03-08T09:05')
    await bot.says(chairs.B1, '改期', { chat: 'B1' })
    const days = { from: '2018-03-14 +0800', reason: '准备不充分' }
    await bot.press(chairs.B1, '改期', days)
    await bot.press(chairs.B1, '看会前准备')
    const [opening] = bot.issues().filter((issue) => issue.card === 'meetingOpening')
    expect(opening).toBeDefined()
    const form = { recorder: personIdOf('M03') }
    expect(await bot.press(chairs.B1, '开始', form)).toBe('请先发“开会”，条件具备了再开始')
  })

  test('when a gate has come to lack since', async () => {
    await decideToMeet(bot, 'B1')
    lacking.set(unitIdOf('B1'), ['G5', 'G14'])
    const form = { recorder: personIdOf('M03') }
    expect(await bot.press(chairs.B1, '开始', form)).toContain('又差 2 项')
  })

  test('on a day that is not the meeting’s', async () => {
    await bot.close()
    bot = await startMeetingDay({ now: '2018-03-06T19:00' })
    expect(await open(bot, 'B1')).toContain('开会时间定在3月7日')
  })

  test('to who is not the unit’s secretary, whoever shows the card', async () => {
    await decideToMeet(bot, 'B1')
    expect(await bot.pressForwarded('李晓强', chairs.B1, '开始')).toBe('这张卡片不是发给您的')
    await bot.says('李晓强', '开会', { chat: 'B1' })
    expect(bot.lastSeenBy('李晓强')).toContain('只有书记可以做')
  })

  test('when the recorder is the chair, or not of the meeting', async () => {
    await decideToMeet(bot, 'B1')
    const by = (code: string) => bot.press(chairs.B1, '开始', { recorder: personIdOf(code) })
    expect(await by('M02')).toBe('记录人不能是主持人')
    expect(await by('M30')).toBe('请在名单里选记录人')
    expect(await by('M03')).toBe('会议开始，请大家签到')
  })
})

test('once it goes on, nobody is asked any more whether they will come', async () => {
  const { duties } = readinessFeature(() => [])
  const asked = () =>
    duties
      ?.openIn(bot.database, unitIdOf('B1'), bot.time.now())
      .filter((duty) => duty.duty.startsWith('readiness:attend'))
  expect(asked()?.[0]?.owing.length).toBe(24)
  await open(bot, 'B1')
  expect(asked()).toEqual([])
})

test('pressed twice it opens one meeting', async () => {
  await decideToMeet(bot, 'B1')
  const form = { recorder: personIdOf('M03') }
  const start = holdButton(bot, chairs.B1, '开始')
  expect(await Promise.all([start(form), start(form)])).toEqual([
    '会议开始，请大家签到',
    '会议已经开始了',
  ])
  expect(bot.cardsOfKind('meetingAgenda')).toHaveLength(1)
  await bot.says(chairs.B1, '开会', { chat: 'B1' })
  expect(bot.lastSeenBy(chairs.B1)).toContain('会议正在开')
  await bot.press(chairs.B1, '回主持台')
  expect(bot.lastSeenBy(chairs.B1)).toContain('主持台')
})

test('in a branch another of the team may chair, with a reason that is kept; never in A', async () => {
  await decideToMeet(bot, 'B1')
  const form = { recorder: personIdOf('M03'), chair: personIdOf('M04') }
  expect(await bot.press(chairs.B1, '开始', form)).toBe('委托别人主持，请写明原因')
  const outsider = { ...form, chair: personIdOf('M05'), chairReason: '生病' }
  expect(await bot.press(chairs.B1, '开始', outsider)).toBe('主持人只能委托班子成员')
  await bot.press(chairs.B1, '开始', { ...form, chairReason: '嗓子坏了' })
  const meeting = meetingIn(bot, 'B1', 'B')
  expect(meeting).toMatchObject({ chairId: personIdOf('M04'), principalId: personIdOf('M02') })
  const kept = notesOfMeeting(bot.database, meeting.meetingId).get('delegated')
  expect(kept).toBe('委托李晓强主持。原因：嗓子坏了')
  expect(bot.groupSees('B1')).not.toContain('嗓子')
  expect(bot.logged.join('\n')).not.toContain('嗓子')
  const inA = { chair: personIdOf('M02'), chairReason: '出差' }
  expect(await open(bot, 'GB', inA)).toBe('总支的会由总支书记主持')
})

test('opened by the secretary of the general branch it is led by the branch’s own', async () => {
  await bot.says('茶应明', '开会', { chat: 'B1' })
  await bot.press('茶应明', '开始开会')
  await bot.press('茶应明', '开始', { recorder: personIdOf('M03') })
  expect(meetingIn(bot, 'B1', 'B')).toMatchObject({
    chairId: personIdOf('M02'),
    openedById: personIdOf('M01'),
  })
  expect(bot.lastSeenBy(chairs.B1)).toContain('主持台')
  expect(bot.lastSeenBy('茶应明')).toContain('会议正在开')
  expect(bot.seenBy('茶应明')).not.toContain('没到：')
})

test('each kind of work on an agenda has one owner', () => {
  const owned = features.flatMap((feature) => Object.keys(feature.engines ?? {}))
  expect(owned.toSorted()).toEqual([...engineIds].toSorted())
})

test('a unit has one meeting at a time, two units have each their own', async () => {
  await open(bot, 'B1')
  expect(await open(bot, 'B2')).toBe('会议开始，请大家签到')
  expect(await open(bot, 'B1', {}, '开会 评议')).toBe('民主评议要在组织生活会开完以后开')
})
