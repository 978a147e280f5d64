import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateMeeting, updateMeetingPerson } from '../../db/queries/meetings.ts'
import { minutesVersionsOf } from '../../db/queries/minutes.ts'
import { insertFinishedMeeting, typed } from '../support/finished-meeting.ts'
import {
  addTo,
  chair,
  confirm,
  confirmByBoth,
  confirmedTexts,
  finishMeeting,
  pressEarlier,
  recorder,
  startMinutesBot,
  stateOf,
  teamMember,
  toTheEnd,
} from '../support/minutes-desk.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import type { TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let meetingId: string
beforeEach(async () => {
  bot = await startMinutesBot()
})
afterEach(() => bot.close())

const texts = () => confirmedTexts(bot, meetingId)
const versions = () => minutesVersionsOf(bot.database, meetingId)
const drafts = () => bot.cardsOfKind('minutesDraft').length

describe('the draft', () => {
  test('is laid before the recorder when the meeting is over, once, and before nobody else', async () => {
    meetingId = await finishMeeting(bot)
    expect(bot.lastSeenBy(recorder)).toContain('2017年度禾坪一支部专题组织生活会会议记录')
    expect(drafts()).toBe(1)
    await bot.tick()
    expect(drafts()).toBe(1)
    expect(bot.seenBy(chair)).toBe('')
    expect(bot.groupSees('B1')).toBe('')
  })

  test('does not exist while the meeting goes on, nor for one that was given up', async () => {
    meetingId = await finishMeeting(bot)
    const again = await startMinutesBot()
    again.database.inTransaction((tx) => {
      insertRunningCycle(tx)
      const id = insertFinishedMeeting(tx, again.time.now())
      updateMeeting(tx, id, { state: 'brokenOff' })
    })
    await again.tick()
    expect(again.cardsOfKind('minutesDraft')).toEqual([])
    await again.says(chair, '会议记录')
    expect(again.lastSeenBy(chair)).toContain('还没有开过会')
    await again.close()
  })

  test('is the chair’s to confirm when the recorder has no phone; it still names the recorder', async () => {
    meetingId = await finishMeeting(bot, { recorder: 'M08' })
    expect(bot.lastSeenBy(chair)).toContain('等 张春松 确认')
    expect(bot.lastSeenBy(chair)).toContain('记录人　普贵明')
    await confirm(bot, chair, '记录属实，确认')
    expect(await confirm(bot, teamMember, '记录属实，确认定稿')).toBe('会议记录已确认定稿')
  })

  test('of a meeting at which nobody noted anything and nobody came stands all the same', async () => {
    meetingId = bot.database.inTransaction((tx) => {
      insertRunningCycle(tx)
      const id = insertFinishedMeeting(tx, bot.time.now(), { unit: 'B2', chair: 'M27' })
      updateMeeting(tx, id, { guides: [] })
      return id
    })
    await bot.tick()
    const seen = bot.lastSeenBy(recorder)
    expect(seen).toContain('地点　没有登记')
    expect(seen).toContain('到会指导　无')
  })
})

