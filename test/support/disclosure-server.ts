import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { findDisclosure } from '../../db/queries/disclosures.ts'
import { disclosurePage, type DisclosurePageParts } from '../../src/web/disclosure-page.ts'
import { insertDisclosure } from './disclosure-round.ts'
import { FakeTime } from './fake-time.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { settleVillage } from './village.ts'

export interface DisclosureServer {
  server: FastifyInstance
  database: Database
  time: FakeTime
  token: string
  disclosureId: string
  close(): Promise<void>
}

type Options = Partial<Pick<DisclosurePageParts, 'limits' | 'isHttps'>> &
  Parameters<typeof insertDisclosure>[1]

/** The page over a village whose first branch shows its rectification from 19 to 25 March. */
export async function startDisclosureServer({
  limits,
  isHttps = false,
  ...disclosure
}: Options = {}): Promise<DisclosureServer> {
  const database = openDatabase(':memory:')
  const disclosureId = database.inTransaction((tx) => {
    settleVillage(tx)
    insertRunningCycle(tx)
    return insertDisclosure(tx, disclosure)
  })
  const time = new FakeTime(new Date('2018-03-20T01:00:00Z'))
  const server = fastify()
  await server.register(disclosurePage({ database, time, isHttps, ...(limits && { limits }) }))
  await server.ready()
  return {
    server,
    database,
    time,
    token: findDisclosure(database, disclosureId)?.token ?? '',
    disclosureId,
    close: async () => {
      await server.close()
      database.close()
    },
  }
}
