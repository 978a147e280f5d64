import type { Tx } from '../../db/client.ts'
import {
  saveDisclosureDraft,
  updateDisclosure,
  type DisclosedItem,
  type DisclosureDraft,
} from '../../db/queries/disclosures.ts'
import {
  insertItem,
  updateItem,
  type RectificationItem,
} from '../../db/queries/rectification-items.ts'
import { insertEntry } from '../../db/queries/rectification-progress.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

/** What nobody outside may read: words of a log, a personal list, a draft, a name, a number. */
export const secrets = {
  log: '跟施工队吵了一架',
  personal: '本人走访群众太少',
  draft: '还没商量好的一条',
  leader: '罗秋梅',
  farmer: '何兰仙',
  phone: '13988887777',
}
export const shownProblem = '三组路灯坏了没人修'

type Item = Partial<RectificationItem> & Pick<RectificationItem, 'itemId' | 'problem'>

/** Puts an item on branch one's team list, published unless said otherwise. */
export function insertTeamItem(tx: Tx, item: Item): void {
  insertItem(tx, {
    rootId,
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    list: 'team',
    ownerId: null,
    rectificationClass: 'phased',
    aspect: '',
    state: 'draft',
    goal: '',
    measures: '',
    leadUnit: null,
    importedFrom: null,
    reason: null,
    dueOn: '2018-04-30',
    reviewMonths: null,
    nextReviewOn: null,
    responsibleId: personIdOf('M02'),
    checkerId: personIdOf('M01'),
    campaignId: null,
    mergedIntoId: null,
    createdById: personIdOf('M02'),
    createdAt: 0,
    rev: 0,
    ...item,
  })
  const state = item.state ?? 'published'
  const closed = state === 'closed' ? { closedOn: '2018-03-18' } : {}
  const published = state === 'draft' ? {} : { publishedOn: '2018-03-15' }
  updateItem(tx, item.itemId, { state, ...published, ...closed })
}

/** Branch one's lists: two published items, one of them closed, and what must not be shown. */
export function insertLists(tx: Tx): void {
  insertTeamItem(tx, {
    itemId: 'lamp',
    problem: `${shownProblem}，${secrets.farmer}家门口最黑`,
    measures: `${secrets.leader}联系供电所，电话${secrets.phone}，四月底前修好`,
  })
  insertTeamItem(tx, {
    itemId: 'list',
    problem: '分茶苗的名单没有贴出来',
    measures: '名单贴在公开栏',
    state: 'closed',
    responsibleId: personIdOf('M13'),
  })
  insertTeamItem(tx, { itemId: 'draft', problem: secrets.draft, state: 'draft' })
  insertTeamItem(tx, {
    itemId: 'own',
    problem: secrets.personal,
    list: 'personal',
    ownerId: personIdOf('M02'),
  })
  insertEntry(tx, {
    entryId: 'entry',
    itemId: 'lamp',
    kind: 'progress',
    onDay: '2018-03-18',
    byPersonId: personIdOf('M02'),
    at: 0,
    body: secrets.log,
  })
}

const item: DisclosedItem = {
  itemId: 'lamp',
  problem: shownProblem,
  measures: '四月底前修好',
  rectificationClass: 'phased',
  dueOn: '2018-04-30',
  leadUnit: null,
  responsible: '支部书记',
  isClosed: false,
  progress: 1,
}

/** One that is shown from 19 to 25 March, or as said. */
export function insertDisclosure(
  tx: Tx,
  { state = 'open', ...changes }: Partial<DisclosureDraft> & { state?: 'draft' | 'open' } = {},
): string {
  const draft: DisclosureDraft = {
    disclosureId: 'disclosure',
    rootId,
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    round: 1,
    fromOn: '2018-03-19',
    toOn: '2018-03-25',
    scope: ['branch', 'village'],
    way: ['noticeBoard'],
    naming: 'post',
    savedById: personIdOf('M02'),
    rev: 1,
    place: '村公开栏',
    contact: '支部书记',
    items: [item],
    asOf: '2018-03-19',
    ...changes,
  }
  saveDisclosureDraft(tx, draft)
  if (state === 'open') {
    updateDisclosure(tx, draft.disclosureId, { state, publishedOn: draft.asOf })
  }
  return draft.disclosureId
}

/** For who may read what: one of a unit. */
export function insertOfDisclosure(tx: Tx, unitId: string): void {
  insertDisclosure(tx, { unitId })
}
