import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sheet } from '../../cards/minutes/sheet.ts'
import type { Tx } from '../../db/client.ts'
import { insertRound, updateRound } from '../../db/queries/ballot-rounds.ts'
import { insertTotals } from '../../db/queries/ballot-totals.ts'
import { noteCountSheetStep } from '../../db/queries/count-sheet-steps.ts'
import { updateMeeting } from '../../db/queries/meetings.ts'
import { insertHeldMeeting } from '../support/held-meeting.ts'
import { chair, confirmByBoth, confirmedTexts, startMinutesBot } from '../support/minutes-desk.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import type { TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

const steps = ['C1', 'C2a', 'C2b', 'C3', 'C4', 'C5', 'C6', 'C7']
/** One member's counts, so odd that they would be seen anywhere. */
const odd = [75, 76, 77, 78]

let bot: TestBot
let meetingId: string
beforeEach(async () => {
  bot = await startMinutesBot()
  meetingId = bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    const held = { unit: 'B1', meetingType: 'C', chair: 'M02', recorder: 'M03' } as const
    const id = insertHeldMeeting(tx, { ...held, finished: steps }, bot.time.now())
    insertTallied(tx, id, 'members', { electronic: 19, paper: { issued: 4, returned: 3 } })
    insertTallied(tx, id, 'team', { electronic: 22, paper: undefined })
    for (const step of ['scrutineerSigned', 'voteCounterSigned'] as const) {
      noteCountSheetStep(tx, { roundId: 'team', step, at: 0, byPersonId: personIdOf('M06') })
    }
    updateMeeting(tx, id, { state: 'closed', closedAt: bot.time.now().getTime() })
    return id
  })
  await bot.tick()
})
afterEach(() => bot.close())

function insertTallied(
  tx: Tx,
  meetingId: string,
  kind: 'members' | 'team',
  of: { electronic: number; paper: { issued: number; returned: number } | undefined },
): void {
  const subjectId = kind === 'members' ? personIdOf('M11') : unitIdOf('B1')
  insertRound(tx, {
    roundId: kind,
    meetingId,
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    kind,
    subjects: [{ subjectId, isMarked: true }],
    scale: ['a', 'b', 'c', 'd'],
    rowsPerPart: 10,
    minPapersToShow: 5,
    scrutineerId: personIdOf('M06'),
    voteCounterId: personIdOf('M13'),
    proposedById: personIdOf('M02'),
    proposedAt: 0,
  })
  updateRound(tx, kind, {
    state: 'tallied',
    eligible: 23,
    electronic: of.electronic,
    ...(of.paper && {
      paperIssued: of.paper.issued,
      paperReturned: of.paper.returned,
      paperValid: of.paper.returned,
      paperInvalid: 0,
    }),
  })
  insertTotals(tx, kind, [{ subjectId, counts: odd, abstentions: 0, invalid: 0, base: 22 }])
}

test('the record of an appraisal has the turnout of both ballots and nobody’s counts', async () => {
  expect(await confirmByBoth(bot)).toBe('会议记录已确认定稿')
  const { sheet } = JSON.parse(confirmedTexts(bot, meetingId)[0] ?? '') as { sheet: Sheet }
  expect(sheet.title).toBe('2017年度禾坪一支部民主评议党员会议记录')
  const lines = (part: string) => sheet.sections.find((one) => one.part === part)?.lines ?? []
  expect(lines('C4')).toEqual([
    { label: '测评票', text: '应参加 23 人，收回 22 张，其中纸质 3 张' },
    { label: '监票计票', text: '监票人周德成，计票人何兰仙' },
  ])
  expect(lines('C5')).toEqual([
    { label: '评议票', text: '应参加 23 人，收回 22 张' },
    { label: '监票计票', text: '监票人周德成，计票人何兰仙，计票单已由两人签名' },
  ])
  const said = sheet.sections.flatMap((one) => one.lines.map(({ text }) => text)).join('\n')
  for (const count of odd) expect(said).not.toContain(String(count))
})

test('what is after the meeting is not in its record, and B has to have come before', async () => {
  await bot.says(chair, '会议记录')
  await bot.press(chair, '程序核对')
  expect(bot.lastSeenBy(chair)).toContain('不符合　先开组织生活会，再评议党员')
  await bot.press(chair, '下一页')
  expect(bot.lastSeenBy(chair)).toContain('议程：党员互评')
  expect(bot.lastSeenBy(chair)).not.toMatch(/组织评定|反馈|批评和自我批评按顺序/)
})
