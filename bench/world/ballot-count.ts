import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { ballotTally, closeRound } from '../../src/features/ballot/tally.ts'
import { features } from '../../src/features/index.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import { newId } from '../programs/real-world.ts'
import { ballotId, benchRound, type BallotWorld } from './ballot-round.ts'

/** A paper that was acknowledged counts, and once: else speed is worth nothing. */
export async function assertExact(dataDir: string, world: BallotWorld): Promise<void> {
  const database = openDatabase(join(dataDir, 'zhibu.db'), { keysDir: join(dataDir, 'keys') })
  const registry = buildRegistry([builtin, ...features])
  const now = new Date()
  const writing = { registry, now, newId, personId: undefined }
  database.inTransaction((tx) => {
    closeRound(writingOver({ ...writing, tx }), benchRound(tx), 'bench')
  })
  const commit = async <T>(work: (op: ReturnType<typeof writingOver>) => T) =>
    await database.commit<T>((tx) => work(writingOver({ ...writing, tx })) as never)
  const job = ballotTally(() => undefined)
  await job({ platform: undefined as never, now, read: database, commit }, { roundId: ballotId })
  const result = resultOfRound(database, ballotId)
  database.close()
  const found = result?.rows.map((row) => [row.subjectId, [...row.counts, row.abstentions].join()])
  const expected = [...world.expected].map(([subjectId, counts]) => [subjectId, counts.join()])
  if (result?.papers !== world.voters || JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error('the papers do not sum to what was handed in')
  }
}
