import type { GalleryCard } from '../gallery.ts'
import { countCard, type CountView } from './count.ts'
import { bothSigned, grades, idOf, names, sheet, steps } from './gallery-samples.ts'
import { totalsCard, type TotalsView } from './totals.ts'

const about = { meetingId: idOf(1), kind: 'members', unit: '禾坪一支部' } as const
const roundId = idOf(2)

const count: CountView = {
  ...about,
  roundId,
  tellerId: idOf(3),
  page: 0,
  pages: 2,
  isFilled: false,
  onPaper: 3,
  scale: grades,
  rows: [],
}
const totals: TotalsView = {
  roundId,
  kind: 'members',
  unit: '禾坪一支部',
  eligible: 23,
  electronic: 19,
  electronicInvalid: 0,
  paper: { issued: 3, returned: 3, valid: 2, invalid: 1 },
  papers: 21,
  notHandedIn: 1,
  isShort: false,
  isShown: true,
  least: 5,
  scale: grades,
  percentBase: 'validPapers',
  list: { items: [], page: 1, pages: 1 },
  sheet,
}
const counted = (many: number) =>
  names(many).map((name, at) => ({
    no: at + 1,
    name,
    counts: [8, 10, 1, 0],
    abstentions: 1,
    invalid: 0,
    base: 20,
    shares: ['40%', '50%', '5%', '0%'],
  }))

/** Counting papers by hand, and what came out. */
export const countingGallery: readonly GalleryCard[] = [
  { name: 'ballotCount', state: '收发票数', card: countCard(count) },
  {
    name: 'ballotCount',
    state: '各人票数，重填',
    card: countCard({
      ...count,
      page: 1,
      isFilled: true,
      rows: names(15).map((name, at) => ({ at, no: at + 1, name })),
    }),
  },
  {
    name: 'ballotTotals',
    state: '二十四人',
    card: totalsCard({ ...totals, list: { items: counted(10), page: 1, pages: 3 } }),
  },
  {
    name: 'ballotTotals',
    state: '评议班子，都用手机',
    card: totalsCard({
      ...totals,
      kind: 'team',
      scale: steps,
      paper: undefined,
      electronicInvalid: 1,
      sheet: { ...sheet, tellers: bothSigned, mayFile: true },
      list: { items: [{ ...counted(1)[0]!, name: '禾坪一支部班子' }], page: 1, pages: 1 },
    }),
  },
  {
    name: 'ballotTotals',
    state: '票太少',
    card: totalsCard({
      ...totals,
      electronic: 2,
      paper: undefined,
      papers: 2,
      eligible: 6,
      notHandedIn: 4,
      isShort: true,
      isShown: false,
      sheet: { ...sheet, tellers: bothSigned, filedOn: '2018-03-09' },
    }),
  },
]
