import { useCallback, useState } from 'preact/hooks'
import type { Message } from '../api/types.ts'

type Marks = Record<string, string>

const storageKey = (openId: string) => `read:${openId}`

function load(openId: string): Marks {
  try {
    const stored: Marks | null = JSON.parse(sessionStorage.getItem(storageKey(openId)) ?? '{}')
    return stored ?? {}
  } catch {
    return {}
  }
}

/** How far this person has read each chat: the id of the last message seen there. */
export function useReadMarks(openId: string) {
  const [state, setState] = useState({ openId, marks: load(openId) })
  const marks = state.openId === openId ? state.marks : load(openId)
  const markRead = useCallback(
    (chatId: string, messageId: string) =>
      setState((old) => {
        const before = old.openId === openId ? old.marks : load(openId)
        if (before[chatId] === messageId) return old
        const next = { ...before, [chatId]: messageId }
        sessionStorage.setItem(storageKey(openId), JSON.stringify(next))
        return { openId, marks: next }
      }),
    [openId],
  )
  return { marks, markRead }
}

export function unreadIn(messages: readonly Message[], lastRead: string | undefined, me: string) {
  const seen = messages.findIndex((message) => message.messageId === lastRead)
  return messages.slice(seen + 1).filter((message) => message.from !== me).length
}
