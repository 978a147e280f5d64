import { idsOf, type Chat, type Feishu } from '../feishu/feishu.ts'
import { SandboxError } from '../sandbox-error.ts'

/** A group by its id. */
export function getGroup(feishu: Feishu, chatId: string): Chat {
  const chat = feishu.state.chats.get(chatId)
  if (chat?.type !== 'group') throw new SandboxError(`There is no group ${chatId}.`, 404)
  return chat
}

/** Somebody with the right to do so takes the bot into a group. */
export function addBot(feishu: Feishu, chat: Chat): void {
  if (chat.hasBot) return
  chat.hasBot = true
  feishu.publish('im.chat.member.bot.added_v1', eventOf(feishu, chat, operatorOf(chat)))
  feishu.changed()
}

/** The group's owner takes the bot out again. */
export function removeBot(feishu: Feishu, chat: Chat): void {
  if (!chat.hasBot) return
  chat.hasBot = false
  feishu.publish('im.chat.member.bot.deleted_v1', eventOf(feishu, chat, operatorOf(chat)))
  feishu.changed()
}

export function join(feishu: Feishu, chat: Chat, openId: string): void {
  if (chat.memberIds.includes(openId)) return
  chat.memberIds.push(openId)
  publishPeople(feishu, chat, openId, 'added')
}

export function leave(feishu: Feishu, chat: Chat, openId: string): void {
  if (!chat.memberIds.includes(openId)) {
    throw new SandboxError('This person is not in that chat.')
  }
  chat.memberIds = chat.memberIds.filter((memberId) => memberId !== openId)
  publishPeople(feishu, chat, openId, 'deleted')
}

function publishPeople(
  feishu: Feishu,
  chat: Chat,
  openId: string,
  what: 'added' | 'deleted',
): void {
  const name = feishu.state.accounts.get(openId)?.name ?? ''
  const user = { name, tenant_key: feishu.app.tenantKey, user_id: idsOf(openId) }
  if (chat.hasBot) {
    const event = { ...eventOf(feishu, chat, openId), users: [user] }
    feishu.publish(`im.chat.member.user.${what}_v1`, event)
  }
  feishu.changed()
}

function operatorOf(chat: Chat): string {
  return chat.ownerOpenId ?? chat.memberIds[0] ?? ''
}

function eventOf(feishu: Feishu, chat: Chat, operatorOpenId: string): object {
  return {
    chat_id: chat.chatId,
    operator_id: idsOf(operatorOpenId),
    external: false,
    operator_tenant_key: feishu.app.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  }
}

/** A person opens the thread with the bot. */
export function enterBotChat(feishu: Feishu, openId: string, chat: Chat): void {
  const messages = [...feishu.state.messages.values()].filter(
    (message) => message.chatId === chat.chatId,
  )
  const last = messages.at(-1)
  feishu.publish('im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chatId,
    operator_id: idsOf(openId),
    last_message_id: last?.messageId ?? '',
    last_message_create_time: last ? String(last.createdMs) : '',
  })
}

/** A person chooses an entry of the bot's menu. */
export function chooseMenu(feishu: Feishu, openId: string, key: string): void {
  feishu.publish('application.bot.menu_v6', {
    operator: {
      operator_name: feishu.state.accounts.get(openId)?.name ?? '',
      operator_id: idsOf(openId),
    },
    event_key: key,
    timestamp: Math.floor(feishu.clock.now().getTime() / 1000),
  })
}
