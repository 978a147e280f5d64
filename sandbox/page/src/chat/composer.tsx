import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { say } from '../api/client.ts'
import { useDevice } from '../device/device.tsx'
import { useSandbox } from '../state/world.tsx'
import { BotMenu } from './bot-menu.tsx'
import { commandsFor } from './commands.ts'
import { ComposerTools } from './composer-tools.tsx'
import type { Conversation } from './conversations.ts'
import { SlashMenu } from './slash-menu.tsx'

/** Unsent text of each chat, kept while looking at another one. */
const unsent = new Map<string, string>()

export interface ComposerProps {
  openId: string
  conversation: Conversation
}

/** Where to type: Enter sends, `/` offers commands, a group's messages mention the bot. */
export function Composer(props: ComposerProps) {
  const { openId, conversation } = props
  const draftKey = `${openId}/${conversation.key}`
  const [text, setText] = useState(unsent.get(draftKey) ?? '')
  const [mention, setMention] = useState(true)
  const box = useRef<HTMLTextAreaElement>(null)
  const { send, sending } = useSending(props, mention)
  useAutoHeight(box, text)

  const write = (next: string) => {
    setText(next)
    unsent.set(draftKey, next)
  }
  const start = (words: string) => {
    write(words)
    box.current?.focus()
  }
  const submit = () => {
    if (!text.trim() || sending) return
    send(text.trim(), () => write(text))
    write('')
  }
  const menu = useSlashMenu(text, (word) => start(`${word} `), submit)
  return (
    <footer class="composer">
      {!conversation.isGroup && <BotMenu openId={openId} />}
      <div class="composer-box">
        {menu.commands.length > 0 && <SlashMenu {...menu} />}
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={`发送给 ${conversation.title}`}
          placeholder={`发送给 ${conversation.title}`}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={menu.onKeyDown}
        />
        <ComposerTools
          {...props}
          mention={mention}
          onMention={() => setMention(!mention)}
          onCommand={() => start('/')}
          sending={sending}
          canSend={text.trim() !== '' && !sending}
          onSend={submit}
        />
      </div>
    </footer>
  )
}

/** The commands a line could become; arrows move, Enter takes one or else sends the line. */
function useSlashMenu(text: string, onChoose: (word: string) => void, onEnter: () => void) {
  const [marked, setMarked] = useState({ text, at: 0 })
  const commands = commandsFor(text)
  const picked = marked.text === text ? marked.at : 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (commands.length > 0 && step !== 0) {
      event.preventDefault()
      setMarked({ text, at: (picked + step + commands.length) % commands.length })
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      const command = commands[picked]
      if (command) onChoose(command.word)
      else onEnter()
    }
  }
  return { commands, picked, onChoose, onKeyDown }
}

function useSending(props: ComposerProps, mention: boolean) {
  const { refresh } = useSandbox()
  const { toast } = useDevice()
  const [sending, setSending] = useState(false)
  const { chat, isGroup } = props.conversation
  const send = (text: string, giveBack: () => void) => {
    setSending(true)
    say(props.openId, { text, ...(chat && { chatId: chat.chatId }), ...(isGroup && { mention }) })
      .then(refresh, (error: Error) => {
        giveBack()
        toast({ type: 'error', content: error.message })
      })
      .finally(() => setSending(false))
  }
  return { send, sending }
}

const tallest = 140

function useAutoHeight(box: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${Math.min(tallest, box.current.scrollHeight)}px`
  }, [box, text])
}
