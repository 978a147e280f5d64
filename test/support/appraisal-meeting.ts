import type { Tx } from '../../db/client.ts'
import { insertStep } from '../../db/queries/meeting-steps.ts'
import { appraisal } from '../../src/features/appraisal/index.ts'
import { features } from '../../src/features/index.ts'
import { insertHeldMeeting } from './held-meeting.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { startBot, type TestBot } from './start-bot.ts'
import { finishStep, standing, stepWork } from './step-work.ts'
import { personIdOf } from './village.ts'

export const chair = '茶立川'
export const recorder = '李春远'

export interface AppraisalMeeting {
  bot: TestBot
  meetingId: string
  /** How a step stands. */
  stands(step: string): ReturnType<typeof standing>
  /** Opens the work card of a step. */
  opens(name: string, step: string): Promise<void>
  /** The chair's 下一位; gives the answer. */
  next(step: string): Promise<string>
}

/** C of branch 3: M47 leads, M48 writes, M49 is of the team; M50–M55 and M60 are members. */
export async function meetForAppraisal(
  current: string,
  finished: string[],
  absent: string[] = ['M51'],
  people = { unit: 'B3', chair: 'M47', recorder: 'M48' },
): Promise<AppraisalMeeting> {
  const all = [...features, stepWork(appraisal)]
  const bot = await startBot({ now: '2018-03-08T09:00', features: all })
  const meetingId = bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    const held = { ...people, absent, meetingType: 'C' as const, finished, current }
    return insertHeldMeeting(tx, held, bot.time.now())
  })
  const engineOf = (step: string) => (step === 'C3' ? 'mutualAppraisal' : 'selfAppraisal')
  return {
    bot,
    meetingId,
    stands: (step) => standing(bot, appraisal, [meetingId, step, engineOf(step)]),
    opens: async (name, step) => {
      await bot.says(name, `/work ${meetingId} ${step} ${engineOf(step)}`)
    },
    next: async (step) => {
      await bot.says(chair, `/turn ${meetingId} ${step} ${engineOf(step)}`)
      return bot.lastSeenBy(chair)
    },
  }
}

/** C3 is on and everybody there has given their self-appraisal. */
export async function meetForComments(): Promise<AppraisalMeeting> {
  const meeting = await meetForAppraisal('C2b', ['C1', 'C2a'])
  const { bot, meetingId } = meeting
  await meeting.opens(recorder, 'C2b')
  await bot.press(recorder, '选中的都已自评', peopleIn('M50', 'M52', 'M53', 'M54', 'M55', 'M60'))
  await meeting.opens(recorder, 'C2a')
  await bot.press(recorder, '选中的都已自评', peopleIn('M47', 'M48', 'M49'))
  finishStep(bot, meetingId, 'C2b')
  bot.database.inTransaction((tx) => begin(tx, meetingId, bot.time.now()))
  await bot.says(chair, `/begin ${meetingId} C3 mutualAppraisal`)
  return meeting
}

function begin(tx: Tx, meetingId: string, at: Date): void {
  insertStep(tx, {
    meetingId,
    stepId: 'C3',
    startedAt: at.getTime(),
    finishedAt: null,
    isSkipped: false,
    speakerId: null,
    byPersonId: personIdOf('M47'),
  })
}

/** What the form of several people gives. */
export function peopleIn(...codes: string[]): { people: string[] } {
  return { people: codes.map(personIdOf) }
}
