import { z } from 'zod'
import { rewrite } from './bot-messages.ts'
import { checkCard, isV2 } from './card/check-card.ts'
import { knownTo } from './content.ts'
import type { Pushed } from './delivery.ts'
import { idsOf, type Feishu, type StoredMessage } from './feishu.ts'
import { fieldsOf, type Api } from './gateway.ts'
import { PlatformRefusal, refused } from './refusal.ts'

interface Toast {
  type: string
  content: string
}

/** What the person who pressed gets to see. */
export interface PressAnswer {
  toast?: Toast
  card?: object
  error?: { code: number; message: string }
}

export interface CardCallbacks {
  /** Brings a press to the app and does what the answer says. */
  press(openId: string, message: StoredMessage, action: object): Promise<PressAnswer>
  readonly apis: Api[]
}

interface UpdateToken {
  messageId: string
  issuedMs: number
  uses: number
  isAnswered: boolean
}

const tokenLifeMs = 30 * 60_000
const mostUses = 2
const toast = z.object({
  type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
  content: z.string(),
  i18n: z.record(z.string(), z.string()).optional(),
})
const answerShape = z.strictObject({
  toast: toast.optional(),
  card: z
    .strictObject({ type: z.enum(['raw', 'template']), data: z.record(z.string(), z.unknown()) })
    .optional(),
})
const updating = z.object({
  token: z.string(),
  card: z.record(z.string(), z.unknown()),
})

export function openCardCallbacks(
  feishu: Feishu,
  bring: (event: object) => Promise<Pushed>,
): CardCallbacks {
  const tokens = new Map<string, UpdateToken>()
  return {
    async press(openId, message, action) {
      const token = feishu.newId('c').replace('_', '-')
      const issuedMs = feishu.clock.now().getTime()
      const issued = { messageId: message.messageId, issuedMs, uses: 0, isAnswered: false }
      tokens.set(token, issued)
      const pushed = await bring({
        operator: { tenant_key: feishu.app.tenantKey, ...idsOf(openId) },
        token,
        action,
        host: 'im_message',
        context: { open_message_id: message.messageId, open_chat_id: message.chatId },
      })
      issued.isAnswered = true
      return answerOf(feishu, message, pushed)
    },
    apis: [
      {
        method: 'POST',
        path: '/interactive/v1/card/update',
        run: ({ body }) => {
          const fields = fieldsOf(updating, body)
          if ('open_ids' in fields.card) throw new PlatformRefusal(10002, 'open_ids is for 1.0')
          const used = useToken(tokens.get(fields.token), feishu.clock.now().getTime())
          const fault = checkCard(fields.card, knownTo(feishu))
          if (fault) throw new PlatformRefusal(11311, `invalid card: ${fault.reason}`)
          const message = feishu.state.messages.get(used.messageId)
          if (!message || message.isRecalled) throw refused(230011)
          used.uses += 1
          rewrite(feishu, message, JSON.stringify(fields.card))
          return { code: 0, msg: 'ok' }
        },
      },
    ],
  }
}

function useToken(token: UpdateToken | undefined, nowMs: number): UpdateToken {
  if (!token) throw new PlatformRefusal(300020, 'token is malformed')
  if (!token.isAnswered) throw new PlatformRefusal(11310, 'card action is lock')
  if (nowMs - token.issuedMs > tokenLifeMs) throw new PlatformRefusal(300030, 'token expired')
  if (token.uses >= mostUses) throw new PlatformRefusal(300040, 'token used too often')
  return token
}

function answerOf(feishu: Feishu, message: StoredMessage, pushed: Pushed): PressAnswer {
  if (pushed.kind !== 'answered') return failures[pushed.kind]
  const parsed = answerShape.safeParse(pushed.body)
  if (!parsed.success) return failed(200672, 'the answer is no valid callback response')
  const answer: PressAnswer = {}
  const { card } = parsed.data
  if (parsed.data.toast) {
    answer.toast = { type: parsed.data.toast.type, content: parsed.data.toast.content }
  }
  if (!card) return answer
  if (card.type === 'template') return failed(200673, 'the sandbox knows no card templates')
  if (Object.keys(card.data).length > 0 && !isV2(card.data)) {
    return failed(200830, 'a card of schema 2.0 was answered with another schema')
  }
  const fault = checkCard(card.data, knownTo(feishu))
  if (fault) return failed(200673, `the answered card is invalid: ${fault.reason}`)
  rewrite(feishu, message, JSON.stringify(card.data))
  return { ...answer, card: card.data }
}

const failures: Readonly<Record<Exclude<Pushed['kind'], 'answered'>, PressAnswer>> = {
  late: failed(200341, 'no answer within 3 s'),
  failed: failed(200671, 'the app answered with a status other than 200'),
  unreadable: failed(200672, 'the answer is no JSON'),
  unreachable: failed(200342, 'the app could not be reached'),
  offline: failed(200340, 'the app is not online'),
}

function failed(code: number, message: string): PressAnswer {
  return { error: { code, message } }
}
