import { afterEach, describe, expect, test } from 'vitest'
import { notesOfMeeting, stepsOfMeeting } from '../../db/queries/meeting-steps.ts'
import type { EngineState, StepEngine } from '../../src/pipeline/agenda-engine.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import {
  chairs,
  goOnTo,
  holdButton,
  meetingIn,
  open,
  signInMany,
  startMeetingDay,
  type UnitCode,
} from '../support/meeting-day.ts'
import type { TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

const chair = chairs.B1
const recorder = '罗秋梅'
let bot: TestBot
afterEach(() => bot.close())

const idsOf = (...codes: string[]) => ({ people: codes.map(personIdOf) })
const stepsIn = (unit: UnitCode, type: 'A' | 'B' | 'C') =>
  stepsOfMeeting(bot.database, meetingIn(bot, unit, type).meetingId)

async function opened(options: Parameters<typeof startMeetingDay>[0] = {}, form = {}) {
  bot = await startMeetingDay(options)
  await open(bot, 'B1', form)
}

describe('the agenda', () => {
  test('goes from counting to closing; the group sees how far, the console what is next', async () => {
    await opened()
    expect(bot.lastSeenBy(chair)).toContain('开始：通报到会情况')
    expect(await bot.press(chair, 'meeting.next')).toBe('现在：通报到会情况')
    expect(await bot.press(chair, '下一项')).toContain('还不能往下走：到会 0/24 人，至少要 13 人')
    await signInMany(bot, 'B1', 12)
    expect(await bot.press(chair, '下一项')).toContain('到会 12/24 人')
    await bot.press(recorder, '签到登记')
    await bot.press(recorder, '登记到会', idsOf('M08'))
    expect(await bot.press(chair, '下一项')).toBe('现在：专题宣讲')
    expect(bot.groupSees('B1')).toContain('通报到会情况　已完成')
    expect(bot.groupSees('B1')).toContain('专题宣讲　正在进行')
    await bot.goTo('2018-03-08T09:25')
    await bot.says(chair, '会场')
    expect(bot.lastSeenBy(chair)).toContain('开始于 09:00，已过 25 分钟，计划 30 分钟')
    expect(bot.lastSeenBy(chair)).toContain('下一项　通报上次整改措施落实情况')
    for (let at = 0; at < 6; at += 1) await bot.press(chair, '下一项')
    expect(bot.lastSeenBy(chair)).toContain('总结会议，提出整改要求')
    await expect(bot.press(chair, '散会')).rejects.toThrow('no button')
    const next = holdButton(bot, chair, '下一项')
    expect(await next()).toBe('各项都办完了，可以散会')
    const close = holdButton(bot, chair, '散会')
    expect(await close()).toBe('已散会')
    expect(bot.groupSees('B1')).toContain('已散会')
    expect(meetingIn(bot, 'B1', 'B')).toMatchObject({
      state: 'closed',
      closedById: personIdOf('M02'),
    })
    expect(await close()).toBe('已经结束了')
    expect(await next()).toBe('已经结束了')
  })

  test('pressed twice moves on once, by the chair and the recorder alike', async () => {
    await opened()
    await bot.press(chair, 'meeting.next')
    await signInMany(bot, 'B1')
    const next = holdButton(bot, chair, '下一项')
    expect(await Promise.all([next(), next()])).toEqual([
      '现在：专题宣讲',
      '已经往下走了，请看最新的进度',
    ])
    expect(await next()).toContain('已经往下走了')
    expect([...stepsIn('B1', 'B').keys()]).toEqual(['B0', 'B1'])
    await bot.press(recorder, '下一项')
    expect([...stepsIn('B1', 'B').keys()]).toEqual(['B0', 'B1', 'B2'])
  })

  test('is moved by who conducts it and nobody else', async () => {
    await opened()
    expect(await bot.pressForwarded('李晓强', chair, 'meeting.next')).toBe('这张卡片不是发给您的')
    await bot.says('李晓强', '下一项', { chat: 'B1' })
    expect(bot.lastSeenBy('李晓强')).toContain('没有正在主持或记录的会议')
    expect(stepsIn('B1', 'B').size).toBe(0)
    await bot.says(chair, '下一项', { chat: 'B1' })
    expect(bot.lastSeenBy(chair)).toContain('现在：通报到会情况')
    expect(bot.groupSees('B1')).not.toContain('缺席')
  })

  test('can go back one step, and what was noted stays', async () => {
    await opened()
    await signInMany(bot, 'B1')
    await bot.press(chair, 'meeting.next')
    await expect(bot.press(chair, '回上一项')).rejects.toThrow('no button')
    await bot.press(chair, '下一项')
    await bot.press(recorder, '记一笔')
    expect(await bot.press(recorder, '记下', { body: '宣讲了十九大报告' })).toBe('已记下')
    const back = holdButton(bot, chair, '回上一项')
    expect(await back()).toBe('回到：通报到会情况')
    expect(await back()).toContain('已经往下走了')
    expect([...stepsIn('B1', 'B').keys()]).toEqual(['B0'])
    expect(await bot.press(chair, '下一项')).toBe('现在：专题宣讲')
    await bot.press(recorder, '改记的')
    const form = bot.platform.messages.findLast((one) => one.openId === 'ou_M03')?.card
    expect(JSON.stringify(form)).toContain('宣讲了十九大报告')
    const notes = notesOfMeeting(bot.database, meetingIn(bot, 'B1', 'B').meetingId)
    expect(notes.get('B1')).toBe('宣讲了十九大报告')
    expect(bot.groupSees('B1')).not.toContain('宣讲了')
    expect(bot.logged.join('\n')).not.toContain('宣讲了')
  })

  test('names the lecturer once chosen, from the list and while it is his step', async () => {
    await opened()
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '专题宣讲')
    await bot.press(chair, '选宣讲人')
    const elsewhere = await bot.press(chair, '选定', { speaker: personIdOf('M30') })
    expect(elsewhere).toContain('不在这次会议的名单里')
    expect(await bot.press(chair, '选定', { speaker: personIdOf('M04') })).toBe('已选定')
    expect(bot.groupSees('B1')).toContain('发言　李晓强')
    await bot.press(chair, '选宣讲人')
    await bot.press(recorder, '下一项')
    const late = await bot.press(chair, '选定', { speaker: personIdOf('M05') })
    expect(late).toBe('议程已经不在这一项了')
  })

  test('breaks off with a reason; the group reads one neutral sentence', async () => {
    await opened()
    await bot.press(chair, '中止会议')
    expect(await bot.press(chair, '中止会议', { reason: '停电了' })).toBe('会议已中止')
    expect(bot.groupSees('B1')).toContain('今天的会议没有开完，时间另行通知')
    expect(bot.groupSees('B1')).not.toContain('停电')
    await bot.goTo('2018-03-08T10:00')
    expect(await open(bot, 'B1')).toBe('会议开始，请大家签到')
  })
})

