import { z } from 'zod'
import type { Delivery } from '../feishu/delivery.ts'
import type { CallFaults } from '../feishu/faults.ts'
import type { Account, Feishu } from '../feishu/feishu.ts'
import type { LongConnections } from '../feishu/long-connection.ts'
import type { TokenOffice } from '../feishu/tokens.ts'

const times = z.int().min(0).max(10_000)
const losing = z.strictObject({ path: z.string().min(1), times: times.default(1) })
const openIds = z.array(z.string()).optional()

/** What can go wrong, as the control API takes it. */
export const faultsSchema = z.strictObject({
  duplicateNextEvents: times.optional(),
  failNext: losing.extend({ status: z.int().min(200).max(599), code: z.int() }).optional(),
  slowMs: z.number().min(0).max(600_000).optional(),
  expireToken: z.literal(true).optional(),
  /** `http200`: dead tokens are told with HTTP 200, as is also seen. */
  tokenRefusal: z.enum(['http400', 'http200']).optional(),
  dropConnection: z.literal(true).optional(),
  loseAnswerOfNext: losing.optional(),
  /** People outside the app's range; each list replaces the one before. */
  unavailable: openIds,
  resigned: openIds,
  /** People who have stopped the bot from writing to them. */
  blockedBy: openIds,
  /** Groups where only administrators may speak. */
  mutedChats: z.array(z.string()).optional(),
})
export type Faults = z.input<typeof faultsSchema>

export interface Breakable {
  feishu: Feishu
  tokens: TokenOffice
  calls: CallFaults
  delivery: Delivery
  connections: LongConnections
}

/** Breaks what `faults` names and leaves the rest as it is. */
export function applyFaults(parts: Breakable, faults: Faults): void {
  const { feishu, calls } = parts
  const wanted = faultsSchema.parse(faults)
  if (wanted.duplicateNextEvents) parts.delivery.duplicateNext(wanted.duplicateNextEvents)
  if (wanted.failNext) calls.fail(wanted.failNext)
  if (wanted.loseAnswerOfNext) calls.loseAnswer(wanted.loseAnswerOfNext)
  if (wanted.slowMs !== undefined) calls.slowBy(wanted.slowMs)
  if (wanted.tokenRefusal) parts.tokens.refuseWith(wanted.tokenRefusal === 'http200' ? 200 : 400)
  if (wanted.expireToken) parts.tokens.expireAll()
  if (wanted.dropConnection) parts.connections.drop()
  mark(feishu, wanted.unavailable, (account, isNamed) => {
    account.isAvailable = !isNamed
  })
  mark(feishu, wanted.resigned, (account, isNamed) => {
    account.hasResigned = isNamed
  })
  mark(feishu, wanted.blockedBy, (account, isNamed) => {
    account.hasBlockedBot = isNamed
  })
  const { mutedChats } = wanted
  if (!mutedChats) return
  for (const chat of feishu.state.chats.values()) chat.isMuted = mutedChats.includes(chat.chatId)
}

function mark(
  feishu: Feishu,
  named: readonly string[] | undefined,
  set: (account: Account, isNamed: boolean) => void,
): void {
  if (!named) return
  for (const account of feishu.state.accounts.values()) set(account, named.includes(account.openId))
}
