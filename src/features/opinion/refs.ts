import type { CardRef } from '../../pipeline/operation.ts'

export const deskRef = (unitId: string): CardRef => ({ card: 'opinionDesk', key: { unitId } })
export const formRef = (roundId: string): CardRef => ({ card: 'opinionForm', key: { roundId } })
export const noticeRef = (roundId: string): CardRef => ({ card: 'opinionNotice', key: { roundId } })
export const scheduleRef = (rootId: string): CardRef => ({
  card: 'opinionSchedule',
  key: { rootId },
})

export function linesRef(roundId: string, state: string, page = '1'): CardRef {
  return { card: 'opinionLines', key: { roundId, state, page } }
}

export function lineRef(lineId: string): CardRef {
  return { card: 'opinionLine', key: { lineId, page: '1' } }
}

export function feedbackRef(roundId: string): CardRef {
  return { card: 'opinionFeedback', key: { roundId, page: '1' } }
}

export function teamSheetRef(roundId: string, unitId: string): CardRef {
  return { card: 'opinionTeamSheet', key: { roundId, unitId, page: '1' } }
}

export function ownSheetRef(roundId: string, personId: string): CardRef {
  return { card: 'opinionOwnSheet', key: { roundId, personId, page: '1' } }
}

export function gatheringRef(gatheringId: string, unitId: string): CardRef {
  return { card: 'opinionGathering', key: { gatheringId, unitId } }
}
