import type { EngineId } from '../../policies/agendas.ts'
import type { AgendaStep } from '../../policies/keys.ts'
import { findMeeting } from '../../db/queries/meetings.ts'
import { updateStep } from '../../db/queries/meeting-steps.ts'
import type { StepEngine } from '../../src/pipeline/agenda-engine.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import type { Operation } from '../../src/pipeline/operation.ts'
import type { TestBot } from './start-bot.ts'

/** What the console does with a step's engine, without the console: `/work`, `/turn`, `/begin`. */
export function stepWork(owner: Feature): Feature {
  const found = (op: Operation, [meetingId = '', step = '', engine = '']: readonly string[]) => {
    const meeting = findMeeting(op.tx, meetingId)
    const work = owner.engines?.[engine as EngineId]
    if (!meeting || !work) throw new Error(`no ${engine} in ${meetingId}`)
    return { meeting, work, step: step as AgendaStep }
  }
  const command = (name: string, run: NonNullable<Feature['commands']>[number]['run']) => ({
    name,
    aliases: [],
    who: 'member' as const,
    usage: name,
    run,
  })
  return {
    name: 'stepWork',
    commands: [
      command('/work', (op: Operation, words: readonly string[]) => {
        const { meeting, work, step } = found(op, words)
        const open = work.state(op.tx, meeting, step, op.now).open
        return open ? { show: { card: open.card, key: open.key } } : {}
      }),
      command('/turn', (op: Operation, words: readonly string[]) => {
        const { meeting, work, step } = found(op, words)
        return { say: work.next?.(op, meeting, step) ? 'moved' : 'nothing to move' }
      }),
      command('/begin', (op: Operation, words: readonly string[]) => {
        const { meeting, work, step } = found(op, words)
        work.started?.(op, meeting, step)
        return {}
      }),
    ],
  }
}

/** How a step stands, as the console reads it. */
export function standing(
  bot: TestBot,
  owner: Feature,
  [meetingId, step, engine]: readonly [string, string, EngineId],
): ReturnType<StepEngine['state']> {
  const meeting = findMeeting(bot.database, meetingId)
  const work = owner.engines?.[engine]
  if (!meeting || !work) throw new Error(`no ${engine} in ${meetingId}`)
  return work.state(bot.database, meeting, step as AgendaStep, bot.time.now())
}

export function finishStep(bot: TestBot, meetingId: string, stepId: string): void {
  const finishedAt = bot.time.now().getTime()
  bot.database.inTransaction((tx) => updateStep(tx, { meetingId, stepId }, { finishedAt }))
}
