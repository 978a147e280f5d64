import type { Time } from './time.ts'

/**
 * Does `work` now and at the start of every minute, until stopped. A cron library waits for the
 * wall clock: set back by an hour, it is silent for that hour. What is due is a query anyway.
 */
export async function everyMinute(
  time: Time,
  work: () => Promise<unknown>,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    await work()
    await time.sleep(60_000 - (time.now().getTime() % 60_000), stopped)
  }
}
