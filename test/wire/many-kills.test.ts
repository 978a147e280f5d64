import { expect, onTestFinished, test, vi } from 'vitest'
import { openFlakyRoad } from '../support/flaky-road.ts'
import { startProcessWire } from '../support/wire.ts'
import { accountOf, groupOf, readFrom, studiers, writeInto } from '../support/wire-village.ts'

const lanes = [groupOf.B2, groupOf.B3, ...studiers.slice(0, 3).map(accountOf)]
const perLane = 40
const points = ['afterClaim', 'beforeSend', 'afterSend', 'afterMark'] as const
const kills = 15

function queueAll(dataDir: string): void {
  writeInto(dataDir, (op) => {
    for (let number = 1; number <= perLane; number += 1) {
      for (const lane of lanes) {
        const to = lane.startsWith('oc_') ? { chatId: lane } : { openId: lane }
        const key = { sentence: `第${number}条。` }
        op.send({ card: 'answer', key, to, dedupeKey: `${lane}:${number}` })
      }
    }
  })
}

const deathOf = (life: number) => ({
  die: { at: points[life % 4] ?? 'afterSend', passes: 6 + (life % 7) },
})

test('200 messages over a bad road with 15 kills: none lost, none doubled, all in order', async () => {
  const road = await openFlakyRoad(0.3)
  onTestFinished(() => road.close())
  const wire = await startProcessWire({
    prepare: queueAll,
    before: (bot) => {
      bot.via = (platform) => road.leadTo(platform)
      bot.runInstead('sender')
      bot.nextOrder = deathOf(0)
    },
  })
  for (let life = 1; life < kills; life += 1) {
    expect((await wire.bot.ended()).signal).toBe('SIGKILL')
    wire.bot.nextOrder = deathOf(life)
    await wire.control.restartBot(true)
  }
  expect((await wire.bot.ended()).signal).toBe('SIGKILL')
  await wire.control.restartBot(true)
  // On a busy machine the last life takes longer than the sandbox waits for it.
  await vi.waitUntil(async () => (await wire.bot.health())?.outbox === 0, { timeout: 180_000 })

  for (const lane of lanes) {
    const reader = lane.startsWith('ou_') ? lane : accountOf(lane === groupOf.B2 ? 'M27' : 'M47')
    const seen = wire.control
      .messages(reader)
      .filter((one) => (lane.startsWith('oc_') ? one.chatId === lane : true))
      .map((one) => /第(\d+)条/.exec(JSON.stringify(one.card))?.[1])
      .filter((number) => number !== undefined)
    expect([lane, seen.map(Number)]).toEqual([
      lane,
      Array.from({ length: perLane }, (_, i) => i + 1),
    ])
  }
  const open = readFrom(
    wire.dataDir,
    `SELECT outbox.state FROM outbox JOIN card_issue USING (issue_id)
     WHERE card = 'answer' AND outbox.state <> 'sent'`,
  )
  expect(open).toEqual([])
  for (const fate of ['resetBefore', 'errorBefore', 'resetAfter', 'errorAfter']) {
    expect(road.befallen[fate]).toBeGreaterThan(3)
  }
})