describe('the general branch', () => {
  async function openA(guides: string) {
    bot = await startMeetingDay()
    await open(bot, 'GB', { guides })
    const team = ['M01', 'M02', 'M27', 'M28', 'M47', 'M07', 'M32', 'M50']
    await bot.press(chairs.GB, '签到登记')
    await bot.press(chairs.GB, '登记到会', idsOf(...team))
    await bot.press(chairs.GB, '返回')
  }

  test('hears no guide when none came: 无 is recorded', async () => {
    await openA('')
    await goOnTo(bot, 'GB', '会议总结')
    expect(stepsIn('GB', 'A').get('A6')).toMatchObject({ isSkipped: true })
    expect(bot.groupSees('GB')).toContain('到会指导领导讲话　无')
  })

  test('lets guides speak, or passes them over when they do not wish to', async () => {
    await openA('镇党委指导组')
    await goOnTo(bot, 'GB', '到会指导领导讲话')
    await bot.press(chairs.GB, '没有讲话，略过')
    expect(stepsIn('GB', 'A').get('A6')).toMatchObject({ isSkipped: true })
    expect(bot.lastSeenBy(chairs.GB)).toContain('会议总结')
    await bot.press(chairs.GB, '回上一项')
    expect(bot.lastSeenBy(chairs.GB)).toContain('逐一党性分析')
  })

  test('does not examine itself without its principal', async () => {
    await openA('')
    await goOnTo(bot, 'GB', '通报“两委”班子上次整改落实情况')
    await bot.press(chairs.GB, '签到登记')
    await bot.press(chairs.GB, '取消签到')
    await bot.press(chairs.GB, 'meeting.untick', idsOf('M01'))
    await bot.press(chairs.GB, '返回')
    expect(await bot.press(chairs.GB, '下一项')).toContain('主要负责同志还没到会')
    expect(stepsIn('GB', 'A').has('A4')).toBe(false)
    await bot.press('茶应明', '签到')
    expect(await bot.press(chairs.GB, 'meeting.next')).toBe('现在：代表班子对照检查')
    expect(bot.groupSees('GB')).toContain('发言　茶应明')
  })
})

/** An engine with three turns, of which each can be held up. */
function turns(): { feature: Feature; left: { turns: number; lacks: string[] } } {
  const left = { turns: 3, lacks: [] as string[], started: 0 }
  const engine: StepEngine = {
    state: (): EngineState => ({
      startLacks: left.lacks,
      finishLacks: left.turns > 0 ? [`还有 ${left.turns} 位`] : [],
      progress: `还剩 ${left.turns} 位`,
      speakerId: personIdOf('M03'),
    }),
    started: () => {
      left.started += 1
    },
    next: () => {
      if (left.turns === 0) return false
      left.turns -= 1
      return true
    },
  }
  return { feature: { name: 'turns', engines: { criticism: engine } }, left }
}

describe('a step with work of its own', () => {
  test('goes on by turns, each click one, then ends by itself', async () => {
    const { feature, left } = turns()
    await opened({ others: [feature] })
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '班子成员逐一党性分析、批评和自我批评')
    expect(bot.groupSees('B1')).toContain('发言　罗秋梅')
    expect(bot.groupSees('B1')).toContain('进度　还剩 3 位')
    const next = holdButton(bot, chair, '下一位')
    expect(await next()).toBe('下一位')
    expect(await next()).toContain('已经往下走了')
    expect(left.turns).toBe(2)
    await expect(bot.press(chair, '回上一项')).rejects.toThrow('no button')
    await bot.press(recorder, '下一位')
    await bot.says(chair, '下一位')
    expect(left.turns).toBe(0)
    expect(await bot.press(chair, '下一项')).toBe('现在：其他党员批评和自我批评')
  })

  test('waits for what it lacks, with the step before already over', async () => {
    const { feature, left } = turns()
    left.lacks = ['对照检查还没有做']
    await opened({ others: [feature] })
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '说明征求意见和查摆问题情况')
    expect(await bot.press(chair, '下一项')).toContain('还不能开始：对照检查还没有做')
    expect(stepsIn('B1', 'B').get('B3')?.finishedAt).not.toBeNull()
    expect(bot.lastSeenBy(chair)).toContain('还不能开始：对照检查还没有做')
    await bot.press(chair, '回上一项')
    expect(bot.lastSeenBy(chair)).toContain('说明征求意见和查摆问题情况\n开始于')
    await bot.press(chair, '下一项')
    left.lacks = []
    expect(await bot.press(chair, 'meeting.next')).toContain('现在：班子成员逐一')
  })
})
