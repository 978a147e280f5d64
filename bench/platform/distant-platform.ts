import type { Platform } from '../../src/feishu/platform.ts'
import type { SkippingTime } from './skipping-time.ts'

/** The way there differs little; the answer comes after 60 to 180 ms in all. */
const wayThereMs = () => 5 + Math.random() * 10
const answerMs = () => 55 + Math.random() * 110

/** A platform as far away as Feishu is, on the bench's clock. */
export function distant(platform: Platform, time: SkippingTime): Platform {
  async function far<T>(call: () => Promise<T>): Promise<T> {
    await time.sleep(wayThereMs())
    try {
      return await time.during(call())
    } finally {
      await time.sleep(answerMs())
    }
  }
  return {
    ...platform,
    sendCard: (to, card, uuid) => far(() => platform.sendCard(to, card, uuid)),
    updateCard: (messageId, card) => far(() => platform.updateCard(messageId, card)),
  }
}
