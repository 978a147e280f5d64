import { expect, onTestFinished, test } from 'vitest'
import type { Sheet } from '../../cards/minutes/sheet.ts'
import { groupRecord, insertMeetingGroups, saveNote } from '../../db/queries/meeting-steps.ts'
import { minutesVersionsOf } from '../../db/queries/minutes.ts'
import { confirmByBoth, finishMeeting, startMinutesBot } from '../support/minutes-desk.ts'
import { unitIdOf } from '../support/village.ts'

test('the records of the Party groups stand under their step', async () => {
  const bot = await startMinutesBot()
  onTestFinished(() => bot.close())
  const meetingId = await finishMeeting(bot)
  bot.database.inTransaction((tx) => {
    const group = { stepId: 'B4b', groupId: unitIdOf('B1G2'), leaderId: 'l', sentAt: 0 }
    const report = { presentCount: 7, reportedById: 'l', rev: 1 }
    insertMeetingGroups(tx, [{ meetingId, ...group, ...report }])
    const stepId = groupRecord('B4b', group.groupId)
    saveNote(tx, { meetingId, stepId, body: '浇水轮流来', byPersonId: 'l', rev: 1 })
  })
  await confirmByBoth(bot)
  const content = minutesVersionsOf(bot.database, meetingId).at(-1)?.content ?? '{}'
  const { sheet } = JSON.parse(content) as { sheet: Sheet }
  const lines = sheet.sections.find(({ part }) => part === 'B4b')?.lines
  expect(lines).toContainEqual({ label: '分组进行', text: '禾坪一支部第2小组 到会 7 人' })
  expect(lines).toContainEqual({ label: '禾坪一支部第2小组记录', text: '浇水轮流来' })
})
