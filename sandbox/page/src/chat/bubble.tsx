import { useMemo } from 'preact/hooks'
import { fileUrl } from '../api/client.ts'
import type { Message } from '../api/types.ts'
import { Card } from '../card/card.tsx'
import { senderFor } from '../card/use-press.ts'
import { Avatar } from '../device/avatar.tsx'
import { ImageButton } from '../device/image-viewer.tsx'
import { minuteOf } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import { FileCard, isPicture } from './file-card.tsx'
import { PlainText } from './plain-text.tsx'

interface BubbleProps {
  message: Message
  openId: string
  /** The first of several by the same sender carries picture and name. */
  first: boolean
  inGroup: boolean
  memberIds: readonly string[]
}

export function Bubble(props: BubbleProps) {
  const { message, first } = props
  const { nameOf, world } = useSandbox()
  const mine = message.from === props.openId
  const name = nameOf(message.from)
  return (
    <div
      class={`message ${mine ? 'mine' : ''} ${first ? 'first' : ''}`}
      data-message={message.messageId}
    >
      <span class="message-picture">{first && <Avatar openId={message.from} size={36} />}</span>
      <div class="message-side">
        {first && !mine && props.inGroup && (
          <p class="message-name">
            {name}
            {message.from === world.bot.openId && <span class="bot-tag">机器人</span>}
          </p>
        )}
        <div class="message-line">
          <Content {...props} />
          <time class="message-time" dateTime={message.at}>
            {minuteOf(new Date(message.at))}
          </time>
        </div>
        {message.urgent && <p class="urgent-note">加急</p>}
      </div>
    </div>
  )
}

function Content(props: BubbleProps) {
  const { message } = props
  if (message.type === 'card') return <CardMessage {...props} />
  if (message.fileKey && (message.type === 'image' || isPicture(message.fileName))) {
    return (
      <div class="picture-message">
        <ImageButton src={fileUrl(message.fileKey)} alt={message.fileName ?? '图片'} />
      </div>
    )
  }
  if (message.type === 'file') return <FileCard message={message} />
  return (
    <div class="bubble">
      <PlainText text={message.text ?? ''} />
    </div>
  )
}

function CardMessage(props: BubbleProps) {
  const { message, openId } = props
  const { refresh } = useSandbox()
  const { messageId } = message
  const send = useMemo(() => senderFor(openId, messageId, refresh), [openId, messageId, refresh])
  const revision = message.updatedAt ?? message.at
  if (!message.card) return <p class="unsupported">请升级至最新版本客户端，以查看内容</p>
  return (
    <Card
      key={revision}
      card={message.card}
      draftKey={`${openId}:${messageId}`}
      revision={revision}
      memberIds={props.memberIds}
      send={send}
    />
  )
}
