import { z } from 'zod'
import { boardCard, mineCard } from '../../../cards/rectification/board.ts'
import * as campaigns from '../../../cards/rectification/campaign.ts'
import { formCard } from '../../../cards/rectification/form.ts'
import { importAskCard, importCard, monthlyCard } from '../../../cards/rectification/import.ts'
import * as institutions from '../../../cards/rectification/institution.ts'
import { itemCard } from '../../../cards/rectification/item.ts'
import { lacksCard, listCard, type ListFace } from '../../../cards/rectification/list.ts'
import { candidateCard, mergeCard } from '../../../cards/rectification/merge.ts'
import { offerCard } from '../../../cards/rectification/offer.ts'
import { stepCard } from '../../../cards/rectification/step.ts'
import type { Reader } from '../../../db/client.ts'
import { findCampaign } from '../../../db/queries/rectification-campaigns.ts'
import { findListImport } from '../../../db/queries/rectification-imports.ts'
import { findInstitution } from '../../../db/queries/rectification-institutions.ts'
import { findItem } from '../../../db/queries/rectification-items.ts'
import { cardKind, type About, type CardKind, type CardPrivacy } from '../../pipeline/feature.ts'
import { audienceOf, teamsAt } from './people.ts'
import { findSubject } from './subjects.ts'
import { boardView, mineView, monthlyView } from './views/board.ts'
import { formView, itemView, stepView } from './views/items.ts'
import { lacksView, listView } from './views/lists.ts'
import { candidateView, importAskView, importView, mergeView } from './views/merge.ts'
import { offerView } from './views/offer.ts'
import * as works from './views/works.ts'

const id = z.string()
const ofUnitPage = z.object({ unitId: id, page: id })
const ofPersonPage = z.object({ personId: id, page: id })
const ofListPage = z.object({ cycleId: id, subjectId: id, page: id })
const ofItem = z.object({ itemId: id })
const ofCampaign = z.object({ campaignId: id })
const ofInstitution = z.object({ institutionId: id })

type OfSubject = { subjectId: string }

const theUnit = (_db: Reader, { unitId }: { unitId: string }): About => ({ unitId })
const thePerson = (_db: Reader, { personId }: { personId: string }): About => ({ personId })
/** A team's: its secretary's. A leader's: theirs, and the secretary's of the team they are in. */
const whoDecides = (db: Reader, { subjectId }: OfSubject): About => {
  const subject = findSubject(db, subjectId)
  if (subject?.kind === 'team') return { unitId: subjectId }
  return { personId: subjectId, unitId: subject?.unit.unitId ?? '' }
}
/** NOTE: what was said to a leader in criticism is theirs alone until they list it. */
const whoMerges = (db: Reader, { subjectId }: OfSubject): About =>
  findSubject(db, subjectId)?.kind === 'team' ? { unitId: subjectId } : { personIds: [subjectId] }
const theTeam = (db: Reader, { subjectId }: OfSubject): About => ({
  unitId: findSubject(db, subjectId)?.unit.unitId ?? '',
})
const audience = (db: Reader, { itemId }: { itemId: string }): About => {
  const item = findItem(db, itemId)
  return { personIds: item ? audienceOf(db, item) : [] }
}

function list(face: ListFace, privacy: CardPrivacy, about: (db: Reader, key: OfSubject) => About) {
  return cardKind({ privacy, key: ofListPage, about, view: listView(face), card: listCard })
}

const lists = {
  rectifyBoard: cardKind({
    privacy: 'P2',
    key: ofUnitPage,
    about: theUnit,
    view: boardView,
    card: boardCard,
  }),
  rectifyMine: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: thePerson,
    view: mineView,
    card: mineCard,
  }),
  teamRectification: list('teamRectification', 'P2', theTeam),
  teamRectificationList: list('teamRectificationList', 'P1', theTeam),
  ownRectification: list('ownRectification', 'P4', whoDecides),
  leaderRectification: list('leaderRectification', 'P2', theTeam),
  rectificationLacks: cardKind({
    privacy: 'P4',
    key: z.object({ cycleId: id, subjectId: id }),
    about: whoDecides,
    view: lacksView,
    card: lacksCard,
  }),
  rectificationMonthly: cardKind({
    privacy: 'P3',
    key: z.object({ rootId: id, day: id }),
    about: (_db, { rootId }) => ({ unitId: rootId }),
    view: monthlyView,
    card: monthlyCard,
  }),
}

