import type { CardRef } from '../../pipeline/operation.ts'
import type { Subject } from './subjects.ts'

export function boardRef(unitId: string): CardRef {
  return { card: 'rectifyBoard', key: { unitId, page: '1' } }
}

export function mineRef(personId: string): CardRef {
  return { card: 'rectifyMine', key: { personId, page: '1' } }
}

/** The working list of a team or of a leader, drafts included. */
export function listRef(cycleId: string, { kind, subjectId }: Subject): CardRef {
  const card = kind === 'team' ? 'teamRectification' : 'ownRectification'
  return { card, key: { cycleId, subjectId, page: '1' } }
}

/** What everybody of the branch, or for a leader's list the team, reads. */
export function publishedRef(cycleId: string, { kind, subjectId }: Subject): CardRef {
  const card = kind === 'team' ? 'teamRectificationList' : 'leaderRectification'
  return { card, key: { cycleId, subjectId, page: '1' } }
}

export function lacksRef(cycleId: string, subjectId: string): CardRef {
  return { card: 'rectificationLacks', key: { cycleId, subjectId } }
}

export function mergeRef({ kind, subjectId }: Subject): CardRef {
  return kind === 'team'
    ? { card: 'rectificationMerge', key: { unitId: subjectId, page: '1' } }
    : { card: 'rectificationOwnMerge', key: { personId: subjectId, page: '1' } }
}

export function itemRef(itemId: string): CardRef {
  return { card: 'rectificationItem', key: { itemId } }
}

export function offerRef(personId: string): CardRef {
  return { card: 'rectificationOffer', key: { personId, page: '1' } }
}

export function campaignsRef(unitId: string): CardRef {
  return { card: 'campaignList', key: { unitId, page: '1' } }
}

export function campaignRef(campaignId: string): CardRef {
  return { card: 'campaign', key: { campaignId } }
}

export function institutionsRef(unitId: string): CardRef {
  return { card: 'institutionList', key: { unitId, page: '1' } }
}

export function institutionRef(institutionId: string): CardRef {
  return { card: 'institution', key: { institutionId } }
}
