import { useState } from 'preact/hooks'
import { pressMenu } from '../api/client.ts'
import { useDevice } from '../device/device.tsx'
import { useSandbox } from '../state/world.tsx'

/** The bot's own menu over the text field, where the bot has one. */
export function BotMenu(props: { openId: string }) {
  const { world, refresh } = useSandbox()
  const { toast } = useDevice()
  const [waiting, setWaiting] = useState('')
  const menu = world.bot.menu ?? []
  if (menu.length === 0) return null
  const press = (key: string) => {
    setWaiting(key)
    pressMenu(props.openId, key)
      .then(refresh, (error: Error) => toast({ type: 'error', content: error.message }))
      .finally(() => setWaiting(''))
  }
  return (
    <nav class="bot-menu" aria-label="机器人菜单">
      {menu.map((entry) => (
        <button
          type="button"
          key={entry.key}
          disabled={waiting !== ''}
          aria-busy={waiting === entry.key}
          onClick={() => press(entry.key)}
        >
          {entry.name}
        </button>
      ))}
    </nav>
  )
}