const merging = {
  rectificationMerge: cardKind({
    privacy: 'P3',
    key: ofUnitPage,
    about: theUnit,
    view: (db, { unitId, page }) => mergeView(db, { subjectId: unitId, page }),
    card: mergeCard,
  }),
  rectificationOwnMerge: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: (_db, { personId }) => ({ personIds: [personId] }),
    view: (db, { personId, page }) => mergeView(db, { subjectId: personId, page }),
    card: mergeCard,
  }),
  rectificationCandidate: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ cycleId: id, subjectId: id, kind: id, sourceId: id }),
    about: whoMerges,
    view: candidateView,
    card: candidateCard,
  }),
  rectificationImportAsk: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ unitId: id }),
    about: theUnit,
    view: importAskView,
    card: importAskCard,
  }),
  rectificationImport: cardKind({
    privacy: 'P3',
    key: z.object({ importId: id }),
    about: (db, { importId }) => ({ unitId: findListImport(db, importId)?.unitId ?? '' }),
    view: importView,
    card: importCard,
  }),
}

const items = {
  rectificationItem: cardKind({
    privacy: 'P4',
    key: ofItem,
    about: audience,
    /** Somebody waits for its checker. */
    living: (db, { itemId }) => {
      const item = findItem(db, itemId)
      return item?.rectificationClass !== 'longTerm' && (item?.checkOn ?? null) !== null
    },
    view: itemView,
    card: itemCard,
  }),
  rectificationStep: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ itemId: id, step: id }),
    about: audience,
    view: stepView,
    card: stepCard,
  }),
  rectificationOffer: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: (_db, { personId }) => ({ personIds: [personId] }),
    view: offerView,
    card: offerCard,
  }),
  /** A team's draft is filled in by anybody of the team; the verb says who may save. */
  rectificationForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ cycleId: id, subjectId: id, itemId: id }),
    about: (db, key) => whoWrites(db, key),
    view: formView,
    card: formCard,
  }),
}

const others = {
  campaignList: cardKind({
    privacy: 'P2',
    key: ofUnitPage,
    about: theUnit,
    view: works.campaignListView,
    card: campaigns.campaignListCard,
  }),
  campaign: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: ofCampaign,
    about: (db, { campaignId }) => ({ unitId: findCampaign(db, campaignId)?.unitId ?? '' }),
    view: works.campaignView,
    card: campaigns.campaignCard,
  }),
  campaignForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ unitId: id, campaignId: id }),
    about: theUnit,
    view: works.campaignFormView,
    card: campaigns.campaignFormCard,
  }),
  institutionList: cardKind({
    privacy: 'P2',
    key: ofUnitPage,
    about: theUnit,
    view: works.institutionListView,
    card: institutions.institutionListCard,
  }),
  institution: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: ofInstitution,
    about: (db, { institutionId }) => ({
      unitId: findInstitution(db, institutionId)?.unitId ?? '',
    }),
    view: works.institutionView,
    card: institutions.institutionCard,
  }),
  institutionForm: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: z.object({ unitId: id, institutionId: id }),
    about: theUnit,
    view: works.institutionFormView,
    card: institutions.institutionFormCard,
  }),
}

function whoWrites(db: Reader, { subjectId }: OfSubject): About {
  const subject = findSubject(db, subjectId)
  if (subject?.kind !== 'team') return whoDecides(db, { subjectId })
  return { personIds: teamsAt(db, subject.unit) }
}

export const rectificationCards: Readonly<Record<string, CardKind>> = {
  ...lists,
  ...merging,
  ...items,
  ...others,
}
