import { z } from 'zod'
import { retentionIds } from '../../policies/retention.ts'
import { action } from '../kit/action.ts'
import { oneId, requiredText } from '../kit/form-values.ts'
import { destination, goingBy } from '../kit/going.ts'

const id = z.string()
const ofCycle = z.object({ cycleId: id })
const ofDestruction = z.object({ destructionId: id })

/** Turns the card into another one. */
export const goButton = action('closing.go', destination)
export const { go, pager } = goingBy(goButton)

export const closeButton = action('closing.close', ofCycle)
export const closeEarlyButton = action(
  'closing.closeEarly',
  ofCycle,
  z.object({ reason: requiredText(200, '请写明为什么提前结束') }),
)
export const reopenButton = action('closing.reopen', ofCycle)

/** `cycleId`: '' for what belongs to no year. */
export const proposeButton = action(
  'closing.propose',
  z.object({ rootId: id, cycleId: id, retention: z.enum(retentionIds) }),
  z.object({ witness: oneId }),
)
export const agreeButton = action('closing.agree', ofDestruction)
export const withdrawButton = action('closing.withdraw', ofDestruction)
