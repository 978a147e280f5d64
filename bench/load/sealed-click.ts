import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { benchApp, clickPath } from '../bench-app.ts'

/** One person's press of one button, as the platform knows it. */
export interface Click {
  openId: string
  chatId: string
  messageId: string
  value: { h: string; b: string }
  /** What stands in the fields of the form the button sends. */
  form?: Readonly<Record<string, string>>
}

const aes = createHash('sha256').update(benchApp.encryptKey).digest()

/** The event of a press, as it comes unencrypted over a long connection. */
export function callbackOf(click: Click, eventId: string, nowMs: number): object {
  return {
    schema: '2.0',
    header: {
      event_id: eventId,
      token: benchApp.verificationToken,
      create_time: String(nowMs * 1000),
      event_type: 'card.action.trigger',
      tenant_key: benchApp.tenantKey,
      app_id: benchApp.appId,
    },
    event: {
      operator: {
        tenant_key: benchApp.tenantKey,
        open_id: click.openId,
        union_id: `on_${click.openId}`,
      },
      token: `c-${eventId}`,
      action: {
        value: click.value,
        tag: 'button',
        timezone: 'Asia/Shanghai',
        ...(click.form && { form_value: click.form }),
      },
      host: 'im_message',
      context: { open_message_id: click.messageId, open_chat_id: click.chatId },
    },
  }
}

/** The whole HTTP request, encrypted and signed, ready to be written to a socket. */
export function sealClick(click: Click, eventId: string, nowMs: number): Buffer {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', aes, iv)
  const text = JSON.stringify(callbackOf(click, eventId, nowMs))
  const sealed = Buffer.concat([iv, cipher.update(text), cipher.final()]).toString('base64')
  const body = `{"encrypt":"${sealed}"}`
  const stamp = String(Math.floor(nowMs / 1000))
  const signature = createHash('sha256')
    .update(stamp + eventId + benchApp.encryptKey + body)
    .digest('hex')
  const head = [
    `POST ${clickPath} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    `x-lark-signature: ${signature}`,
    `x-lark-request-timestamp: ${stamp}`,
    `x-lark-request-nonce: ${eventId}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
