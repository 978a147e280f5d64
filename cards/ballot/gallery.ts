import type { GalleryCard } from '../gallery.ts'
import { countingGallery } from './gallery-counting.ts'
import { forTeller, idOf, names, options, sheet } from './gallery-samples.ts'
import { voterGallery } from './gallery-voters.ts'
import { roundCard, voidCard, votersCard, type Preparing, type RoundView } from './round.ts'
import type { Running } from './running.ts'
import { ballotLacks, closeLacks } from './wording.ts'

const about = { meetingId: idOf(1), kind: 'members', unit: '禾坪一支部' } as const
const roundId = idOf(2)
const round = (stage: RoundView['stage'], more: Partial<RoundView> = {}) =>
  roundCard({ ...about, scrutineer: '何兰仙', voteCounter: '李朝春', stage, ...more })

const preparing: Preparing = {
  at: 'preparing',
  lacks: [],
  wasVoided: false,
  mayAsk: true,
  rows: 24,
  voters: options(23),
  onPaper: [idOf(4), idOf(6)],
  isFew: false,
}
const asked = {
  at: 'asked' as const,
  roundId,
  voters: 23,
  onPaperNames: names(3),
  isFew: false,
  mayConfirm: true,
  mayTakeBack: false,
}
const running: Running = {
  at: 'open',
  roundId,
  handedIn: 9,
  of: 20,
  onPaperNames: names(3),
  tellers: [
    { name: '何兰仙', isDone: true },
    { name: '李朝春', isDone: false },
  ],
  differing: [],
  lacks: [closeLacks.sheetsMissing],
  sheet: undefined,
  mayLead: true,
  mayConfirm: false,
  mayChangeVoters: true,
  isShortOf: 80,
}
const closed = {
  at: 'closed' as const,
  roundId,
  handedIn: 20,
  of: 20,
  box: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  obstacle: undefined,
  mayVoid: false,
}
const done = running.tellers.map(({ name }) => ({ name, isDone: true }))

const leading: readonly GalleryCard[] = [
  { name: 'ballotRound', state: '发放之前', card: round(preparing) },
  {
    name: 'ballotRound',
    state: '发放之前，八十人',
    card: round({ ...preparing, voters: options(80), rows: 80, wasVoided: true }),
  },
  {
    name: 'ballotRound',
    state: '发放之前，人少，还缺',
    card: round(
      {
        ...preparing,
        voters: options(6),
        onPaper: [],
        isFew: true,
        mayAsk: false,
        lacks: [ballotLacks.tellers],
      },
      { scrutineer: '', voteCounter: '' },
    ),
  },
  { name: 'ballotRound', state: '监票人确认发放', card: round(asked) },
  {
    name: 'ballotRound',
    state: '等监票人确认',
    card: round({ ...asked, isFew: true, voters: 6, mayConfirm: false, mayTakeBack: true }),
  },
  { name: 'ballotRound', state: '正在投票，主持人', card: round(running) },
  {
    name: 'ballotRound',
    state: '正在投票，没有纸质票',
    card: round({ ...running, onPaperNames: [], tellers: [], lacks: [], isShortOf: undefined }),
  },
  {
    name: 'ballotRound',
    state: '正在投票，计票人，两人不一样',
    card: round({
      ...running,
      tellers: done,
      differing: [0, 3, 12],
      lacks: [closeLacks.sheetsDiffer],
      sheet: { tellerId: idOf(3) },
      mayLead: false,
      mayChangeVoters: false,
    }),
  },
  {
    name: 'ballotRound',
    state: '监票人确认结束',
    card: round({
      ...running,
      at: 'closing',
      tellers: done,
      lacks: [],
      sheet: { tellerId: idOf(3) },
      mayLead: false,
      mayConfirm: true,
    }),
  },
  {
    name: 'ballotRound',
    state: '等监票人确认结束',
    card: round({ ...running, at: 'closing', tellers: done, lacks: [] }),
  },
  { name: 'ballotRound', state: '正在计票', card: round(closed) },
  {
    name: 'ballotRound',
    state: '密钥不在了',
    card: round({ ...closed, obstacle: 'keyLost', mayVoid: true }),
  },
  {
    name: 'ballotRound',
    state: '计票完成',
    card: round({ at: 'tallied', roundId, papers: 21, mayRead: true, sheet }),
  },
  {
    name: 'ballotRound',
    state: '计票完成，监票人',
    card: round(
      {
        at: 'tallied',
        roundId,
        papers: 21,
        mayRead: false,
        sheet: { ...sheet, tellers: forTeller, maySign: true },
      },
      { kind: 'team' },
    ),
  },
  {
    name: 'ballotVoters',
    state: '改投票方式',
    card: votersCard({
      ...about,
      roundId,
      onPaper: options(3),
      late: options(60),
      gone: options(2),
    }),
  },
  {
    name: 'ballotVoters',
    state: '没有可改的人',
    card: votersCard({ ...about, roundId, onPaper: [], late: [], gone: [] }),
  },
  { name: 'ballotVoid', state: '作废', card: voidCard({ ...about, roundId }) },
]

export const ballotGallery: readonly GalleryCard[] = [
  ...voterGallery,
  ...leading,
  ...countingGallery,
]
