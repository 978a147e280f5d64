import type { Tx } from '../../db/client.ts'
import { findCycle, updateCycle } from '../../db/queries/cycles.ts'
import {
  findMeeting,
  getMeeting,
  updateMeeting,
  updateMeetingPerson,
} from '../../db/queries/meetings.ts'
import type { AgendaStep } from '../../policies/keys.ts'
import { criticism } from '../../src/features/criticism/index.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { textOf } from './fake-platform.ts'
import { insertHeldMeeting, type HeldMeeting } from './held-meeting.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { startBot, type TestBot } from './start-bot.ts'
import { personIdOf, villagers } from './village.ts'

/** Stands in for the console: starts a step and goes on to the next one. */
const stage: Feature = {
  name: 'stage',
  commands: [
    {
      name: '/stage-start',
      aliases: [],
      who: 'member',
      usage: '/stage-start',
      run: (op, [meetingId = '', step = '']) => {
        const meeting = findMeeting(op.tx, meetingId)
        if (meeting) engineOf(step)?.started?.(op, meeting, step as AgendaStep)
        return {}
      },
    },
    {
      name: '/stage-next',
      aliases: [],
      who: 'member',
      usage: '/stage-next',
      run: (op, [meetingId = '', step = '']) => {
        const meeting = findMeeting(op.tx, meetingId)
        const moved = meeting && engineOf(step)?.next?.(op, meeting, step as AgendaStep)
        return { say: moved ? '往下走了' : '走完了' }
      },
    },
    {
      name: '/stage-close',
      aliases: [],
      who: 'member',
      usage: '/stage-close',
      run: (op, [meetingId = '', step = '']) => {
        updateMeeting(op.tx, meetingId, { state: 'closed', closedAt: op.now.getTime() })
        engineOf(step)?.closed?.(op, getMeeting(op.tx, meetingId), step as AgendaStep)
        return {}
      },
    },
  ],
}

function engineOf(step: string) {
  return criticism.engines?.[step === 'B4b' ? 'criticismLight' : 'criticism']
}

const features: readonly Feature[] = [criticism, stage, todoFeature(() => features)]

export interface Stage {
  bot: TestBot
  meetingId: string
  step: AgendaStep
  chair: string
  recorder: string
  file: string | undefined
}

/** A meeting at the beginning of its round, with the round's card before chair and recorder. */
export async function openStage(
  held: HeldMeeting & { current: AgendaStep; lightAtLeast?: number },
  file?: string,
): Promise<Stage> {
  const bot = await startBot({ now: '2018-03-08T09:00', features, ...(file && { file }) })
  const meetingId = bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    if (held.lightAtLeast !== undefined) planAtLeast(tx, held.lightAtLeast)
    return insertHeldMeeting(tx, held, bot.time.now())
  })
  const step = held.current
  const chair = nameOf(held.chair)
  const recorder = nameOf(held.recorder)
  await bot.says(chair, `/stage-start ${meetingId} ${step}`)
  return { bot, meetingId, step, chair, recorder, file }
}

/** How many real criticisms the plan wants for each ordinary member. */
export function planAtLeast(tx: Tx, lightAtLeast: number): void {
  const parameters = findCycle(tx, 'cycle')?.parameters
  if (parameters)
    updateCycle(tx, 'cycle', { parameters: { ...parameters, criticism: { lightAtLeast } } })
}

/** The same meeting before a bot that was stopped and started again. */
export async function restarted(stage: Stage): Promise<Stage> {
  const { file } = stage
  await stage.bot.close()
  const bot = await startBot({ features, after: stage.bot, ...(file && { file }) })
  return { ...stage, bot }
}

export function stateOf({ bot, meetingId, step }: Stage) {
  const meeting = findMeeting(bot.database, meetingId)
  const engine = engineOf(step)
  if (!meeting || !engine) throw new Error(meetingId)
  return engine.state(bot.database, meeting, step, bot.time.now())
}

export async function pressNext({ bot, chair, meetingId, step }: Stage): Promise<string> {
  await bot.says(chair, `/stage-next ${meetingId} ${step}`)
  return bot.lastSeenBy(chair)
}

/** 散会. */
export async function endMeeting({ bot, chair, meetingId, step }: Stage): Promise<void> {
  await bot.says(chair, `/stage-close ${meetingId} ${step}`)
}

export function setPresence(
  { bot, meetingId }: Stage,
  code: string,
  presence: 'present' | 'absent' | 'onLeave',
): void {
  bot.database.inTransaction((tx) =>
    updateMeetingPerson(tx, { meetingId, personId: personIdOf(code) }, { presence }),
  )
}

export function nameOf(code: string): string {
  const found = villagers.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found.name
}

/** The newest card of a kind a person has, as text. */
export function cardOf({ bot }: Pick<Stage, 'bot'>, kind: string, name: string): string {
  const openId = bot.openIdOf(name)
  const found = bot.cardsOfKind(kind).findLast((message) => message.openId === openId)
  return found?.card ? textOf(found.card) : ''
}

/** Presses until the round is over; gives whose turn it was, in order, as `phase name`. */
export async function runRound(stage: Stage, by = stage.recorder): Promise<string[]> {
  const { bot } = stage
  const turns: string[] = []
  for (let at = 0; at < 5000; at += 1) {
    const turn = turnIn(cardOf(stage, 'criticismRound', by))
    if (turn === undefined) return turns
    turns.push(turn)
    const isAnswer = turn.startsWith('表态')
    await bot.press(by, isAnswer ? '接受' : '讲完了')
  }
  throw new Error('the round does not end')
}

function turnIn(card: string): string | undefined {
  const self = /请 (\S+) 作自我批评/.exec(card)
  if (self) return `自我 ${self[1]}`
  const critic = /请 (\S+) 给 (\S+) 提批评/.exec(card)
  if (critic) return `批评 ${critic[1]}→${critic[2]}`
  const answer = /请 (\S+) 表态/.exec(card)
  return answer ? `表态 ${answer[1]}` : undefined
}
