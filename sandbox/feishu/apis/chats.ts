import { z } from 'zod'
import type { Chat, Feishu } from '../feishu.ts'
import { fieldsOf, success, type Api } from '../gateway.ts'
import { refused } from '../refusal.ts'

const page = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  page_token: z.string().regex(/^\d*$/).default(''),
})

/** The chats the bot is in, and who else is. */
export function chatApis(feishu: Feishu): Api[] {
  return [
    {
      method: 'GET',
      path: '/im/v1/chats',
      run: ({ query }) => {
        const groups = [...feishu.state.chats.values()].filter(
          (chat) => chat.type === 'group' && chat.hasBot,
        )
        return success(
          pageOf(groups, query, (chat) => ({ chat_id: chat.chatId, ...summaryOf(feishu, chat) })),
        )
      },
    },
    {
      method: 'GET',
      path: '/im/v1/chats/:chat_id',
      run: ({ params }) => success(detailsOf(feishu, joinedChat(feishu, params['chat_id']))),
    },
    {
      method: 'GET',
      path: '/im/v1/chats/:chat_id/members',
      run: ({ params, query }) => {
        const { memberIds } = joinedChat(feishu, params['chat_id'])
        const items = pageOf(memberIds, query, (openId) => memberOf(feishu, openId))
        return success({ ...items, member_total: memberIds.length })
      },
    },
    {
      method: 'GET',
      path: '/im/v1/chats/:chat_id/members/is_in_chat',
      run: ({ params }) => {
        const chat = feishu.state.chats.get(params['chat_id'] ?? '')
        if (!chat) throw refused(232006)
        return success({ is_in_chat: chat.hasBot })
      },
    },
  ]
}

function joinedChat(feishu: Feishu, chatId = ''): Chat {
  const chat = feishu.state.chats.get(chatId)
  if (!chat) throw refused(232006)
  if (!chat.hasBot) throw refused(232011)
  return chat
}

function pageOf<T>(all: readonly T[], query: unknown, show: (one: T) => object): object {
  const { page_size, page_token } = fieldsOf(page, query)
  const from = Number(page_token)
  const to = from + page_size
  const hasMore = to < all.length
  return {
    items: all.slice(from, to).map(show),
    page_token: hasMore ? String(to) : '',
    has_more: hasMore,
  }
}

function summaryOf(feishu: Feishu, chat: Chat): object {
  return {
    name: chat.name,
    avatar: '',
    description: '',
    ...(chat.ownerOpenId && { owner_id: chat.ownerOpenId, owner_id_type: 'open_id' }),
    external: false,
    tenant_key: feishu.app.tenantKey,
  }
}

function detailsOf(feishu: Feishu, chat: Chat): object {
  return {
    ...summaryOf(feishu, chat),
    chat_mode: chat.type,
    chat_type: 'private',
    chat_tag: 'inner',
    user_count: String(chat.memberIds.length),
    bot_count: '1',
  }
}

function memberOf(feishu: Feishu, openId: string): object {
  return {
    member_id_type: 'open_id',
    member_id: openId,
    name: feishu.state.accounts.get(openId)?.name ?? '',
    tenant_key: feishu.app.tenantKey,
  }
}
