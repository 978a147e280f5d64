import type { MenuEntry } from '../bot.ts'
import type { Feishu } from '../feishu/feishu.ts'
import { villagers } from '../world/people.ts'

export interface World {
  now: string
  bot: { openId: string; name: string; menu: readonly MenuEntry[] }
  people: { openId: string; memberId: string; name: string; account: boolean }[]
  chats: {
    chatId: string
    name: string
    type: 'group' | 'p2p'
    /** People only. */
    memberIds: readonly string[]
    hasBot: boolean
    ownerOpenId?: string
  }[]
}

/** Everybody and every chat there is. */
export function worldOf(feishu: Feishu, menu: readonly MenuEntry[]): World {
  return {
    now: feishu.clock.now().toISOString(),
    bot: { openId: feishu.app.botOpenId, name: feishu.app.botName, menu },
    people: villagers.map(({ openId, memberId, name, hasAccount }) => {
      return { openId, memberId, name, account: hasAccount }
    }),
    chats: [...feishu.state.chats.values()].map((chat) => ({
      chatId: chat.chatId,
      name: chat.name,
      type: chat.type,
      memberIds: [...chat.memberIds],
      hasBot: chat.hasBot,
      ...(chat.ownerOpenId !== undefined && { ownerOpenId: chat.ownerOpenId }),
    })),
  }
}
