import type { Tx } from '../../db/client.ts'
import type { Addressee } from '../../src/pipeline/operation.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import { newId } from '../programs/real-world.ts'

export const pipelineOnly = buildRegistry([builtin])

/** Queues one sentence after another, each naming its place in the order of its target. */
export function queueMessages(tx: Tx, targets: readonly Addressee[], count: number): void {
  const op = writingOver({
    registry: pipelineOnly,
    tx,
    now: new Date(),
    newId,
    personId: undefined,
  })
  for (let number = 0; number < count; number += 1) {
    const to = targets[number % targets.length]
    const sentence = `#${Math.floor(number / targets.length)}#`
    if (to) op.send({ card: 'answer', key: { sentence }, to, dedupeKey: `bench:${number}` })
  }
}

/** Which place in its target's order a delivered message names. */
export function placeOf(content: string): number {
  return Number(/#(\d+)#/.exec(content)?.[1])
}

/** Private threads, or groups when wanted. */
export function targets(count: number, kind: 'openId' | 'chatId'): Addressee[] {
  return Array.from({ length: count }, (_, at) =>
    kind === 'openId' ? { openId: `ou_${at}` } : { chatId: `oc_${at}` },
  )
}
