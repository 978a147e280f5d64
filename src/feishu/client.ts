import { z } from 'zod'
import { type Caller, type CallerOptions, createCaller } from './caller.ts'
import type { Platform, Recipient } from './platform.ts'

const messages = '/open-apis/im/v1/messages'
const chat = '/open-apis/im/v1/chats/:id'
const maxFileBytes = 5 * 1024 * 1024
const maxSentBytes = 30 * 1024 * 1024

const sent = z
  .object({ data: z.object({ message_id: z.string().min(1), chat_id: z.string() }) })
  .transform(({ data }) => ({ messageId: data.message_id, chatId: data.chat_id }))

const done = z.object({ code: z.literal(0) })
const uploaded = z.object({ data: z.object({ file_key: z.string().min(1) }) })
const bot = z.object({ bot: z.object({ open_id: z.string().min(1) }) })
const chatAnswer = z.object({
  data: z.object({ name: z.string().optional(), owner_id: z.string().optional() }),
})
const membersPage = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string(), name: z.string().optional() })).optional(),
    has_more: z.boolean().optional(),
    page_token: z.string().optional(),
  }),
})

/** What the platform has an icon and a preview for; everything else is a plain file. */
const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
}

function fileTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(fileTypes, ending) ? (fileTypes[ending] ?? 'stream') : 'stream'
}

function addressOf(to: Recipient): { idType: string; id: string } {
  return 'chatId' in to
    ? { idType: 'chat_id', id: to.chatId }
    : { idType: 'open_id', id: to.openId }
}

type Messages = Pick<
  Platform,
  'sendCard' | 'sendFile' | 'updateCard' | 'downloadFile' | 'downloadSent'
>
type Chats = Pick<Platform, 'listChatMembers' | 'getChat' | 'getBotOpenId'>

/** The Open Platform, asked through the SDK, which is loaded by the first call. */
export function createPlatform(options: CallerOptions): Platform {
  const caller = createCaller(options)
  return { ...messagesThrough(caller), ...chatsThrough(caller) }
}

function messagesThrough({ call, download }: Caller): Messages {
  function send(name: string, to: Recipient, type: string, content: object, uuid: string) {
    const { idType, id } = addressOf(to)
    const data = { receive_id: id, msg_type: type, content: JSON.stringify(content), uuid }
    const params = { receive_id_type: idType }
    return call({ call: name, method: 'POST', path: messages, params, data }, sent)
  }

  async function upload(name: string, bytes: Uint8Array): Promise<string> {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { data } = await call(
      {
        call: 'uploadFile',
        method: 'POST',
        path: '/open-apis/im/v1/files',
        headers: { 'Content-Type': 'multipart/form-data' },
        data: { file_type: fileTypeOf(name), file_name: name, file },
      },
      uploaded,
    )
    return data.file_key
  }

  function resource(
    name: string,
    ids: readonly [string, string],
    type: 'file' | 'image',
    maxBytes: number,
  ) {
    const path = `${messages}/:id/resources/:id`
    return download({ call: name, method: 'GET', path, ids, params: { type } }, maxBytes)
  }

  return {
    sendCard: (to, card, uuid) => send('sendCard', to, 'interactive', card, uuid),

    async sendFile(to, { name, bytes }, uuid) {
      const fileKey = await upload(name, bytes)
      return send('sendFile', to, 'file', { file_key: fileKey }, uuid)
    },

    async updateCard(messageId, card) {
      const data = { content: JSON.stringify(card) }
      const path = `${messages}/:id`
      await call({ call: 'updateCard', method: 'PATCH', path, ids: [messageId], data }, done)
    },

    downloadFile: (messageId, fileKey) =>
      resource('downloadFile', [messageId, fileKey], 'file', maxFileBytes),
    downloadSent: (messageId, { type, fileKey }) =>
      resource('downloadSent', [messageId, fileKey], type, maxSentBytes),
  }
}

function chatsThrough({ call }: Caller): Chats {
  let botOpenId: string | undefined

  function page(chatId: string, token: string) {
    const params = { member_id_type: 'open_id', page_size: '100' }
    return call(
      {
        call: 'listChatMembers',
        method: 'GET',
        path: `${chat}/members`,
        ids: [chatId],
        params: token === '' ? params : { ...params, page_token: token },
      },
      membersPage,
    )
  }

  return {
    async listChatMembers(chatId) {
      const people = new Map<string, string>()
      const seen = new Set<string>()
      let token = ''
      do {
        seen.add(token)
        const { data } = await page(chatId, token)
        for (const { member_id, name } of data.items ?? []) people.set(member_id, name ?? '')
        token = data.has_more ? (data.page_token ?? '') : ''
        // A page that names itself as the next one would be asked for ever.
      } while (!seen.has(token))
      return [...people].map(([openId, name]) => ({ openId, name }))
    },

    async getChat(chatId) {
      const params = { user_id_type: 'open_id' }
      const request = { call: 'getChat', method: 'GET', path: chat, ids: [chatId], params } as const
      const { data } = await call(request, chatAnswer)
      const { name = '', owner_id: ownerOpenId } = data
      return { name, ...(ownerOpenId ? { ownerOpenId } : {}) }
    },

    async getBotOpenId() {
      const path = '/open-apis/bot/v3/info'
      botOpenId ??= (await call({ call: 'getBotOpenId', method: 'GET', path }, bot)).bot.open_id
      return botOpenId
    },
  }
}
