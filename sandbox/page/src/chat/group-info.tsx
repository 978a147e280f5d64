import { useRef, useState } from 'preact/hooks'
import { addBot, leaveChat } from '../api/client.ts'
import type { Chat } from '../api/types.ts'
import { Avatar } from '../device/avatar.tsx'
import { useDevice } from '../device/device.tsx'
import { Icon } from '../device/icon.tsx'
import { Popup } from '../device/popup.tsx'
import { useSandbox } from '../state/world.tsx'

/** 群设置: who is in the group, bringing the bot in, leaving. */
export function GroupInfo(props: { chat: Chat; openId: string }) {
  const { chat } = props
  const { nameOf, refresh } = useSandbox()
  const { toast, confirm } = useDevice()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)

  const attempt = (work: () => Promise<void>) => {
    setOpen(false)
    work().catch((error: Error) => toast({ type: 'error', content: error.message }))
  }
  const leave = async () => {
    const question = { title: '退出群聊', text: '退出后将不再接收此群消息。' }
    if (!(await confirm(question))) return
    await leaveChat(props.openId, chat.chatId)
    refresh()
  }
  const bringBotIn = async () => {
    await addBot(chat.chatId)
    refresh()
    toast({ type: 'success', content: '机器人已在群里' })
  }
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label="群设置"
        aria-haspopup="dialog"
        ref={anchor}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Popup anchor={anchor.current} label="群设置" minWidth={260} onClose={() => setOpen(false)}>
          <p class="group-heading">{`群成员 ${chat.memberIds.length}`}</p>
          <ul class="member-list">
            {chat.memberIds.map((memberId) => (
              <li key={memberId}>
                <Avatar openId={memberId} size={28} />
                {nameOf(memberId)}
              </li>
            ))}
          </ul>
          <div class="group-actions">
            {chat.hasBot !== true && (
              <button type="button" class="btn btn-default" onClick={() => attempt(bringBotIn)}>
                添加机器人
              </button>
            )}
            <button type="button" class="btn btn-danger" onClick={() => attempt(leave)}>
              退出群聊
            </button>
          </div>
        </Popup>
      )}
    </>
  )
}
