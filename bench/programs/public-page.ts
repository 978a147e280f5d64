/** The villagers' pages as the bot serves them, without a limit that a bench would reach. */
import fastify from 'fastify'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { opinionPage } from '../../src/web/opinion-page.ts'
import { answerParent, tell } from './answering.ts'
import { realTime } from './real-world.ts'

const [dataDir = '', keysDir = '', day = ''] = process.argv.slice(2)
const database = openDatabase(databaseFile(dataDir), { keysDir })
const noLimits = { perAddress: 1e9, inAll: 1e9 }
const time = { ...realTime, now: () => new Date(`${day}T12:00:00+08:00`) }
const server = fastify({ trustProxy: [] })
await server.register(opinionPage({ database, time, isHttps: true, limits: noLimits }))
answerParent(async () => {
  await server.close()
  database.close()
})
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
