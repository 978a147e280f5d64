import { randomFillSync } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../../db/client.ts'
import { openDatabase } from '../../../db/open.ts'
import { insertOpinionRound, opinionRoundOf } from '../../../db/queries/opinion-rounds.ts'
import { features } from '../../../src/features/index.ts'
import { idsFrom } from '../../../src/ids.ts'
import { builtin } from '../../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../../src/pipeline/registry.ts'
import { opinionPage, type OpinionPageParts } from '../../../src/web/opinion-page.ts'
import { talkPage } from '../../../src/web/talk-page.ts'
import { FakeTime } from '../../support/fake-time.ts'
import { insertRunningCycle } from '../../support/running-cycle.ts'
import { rootId, settleVillage } from '../../support/village.ts'

export interface OpinionServer {
  server: FastifyInstance
  database: Database
  time: FakeTime
  token: string
  roundId: string
  close(): Promise<void>
}

const registry = buildRegistry([builtin, ...features])

/** The villagers' pages over a village that collects opinions until 23 February. */
export async function startOpinionServer(
  options: { file?: string } & Partial<Pick<OpinionPageParts, 'limits' | 'isHttps'>> = {},
): Promise<OpinionServer> {
  const { file = ':memory:', limits, isHttps = false } = options
  const database = openDatabase(file, file === ':memory:' ? {} : { keysDir: `${file}-keys` })
  const roundId = 'round'
  database.inTransaction((tx) => {
    settleVillage(tx)
    insertRunningCycle(tx)
    insertOpinionRound(tx, {
      roundId,
      cycleId: 'cycle',
      rootId,
      openedOn: '2018-02-11',
      closesOn: '2018-02-23',
    })
  })
  const time = new FakeTime(new Date('2018-02-12T01:00:00Z'))
  const server = fastify()
  const parts = { database, time, isHttps, ...(limits && { limits }) }
  await server.register(opinionPage(parts))
  await server.register(talkPage({ ...parts, registry, newId: idsFrom(randomFillSync) }))
  await server.ready()
  return {
    server,
    database,
    time,
    token: opinionRoundOf(database, 'cycle')?.token ?? '',
    roundId,
    close: async () => {
      await server.close()
      database.close()
    },
  }
}
