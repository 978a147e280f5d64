import type { GalleryCard } from '../gallery.ts'
import {
  deferredCard,
  draftsCard,
  formCard,
  ownCard,
  receivedCard,
  writtenCard,
  type DeferredView,
  type FormView,
  type OwnView,
  type ReceivedView,
} from './own.ts'

const ids = { meetingId: 'm', step: 'A5', personId: 'V' }
const subject = { personId: 'P', name: '茶应明' }
const words = {
  problem: '十月分茶苗的名单没有贴出来，三户人家来问。',
  suggestion: '以后名单当天贴在活动场所。',
}
const people = Array.from({ length: 12 }, (_, at) => ({
  personId: `p${at}`,
  name: `党员${at}`,
  hasDraft: at === 1,
}))
const own: OwnView = {
  ...ids,
  isOpen: true,
  owed: { items: people.slice(0, 2), page: 1, pages: 1 },
  written: 1,
  coming: 5,
}
const blank: FormView = {
  ...ids,
  subject,
  words: undefined,
  mayHandIn: true,
  isHandedIn: false,
  isReturned: false,
  question: undefined,
}
const received: ReceivedView = {
  meetingId: 'm',
  personId: 'V',
  counts: { criticisms: 7, nothingNew: 0 },
  said: { page: 1, pages: 2, items: [{ name: '茶应明', ...words }] },
  answer: undefined,
  response: 'accept',
}
const long = { problem: '事'.repeat(300), suggestion: '改'.repeat(300) }
const deferred: DeferredView = {
  deferralId: 'd',
  partner: '茶应明',
  dueOn: '2018-03-15',
  confirmed: false,
  isDone: false,
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** The cards of who takes part. */
export const ownGallery: readonly GalleryCard[] = [
  shown('ownCriticisms', '有要写的', ownCard(own)),
  shown(
    'ownCriticisms',
    '没有要写的',
    ownCard({ ...own, owed: { items: [], page: 1, pages: 1 }, written: 0, coming: 0 }),
  ),
  shown(
    'ownCriticisms',
    '很多',
    ownCard({ ...own, owed: { items: people, page: 1, pages: 5 }, coming: 20 }),
  ),
  shown('ownCriticisms', '会开完了', ownCard({ ...own, isOpen: false })),
  shown(
    'criticismWritten',
    '有',
    writtenCard({ ...ids, written: { items: people, page: 1, pages: 3 } }),
  ),
  shown(
    'criticismWritten',
    '没有',
    writtenCard({ ...ids, written: { items: [], page: 1, pages: 1 } }),
  ),
  shown(
    'criticismDrafts',
    '有',
    draftsCard({ ...ids, coming: { items: people, page: 1, pages: 3 } }),
  ),
  shown(
    'criticismDrafts',
    '没有了',
    draftsCard({ ...ids, coming: { items: [], page: 1, pages: 1 } }),
  ),
  shown('criticismForm', '新写', formCard(blank)),
  shown('criticismForm', '先写草稿', formCard({ ...blank, mayHandIn: false, words })),
  shown('criticismForm', '像表扬', formCard({ ...blank, words, question: 'praiseOnly' })),
  shown('criticismForm', '太笼统', formCard({ ...blank, words, question: 'vague' })),
  shown('criticismForm', '交过了', formCard({ ...blank, words, isHandedIn: true })),
  shown('criticismForm', '请重说', formCard({ ...blank, words, isReturned: true })),
  shown('criticismsReceived', '有文字', receivedCard(received)),
  shown(
    'criticismsReceived',
    '没有文字',
    receivedCard({ ...received, said: { items: [], page: 1, pages: 1 } }),
  ),
  shown(
    'criticismsReceived',
    '没到会，最长',
    receivedCard({
      ...received,
      said: {
        page: 1,
        pages: 9,
        items: Array.from({ length: 5 }, () => ({ name: '党员', ...long })),
      },
      answer: { roundId: 'r' },
      response: undefined,
    }),
  ),
  shown('deferredTalk', '还没谈', deferredCard(deferred)),
  shown('deferredTalk', '等对方', deferredCard({ ...deferred, confirmed: true })),
  shown('deferredTalk', '谈过了', deferredCard({ ...deferred, confirmed: true, isDone: true })),
]
