import { useLayoutEffect, useRef } from 'preact/hooks'
import { Avatar, GroupAvatar } from '../device/avatar.tsx'
import { useDevice } from '../device/device.tsx'
import { Icon } from '../device/icon.tsx'
import { dayLine, dayOf } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import { Bubble } from './bubble.tsx'
import { Composer } from './composer.tsx'
import type { Conversation } from './conversations.ts'
import { GroupInfo } from './group-info.tsx'

interface ThreadProps {
  openId: string
  conversation: Conversation
  loading: boolean
  unreadElsewhere: number
  onBack: () => void
}

/** An open chat: who it is with, what was said, and where to type. */
export function Thread(props: ThreadProps) {
  const { conversation } = props
  return (
    <section class="thread" aria-label={conversation.title}>
      <ThreadHead {...props} />
      <MessageFlow {...props} />
      <Composer openId={props.openId} conversation={conversation} />
    </section>
  )
}

function ThreadHead(props: ThreadProps) {
  const { conversation, unreadElsewhere } = props
  const { narrow } = useDevice()
  const { world } = useSandbox()
  const { chat, isGroup } = conversation
  return (
    <header class="thread-head">
      {narrow && (
        <button type="button" class="back" aria-label="返回会话列表" onClick={props.onBack}>
          <Icon name="back" size={24} />
          {unreadElsewhere > 0 && <span class="back-count">{Math.min(unreadElsewhere, 99)}</span>}
        </button>
      )}
      {!narrow &&
        (isGroup ? (
          <GroupAvatar name={conversation.title} size={36} />
        ) : (
          <Avatar openId={world.bot.openId} size={36} />
        ))}
      <div class="thread-title">
        <h2>
          {conversation.title}
          {isGroup && chat && narrow && (
            <span class="member-count">{` (${chat.memberIds.length})`}</span>
          )}
          {!isGroup && <span class="bot-tag">机器人</span>}
        </h2>
        {!narrow && isGroup && chat && (
          <p class="thread-sub">
            <Icon name="people" size={14} />
            {chat.memberIds.length}
          </p>
        )}
      </div>
      {isGroup && chat && <GroupInfo chat={chat} openId={props.openId} />}
    </header>
  )
}

function MessageFlow(props: ThreadProps) {
  const { conversation, openId } = props
  const { now } = useSandbox()
  const flow = useRef<HTMLDivElement>(null)
  const lastId = conversation.last?.messageId
  useLayoutEffect(() => stickToEnd(flow.current), [lastId])
  let day = ''
  let sender = ''
  return (
    <div class="flow" ref={flow} role="log" aria-label="消息" tabIndex={0}>
      {conversation.messages.length === 0 && (
        <p class="flow-empty">{props.loading ? '加载中…' : emptyNote(conversation)}</p>
      )}
      {conversation.messages.map((message) => {
        const messageDay = dayOf(new Date(message.at))
        const newDay = messageDay !== day
        const first = newDay || message.from !== sender
        day = messageDay
        sender = message.from
        return (
          <div key={message.messageId}>
            {newDay && <p class="day-line">{dayLine(messageDay, now())}</p>}
            <Bubble
              message={message}
              openId={openId}
              first={first}
              inGroup={conversation.isGroup}
              memberIds={conversation.chat?.memberIds ?? []}
            />
          </div>
        )
      })}
    </div>
  )
}

function emptyNote(conversation: Conversation): string {
  return conversation.isGroup
    ? '还没有消息。发一条，机器人会在群里回答。'
    : '发一句“帮助”，看看我能做什么。'
}

/** Scrolls to the newest message and stays there while pictures, fonts and charts come in. */
function stickToEnd(flow: HTMLDivElement | null) {
  if (!flow) return undefined
  const toEnd = () => {
    flow.scrollTop = flow.scrollHeight
  }
  toEnd()
  let height = flow.scrollHeight
  const watch = new ResizeObserver(() => {
    const wasAtEnd = height - flow.scrollTop - flow.clientHeight < 160
    height = flow.scrollHeight
    if (wasAtEnd) toEnd()
  })
  watch.observe(flow)
  for (const child of flow.children) watch.observe(child)
  return () => watch.disconnect()
}
