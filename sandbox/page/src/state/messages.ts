import { useEffect, useState } from 'preact/hooks'
import { listMessages } from '../api/client.ts'
import type { Message } from '../api/types.ts'
import { useSandbox } from './world.tsx'

interface Shown {
  openId: string
  messages: Message[]
}

/** Everything this person sees, oldest first; unchanged messages keep their identity. */
export function useMessages(openId: string): Message[] | undefined {
  const { version } = useSandbox()
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    let gone = false
    const look = async () => {
      const fresh = await listMessages(openId)
      if (!gone) setShown((old) => ({ openId, messages: keepIdentity(old, fresh, openId) }))
    }
    // A sandbox that is away says so in the provider; what was seen stays.
    look().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [openId, version])
  return shown?.openId === openId ? shown.messages : undefined
}

function keepIdentity(old: Shown | undefined, fresh: Message[], openId: string): Message[] {
  if (old?.openId !== openId) return fresh
  const known = new Map(old.messages.map((message) => [message.messageId, message]))
  return fresh.map((message) => {
    const before = known.get(message.messageId)
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message
  })
}
