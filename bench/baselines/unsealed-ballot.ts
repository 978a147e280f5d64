/**
 * The same bot whose pages of a paper are kept as they are, each in a commit of its own: what a
 * ballot would cost that promised nothing.
 */
import { sql } from 'drizzle-orm'
import fastify from 'fastify'
import { savePageButton } from '../../cards/ballot/buttons.ts'
import { ballotToasts } from '../../cards/ballot/wording.ts'
import type { Database } from '../../db/client.ts'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { findRound } from '../../db/queries/ballot-rounds.ts'
import { castObstacle, missingParts } from '../../src/features/ballot/casting.ts'
import { voterNow } from '../../src/features/ballot/electoral-list.ts'
import { marksOfPage } from '../../src/features/ballot/rules/marks.ts'
import { ownRef, pageRef } from '../../src/features/ballot/refs.ts'
import { features } from '../../src/features/index.ts'
import { openMeeting } from '../../src/organization/meetings.ts'
import { webhook } from '../../src/feishu/webhook.ts'
import { openLog } from '../../src/log.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { createReceive } from '../../src/pipeline/dispatch.ts'
import { type Feature, onPress } from '../../src/pipeline/feature.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { benchConfig } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'
import { newId, realTime } from '../programs/real-world.ts'

const [dataDir = ''] = process.argv.slice(2)
const { feishu, keysDir } = benchConfig(dataDir, '')
const database = openDatabase(databaseFile(dataDir), { keysDir })
database.drizzle.run(sql`CREATE TABLE plain_page (
  round_id TEXT, voter_id TEXT, page INTEGER, rev INTEGER, marks TEXT,
  PRIMARY KEY (round_id, voter_id, page)
) STRICT, WITHOUT ROWID`)

/** The same checks and the same answer as for a sealed page. */
const savePlainly = onPress(savePageButton, 'member', (op, input) => {
  const { roundId, voterId } = input
  const round = findRound(op.tx, roundId)
  if (!round) throw new Error('no such round')
  voterNow(op, round, openMeeting(op.tx, round.meetingId), voterId)
  if (castObstacle(op.tx, round, voterId)) throw new Error('not open')
  const page = Number(input.page)
  const marks = JSON.stringify([...(marksOfPage(round, voterId, page, input) ?? [])])
  const rev = op.happenedAt.getTime()
  op.tx.drizzle.run(sql`INSERT INTO plain_page VALUES (${roundId}, ${voterId}, ${page}, ${rev}, ${marks})
    ON CONFLICT DO UPDATE SET marks = excluded.marks, rev = excluded.rev WHERE excluded.rev >= rev`)
  const [missing] = missingParts(op.tx, round, voterId)
  const become = missing === undefined ? ownRef(input) : pageRef(input, missing)
  return { toast: ballotToasts.pageKept, become }
})
const plain: Feature[] = features.map((feature) => {
  if (feature.name !== 'ballot') return feature
  const others = feature.actions?.filter(({ action }) => action.id !== savePageButton.id) ?? []
  return { ...feature, actions: [...others, savePlainly] }
})
const oneByOne: Database = {
  ...database,
  commit: async (work) => await Promise.resolve(database.inTransaction(work)),
}

const log = openLog('info')
const registry = buildRegistry([builtin, ...plain])
const receive = createReceive({ database: oneByOne, registry, time: realTime, newId, log })
const server = fastify()
const botOpenId = async () => await Promise.resolve('ou_bot')
await server.register(webhook({ feishu, now: () => new Date(), receive, botOpenId, log }))
answerParent(() => server.close())
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
