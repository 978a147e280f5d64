import { type Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { dropEnvelope, mixEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { saveTalkPair, saveTalkPlan } from '../../db/queries/talk-pairs.ts'
import { analyses } from '../../db/schema/analysis.ts'
import {
  type Size,
  cycleId,
  personIdOf,
  rootId,
  settleGeneralBranch,
  settlePeople,
  settleTask,
} from './general-branch.ts'

/** How much of a year's preparation there is. */
export interface Amount {
  opinions: number
  pairs: number
  analyses: number
}

const roundId = 'round_2017'
const onDay = '2018-02-12'

/** A village that prepares its meetings: so many opinions, pairs and analyses among its people. */
export function preparing(size: Size, amount: Amount): Database {
  const database = openDatabase(':memory:')
  database.inTransaction((tx) => {
    settleGeneralBranch(tx, size)
    settlePeople(tx, size)
    settleTask(tx, 1, '2018-02-22')
    const days = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
    insertOpinionRound(tx, { roundId, cycleId, rootId, ...days })
    const to = { unitId: rootId, leaderId: null, aspect: 'other', category: 'masses' } as const
    for (let at = 0; at < amount.opinions; at += 1) {
      const words = `第${at}条：村口的路灯又坏了，晚上看不见路。`
      dropEnvelope(tx, { roundId }, onDay, { ...to, channel: 'online', words })
    }
    mixEnvelopes(tx, roundId, onDay)
    saveTalkPlan(tx, { cycleId, basis: 'bench', computedAt: 0, withoutRepresentative: [] })
    const people = peopleOf(size)
    for (let at = 0; at < amount.pairs; at += 1) {
      const [aId = '', bId = ''] = [people[at], people[(at + 1) % people.length]]
      const rules: [1] = [1]
      const pair = { cycleId, pairKey: `${aId}|${bId}`, aId, bId, isDirected: false, rules }
      saveTalkPair(tx, { ...pair, unitIds: [rootId], addedAt: 0, droppedAt: null })
    }
    for (const subjectId of people.slice(0, amount.analyses)) {
      const row = { cycleId, subjectId, subject: 'person', state: 'draft', version: 0 } as const
      tx.drizzle.insert(analyses).values(row).run()
    }
  })
  return database
}

/** Turn by turn from every branch. */
function peopleOf({ branches, membersPerBranch }: Size): string[] {
  return Array.from({ length: branches * membersPerBranch }, (_, at) =>
    personIdOf((at % branches) + 1, Math.floor(at / branches) + 1),
  )
}
