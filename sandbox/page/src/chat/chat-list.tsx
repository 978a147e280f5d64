import { Avatar, GroupAvatar } from '../device/avatar.tsx'
import { shortTime } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import type { Conversation } from './conversations.ts'
import { previewOf } from './preview.ts'

interface ChatListProps {
  conversations: readonly Conversation[]
  loading: boolean
  openKey: string | undefined
  openId: string
  unreadOf: (conversation: Conversation) => number
  onChoose: (conversation: Conversation) => void
}

export function ChatList(props: ChatListProps) {
  return (
    <ul class="chat-list" aria-busy={props.loading}>
      {props.conversations.map((one) => (
        <li key={one.key}>
          <ChatRow
            conversation={one}
            openId={props.openId}
            current={one.key === props.openKey}
            unread={props.unreadOf(one)}
            onChoose={() => props.onChoose(one)}
          />
        </li>
      ))}
    </ul>
  )
}

function ChatRow(props: {
  conversation: Conversation
  openId: string
  current: boolean
  unread: number
  onChoose: () => void
}) {
  const { conversation, unread } = props
  const { now, world } = useSandbox()
  const { last } = conversation
  return (
    <button
      type="button"
      class={`chat-row ${props.current ? 'current' : ''}`}
      aria-current={props.current}
      onClick={props.onChoose}
    >
      <span class="chat-picture">
        {conversation.isGroup ? (
          <GroupAvatar name={conversation.title} size={44} />
        ) : (
          <Avatar openId={world.bot.openId} size={44} />
        )}
        {unread > 0 && (
          <span class="badge" aria-label={`${unread} 条未读`}>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
      <span class="chat-name">
        <span class="chat-title">{conversation.title}</span>
        {!conversation.isGroup && <span class="bot-tag">机器人</span>}
      </span>
      <span class="chat-time">{last ? shortTime(last.at, now()) : ''}</span>
      <span class="chat-preview">
        {last ? <Preview conversation={conversation} openId={props.openId} /> : '暂无消息'}
      </span>
    </button>
  )
}

function Preview(props: { conversation: Conversation; openId: string }) {
  const { nameOf } = useSandbox()
  const { last, isGroup } = props.conversation
  if (!last) return null
  const named = isGroup && last.from !== props.openId
  return (
    <>
      {last.urgent && <span class="urgent">[加急] </span>}
      {named && `${nameOf(last.from)}: `}
      {previewOf(last)}
    </>
  )
}
