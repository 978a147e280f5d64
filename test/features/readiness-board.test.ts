import { gateNames } from '../../cards/readiness/wording.ts'
import { afterEach, expect, test } from 'vitest'
import { readinessFeature } from '../../src/features/readiness/index.ts'
import { features } from '../../src/features/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import type { GateId } from '../../src/pipeline/gate.ts'
import { elementsOf } from '../support/fake-platform.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { villagers, personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot | undefined
afterEach(() => bot?.close())

test('each of the fourteen gates has one owner', () => {
  const owned = features.flatMap((feature) => Object.keys(feature.gates ?? {}))
  const all = Array.from({ length: 14 }, (_, at) => `G${at + 1}`)
  expect(owned.toSorted()).toEqual(all.toSorted())
})

/** Every gate lacks three hundred things, each with everybody's name. */
function everythingLacks(): Feature {
  const ids: GateId[] = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G12']
  const personIds = villagers.map((one) => personIdOf(one.code))
  const lacks = Array.from({ length: 300 }, () => ({ what: '还有一对没谈'.repeat(4), personIds }))
  const mend = { card: 'readiness', key: { unitId: unitIdOf('B1') } }
  const source = () => ({ hard: true, met: false, lacks, mend })
  return { name: 'stub', gates: Object.fromEntries(ids.map((id) => [id, source])) }
}

test('the board keeps within the platform’s limits whatever lacks', async () => {
  const all: Feature[] = [everythingLacks(), readinessFeature(() => all)]
  bot = await startBot({ now: '2018-03-05T09:00', features: all })
  bot.database.inTransaction(insertRunningCycle)
  await bot.says('张春松', '开会', { chat: 'B1' })
  const seen = new Set<string>()
  for (let page = 1; page <= 3; page += 1) {
    const card = bot.platform.messages.findLast((one) => one.openId === 'ou_M02')?.card
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(30_000)
    expect(elementsOf(card!).length).toBeLessThan(200)
    const lines = bot.lastSeenBy('张春松').split('\n')
    for (const name of Object.values(gateNames)) {
      if (lines.some((line) => line === name || line === `${name}（最好有）`)) seen.add(name)
    }
    if (page < 3) await bot.press('张春松', '下一页')
  }
  expect(seen.size).toBe(14)
})