describe('two confirm', () => {
  beforeEach(async () => {
    meetingId = await finishMeeting(bot)
  })

  test('the recorder, then the chair; then it is a version the team reads', async () => {
    expect(await confirm(bot, recorder, '记录属实，确认')).toBe('已确认，已送第二人确认')
    expect(stateOf(bot, meetingId)).toBe('recorderConfirmed')
    expect(bot.lastSeenBy(chair)).toContain('等 张春松 确认')
    expect(await confirm(bot, chair, '记录属实，确认定稿')).toBe('会议记录已确认定稿')
    expect(versions()).toHaveLength(1)
    await bot.says(teamMember, '会议记录')
    await bot.press(teamMember, '看定稿')
    expect(bot.lastSeenBy(teamMember)).toContain(typed.place)
    expect(bot.lastSeenBy(teamMember)).toContain('主持人 张春松 3月8日（周四） 11:00 确认')
  })

  test('a page that is not the last has no button to confirm with', async () => {
    expect(bot.lastSeenBy(recorder)).toContain('请翻到最后一页')
    expect(bot.lastSeenBy(recorder)).not.toContain('记录属实')
  })

  test('an addition stands in the record, whoever of the two made it', async () => {
    expect(await addTo(bot, recorder, '补充', { note: '清点了人数', more: '两人迟到十分钟' })).toBe(
      '已存好',
    )
    expect(bot.lastSeenBy(recorder)).toContain('两人迟到十分钟')
    expect(await addTo(bot, recorder, '改地点', { place: '村委会院坝' })).toBe('已存好')
    await toTheEnd(bot, recorder)
    expect(await addTo(bot, recorder, '补充其他', { more: '会后分了茶苗' })).toBe('已存好')
    await confirmByBoth(bot)
    const [version] = versions()
    for (const words of ['清点了人数', '两人迟到十分钟', '村委会院坝', '会后分了茶苗']) {
      expect(version?.content).toContain(words)
    }
    expect(version?.content).not.toContain(typed.place)
  })

  test('a change takes the recorder’s confirmation back, and the old card cannot confirm', async () => {
    await confirm(bot, recorder, '记录属实，确认')
    await toTheEnd(bot, chair)
    await bot.press(recorder, '补充其他')
    expect(await bot.press(recorder, '保存', { more: '漏记一条' })).toContain('重新确认')
    expect(stateOf(bot, meetingId)).toBe('draft')
    expect(bot.lastSeenBy(chair)).not.toContain('确认定稿')
    expect(await pressEarlier(bot, chair, '记录属实，确认定稿')).toBe('请等记录人先确认')
    await confirm(bot, recorder, '记录属实，确认')
    expect(await pressEarlier(bot, chair, '记录属实，确认定稿')).toBe(
      '记录刚改过，请看过最新的再确认',
    )
    expect(await confirm(bot, chair, '记录属实，确认定稿')).toBe('会议记录已确认定稿')
    expect(texts()[0]).toContain('漏记一条')
  })

  test('attendance put right in between sends it back to the recorder', async () => {
    await confirm(bot, recorder, '记录属实，确认')
    bot.database.inTransaction((tx) =>
      updateMeetingPerson(tx, { meetingId, personId: personIdOf('M12') }, { presence: 'present' }),
    )
    expect(await confirm(bot, chair, '记录属实，确认定稿')).toContain('会议数据有变动')
    expect(stateOf(bot, meetingId)).toBe('draft')
    expect(versions()).toEqual([])
    await confirm(bot, recorder, '记录属实，确认')
    expect(await confirm(bot, chair, '记录属实，确认定稿')).toBe('会议记录已确认定稿')
    expect(texts()[0]).toContain('缺席 0 人')
  })

  test('pressed twice nothing happens twice, and each time there is a sentence', async () => {
    await confirm(bot, recorder, '记录属实，确认')
    expect(await pressEarlier(bot, recorder, '记录属实，确认')).toBe('您已经提交过了')
    await confirm(bot, chair, '记录属实，确认定稿')
    expect(await pressEarlier(bot, chair, '记录属实，确认定稿')).toContain('已经定稿')
    expect(await pressEarlier(bot, recorder, '记录属实，确认')).toContain('已经定稿')
    expect(versions()).toHaveLength(1)
  })

  test('a forwarded card does nothing; a form left open when it was confirmed saves nothing', async () => {
    await toTheEnd(bot, recorder)
    const forwarded = await bot.pressForwarded(teamMember, recorder, '记录属实，确认')
    expect(forwarded).toBe('这张卡片不是发给您的')
    await bot.says(recorder, '待办')
    await bot.press(recorder, '去办')
    await confirm(bot, recorder, '记录属实，确认')
    await bot.says(chair, '待办')
    await bot.press(chair, '去办')
    await bot.press(chair, '改地点')
    await confirmOnFirstCard()
    expect(await bot.press(chair, '保存', { place: '别处' })).toContain('已经定稿')
    expect(texts()[0]).toContain(typed.place)
  })

  /** On the card the chair got when the recorder had confirmed; a form lies open on the other. */
  async function confirmOnFirstCard(): Promise<void> {
    await bot.press(chair, '下一页')
    await bot.press(chair, '记录属实，确认定稿')
  }
})

describe('when the chair wrote the record', () => {
  test('one of the team who was there confirms second, and the chair may not', async () => {
    meetingId = await finishMeeting(bot, { recorder: 'M02' })
    await confirm(bot, chair, '记录属实，确认')
    expect(bot.lastSeenBy(chair)).toContain('等 罗秋梅、李晓强 确认')
    expect(bot.lastSeenBy(chair)).not.toContain('确认定稿')
    expect(await confirm(bot, teamMember, '记录属实，确认定稿')).toBe('会议记录已确认定稿')
    expect(versions()[0]?.confirmedById).toBe(personIdOf('M04'))
    expect(bot.lastSeenBy(teamMember)).toContain('班子成员 李晓强')
    expect(await confirm(bot, recorder, '看定稿、打印')).toBe('')
    expect(bot.lastSeenBy(recorder)).toContain('班子成员 李晓强')
  })
})

test('what was typed is in no log, no audit and not readable in the file', async () => {
  meetingId = await finishMeeting(bot)
  await addTo(bot, recorder, '补充', { note: '清点了人数', more: '两人迟到十分钟' })
  await confirmByBoth(bot)
  const bytes = serialized(bot.database)
  for (const words of ['两人迟到十分钟', '清点了人数', '茶苗补贴问了两回']) {
    expect(bytes.includes(Buffer.from(words))).toBe(false)
    expect(bot.logged.join('\n')).not.toContain(words)
    expect(bot.groupSees('B1')).not.toContain(words)
  }
})
