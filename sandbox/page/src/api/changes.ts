const pollMs = 3000
const quietMs = 60

/**
 * Calls back soon after anything changed in the sandbox, many changes at once as one call.
 * Falls back to asking every few seconds where the event stream is not to be had.
 */
export function watchChanges(onChange: (now: string | undefined) => void): () => void {
  let pending: ReturnType<typeof setTimeout> | undefined
  let poll: ReturnType<typeof setInterval> | undefined
  const announce = (now?: string) => {
    clearTimeout(pending)
    pending = setTimeout(() => onChange(now), quietMs)
  }
  const source = new EventSource('/sandbox/api/events')
  source.addEventListener('message', (event) => announce(nowIn(event.data)))
  source.addEventListener('open', () => {
    clearInterval(poll)
    poll = undefined
    announce()
  })
  source.addEventListener('error', () => {
    poll ??= setInterval(announce, pollMs)
  })
  return () => {
    source.close()
    clearTimeout(pending)
    clearInterval(poll)
  }
}

function nowIn(data: unknown): string | undefined {
  try {
    const change: unknown = JSON.parse(String(data))
    if (typeof change !== 'object' || change === null || !('now' in change)) return undefined
    return typeof change.now === 'string' ? change.now : undefined
  } catch {
    return undefined
  }
}
