import type { Usage } from '../child.ts'

/** Tells the parent something; a program started by hand has none. */
export function tell(message: object): void {
  process.send?.(message)
}

/** Answers the parent's questions about usage and ends on SIGTERM or with the parent. */
export function answerParent(stop: () => Promise<void>): void {
  process.on('message', (message: { ask?: string }) => {
    if (message.ask !== 'usage') return
    const { user, system } = process.cpuUsage()
    const usage: Usage = { rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 }
    tell(usage)
  })
  const end = () => void stop().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('disconnect', end)
}
