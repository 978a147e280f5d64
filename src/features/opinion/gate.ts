import { gateLacks } from '../../../cards/opinion/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { countOpinionLines } from '../../../db/queries/opinion-lines.ts'
import { opinionRoundOf, type OpinionRound } from '../../../db/queries/opinion-rounds.ts'
import type { GateSource, Lack } from '../../pipeline/gate.ts'
import { deskRef } from './refs.ts'
import { gateGaps, type GateFacts, type GateGap } from './rules.ts'
import { sheetsOf } from './sheets.ts'
import { channelsUsed } from './views/desk.ts'

/** G3: opinions came by two ways at least, are sorted, and went back to team and leaders. */
export const opinionGate: GateSource = (db, unit, cycle) => {
  const round = opinionRoundOf(db, cycle.cycleId)
  const facts = round ? factsOf(db, round, unit.unitId) : noFacts
  const lacks = gateGaps(facts).map(lackOf)
  return { hard: true, met: lacks.length === 0, lacks, mend: deskRef(unit.rootId) }
}

const noFacts: GateFacts = {
  round: undefined,
  channels: 0,
  newLines: 0,
  teamSheet: 'waiting',
  leadersWithout: [],
}

function factsOf(db: Reader, round: OpinionRound, unitId: string): GateFacts {
  const sheets = sheetsOf(db, round).filter((one) => one.unitIds.includes(unitId))
  const counts = countOpinionLines(db, round.roundId).filter((one) => one.state === 'new')
  return {
    round,
    channels: channelsUsed(db, round.roundId),
    newLines: counts.reduce((sum, one) => sum + one.count, 0),
    teamSheet: sheets.find((one) => one.isTeam)?.state ?? 'waiting',
    leadersWithout: sheets
      .filter((one) => !one.isTeam && one.state !== 'acknowledged')
      .map((one) => one.recipientId),
  }
}

function lackOf(gap: GateGap): Lack {
  switch (gap.gap) {
    case 'channels':
      return { what: gateLacks.channels(gap.count) }
    case 'notSorted':
      return { what: gateLacks.notSorted(gap.count) }
    case 'ownSheets':
      return { what: gateLacks.ownSheets, personIds: gap.personIds }
    default:
      return { what: gateLacks[gap.gap] }
  }
}
