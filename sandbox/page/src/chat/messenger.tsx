import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { openBot } from '../api/client.ts'
import { useDevice } from '../device/device.tsx'
import { useMessages } from '../state/messages.ts'
import { unreadIn, useReadMarks } from '../state/read-marks.ts'
import { useSandbox } from '../state/world.tsx'
import { ChatList } from './chat-list.tsx'
import { botKey, type Conversation, conversationsOf } from './conversations.ts'
import { Thread } from './thread.tsx'

interface MessengerProps {
  openId: string
  chatKey: string | undefined
  onOpen: (chatKey: string | undefined) => void
  /** What a phone shows around its chat list: the person's picture above, the tabs below. */
  head: ComponentChildren
  tabs: ComponentChildren
}

/** One person's 消息: the list of chats and the open one, side by side or one after the other. */
export function Messenger(props: MessengerProps) {
  const { openId, chatKey, onOpen } = props
  const { world } = useSandbox()
  const { narrow } = useDevice()
  const messages = useMessages(openId)
  const { marks, markRead } = useReadMarks(openId)
  const list = conversationsOf(world, openId, messages ?? [])
  const open = findOpen(list, chatKey)

  useReading(open, markRead)
  // A desktop never starts empty: the newest chat opens by itself.
  const newestKey = !narrow && messages && !chatKey ? list[0]?.key : undefined
  useEffect(() => {
    if (newestKey) onOpen(newestKey)
  }, [newestKey])

  const unreadOf = (one: Conversation) => unreadIn(one.messages, marks[one.key], openId)
  const choose = (one: Conversation) => {
    onOpen(one.key)
    // The bot hears of it as Feishu tells it; an older sandbox may not know the call.
    if (!one.isGroup) openBot(openId).catch(() => undefined)
  }
  const unreadElsewhere = list
    .filter((one) => one !== open)
    .reduce((sum, one) => sum + unreadOf(one), 0)

  return (
    <div class="messenger">
      {(!narrow || !open) && (
        <section class="list-pane" aria-label="会话列表">
          {props.head}
          <ChatList
            conversations={list}
            loading={!messages}
            openKey={open?.key}
            openId={openId}
            unreadOf={unreadOf}
            onChoose={choose}
          />
          {props.tabs}
        </section>
      )}
      {open ? (
        <Thread
          key={`${openId}/${open.key}`}
          openId={openId}
          conversation={open}
          loading={!messages}
          unreadElsewhere={unreadElsewhere}
          onBack={() => onOpen(undefined)}
        />
      ) : (
        !narrow && <NothingOpen />
      )}
    </div>
  )
}

/** Whatever comes into the open thread has been read. */
function useReading(
  open: Conversation | undefined,
  markRead: (chatId: string, messageId: string) => void,
): void {
  const messageId = open?.last?.messageId
  const chatId = open?.last?.chatId
  useEffect(() => {
    if (messageId && chatId) markRead(chatId, messageId)
  }, [messageId, chatId, markRead])
}

/** A thread opened before its first message has got a chat id by now. */
function findOpen(list: readonly Conversation[], key: string | undefined) {
  return list.find((one) => one.key === key || (key === botKey && !one.isGroup))
}

function NothingOpen() {
  return (
    <section class="thread thread-none">
      <p>选择一个会话，开始沟通</p>
    </section>
  )
}
