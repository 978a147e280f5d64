import { openDatabase } from '../../db/open.ts'
import { mixEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { pageOpinionLines } from '../../db/queries/opinion-lines.ts'
import { insertOpinionRound, opinionRoundOf } from '../../db/queries/opinion-rounds.ts'
import type { Tx } from '../../db/client.ts'
import { cycleId, rootId, settleGeneralBranch, settlePeople } from './general-branch.ts'

const roundId = 'round_2017'
export const roundDay = '2018-02-12'

/** A village that collects opinions; gives the last part of its page's address. */
export function settleRound(tx: Tx): string {
  const size = { branches: 3, membersPerBranch: 20 }
  settleGeneralBranch(tx, size)
  settlePeople(tx, size)
  insertOpinionRound(tx, {
    roundId,
    cycleId,
    rootId,
    openedOn: '2018-02-11',
    closesOn: '2018-02-23',
  })
  return opinionRoundOf(tx, cycleId)?.token ?? ''
}

/** An opinion that says which one it is. */
export function numbered(number: number): string {
  return `第${number}条：村口的路灯又坏了，晚上看不见路。`
}

/** The numbers of all opinions in the order in which the mixed rows lie. */
export function numbersKept(file: string, keysDir: string): number[] {
  const database = openDatabase(file, { keysDir })
  try {
    let mixed = 1
    while (mixed > 0) mixed = database.inTransaction((tx) => mixEnvelopes(tx, roundId, roundDay))
    const filter = { roundId, state: 'new' } as const
    const lines = pageOpinionLines(database, filter, { limit: 1e6, offset: 0 })
    return lines.map((line) => Number(/\d+/.exec(line.summary)?.[0]))
  } finally {
    database.close()
  }
}
