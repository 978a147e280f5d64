import { Icon } from '../device/icon.tsx'
import { useSandbox } from '../state/world.tsx'
import { Attach } from './attach.tsx'
import type { ComposerProps } from './composer.tsx'

interface ComposerToolsProps extends ComposerProps {
  mention: boolean
  onMention: () => void
  onCommand: () => void
  sending: boolean
  canSend: boolean
  onSend: () => void
}

/** The little buttons beside the text field. */
export function ComposerTools(props: ComposerToolsProps) {
  const { openId, conversation, sending } = props
  return (
    <div class="composer-tools">
      {conversation.isGroup && <MentionSwitch {...props} />}
      <button type="button" class="tool" aria-label="命令" onClick={props.onCommand}>
        <Icon name="bolt" />
      </button>
      <Attach openId={openId} conversation={conversation} />
      <button
        type="button"
        class="tool tool-send"
        aria-label="发送"
        aria-busy={sending}
        disabled={!props.canSend}
        onClick={props.onSend}
      >
        {sending ? <span class="spinner" aria-hidden="true" /> : <Icon name="send" size={22} />}
      </button>
    </div>
  )
}

function MentionSwitch(props: ComposerToolsProps) {
  const { mention } = props
  const { world } = useSandbox()
  return (
    <button
      type="button"
      class={`tool tool-mention ${mention ? 'on' : ''}`}
      aria-pressed={mention}
      title={mention ? '消息会带上 @机器人' : '消息不带 @机器人，机器人看不到'}
      onClick={props.onMention}
    >
      <Icon name="at" />
      <span>{world.bot.name}</span>
    </button>
  )
}
