import { useRef, useState } from 'preact/hooks'
import { getRosterFile, sendFile, sendImage } from '../api/client.ts'
import { useDevice } from '../device/device.tsx'
import { Icon, type IconName } from '../device/icon.tsx'
import { Popup } from '../device/popup.tsx'
import { useSandbox } from '../state/world.tsx'
import type { ComposerProps } from './composer.tsx'

const largest = 10 * 1024 * 1024

/** 附件: a picture or file of one's own, or the village's roster ready to send. */
export function Attach(props: ComposerProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const { refresh } = useSandbox()
  const { toast } = useDevice()
  const { chat } = props.conversation

  const send = async (fileName: string, content: Blob) => {
    if (content.size > largest) throw new Error('文件太大，最多 10 MB')
    const contentBase64 = await base64Of(content)
    const sent = { contentBase64, ...(chat && { chatId: chat.chatId }) }
    const isPicture = content.type.startsWith('image/')
    if (isPicture) await sendImage(props.openId, sent)
    else await sendFile(props.openId, { fileName, ...sent })
    refresh()
  }
  const sendRoster = async () => send('名册.csv', await getRosterFile())
  const attempt = (work: Promise<void>) => {
    setOpen(false)
    work.catch((error: Error) => toast({ type: 'error', content: error.message }))
  }
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label="附件"
        aria-haspopup="dialog"
        ref={anchor}
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" />
      </button>
      <input
        type="file"
        hidden
        aria-label="选择文件"
        ref={chooser}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) attempt(send(file.name, file))
          event.currentTarget.value = ''
        }}
      />
      {open && (
        <Popup anchor={anchor.current} label="附件" minWidth={180} onClose={() => setOpen(false)}>
          <div role="listbox" aria-label="附件">
            <Choice icon="clip" label="选择照片、文件…" onChoose={() => chooser.current?.click()} />
            <Choice icon="doc" label="名册文件" onChoose={() => attempt(sendRoster())} />
          </div>
        </Popup>
      )}
    </>
  )
}

function Choice(props: { icon: IconName; label: string; onChoose: () => void }) {
  return (
    <button
      type="button"
      class="option"
      role="option"
      aria-selected={false}
      onClick={props.onChoose}
    >
      <Icon name={props.icon} />
      {props.label}
    </button>
  )
}

async function base64Of(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
