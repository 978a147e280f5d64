import type { GalleryCard } from '../gallery.ts'
import { manyNames } from './gallery-samples.ts'
import { mutualRoundCard, type MutualRoundView } from './mutual-round.ts'
import { roundCard, type RoundView } from './round.ts'

const groups = [
  { id: 'g1', name: '第一党小组' },
  { id: 'g2', name: '第二党小组' },
]
const none = { items: [], page: 1, pages: 1 }
const eight = manyNames(8)

const round: RoundView = {
  meetingId: 'm',
  step: 'C2b',
  state: 'on',
  done: 5,
  of: 75,
  speaker: { personId: 'p', name: '何兰仙' },
  list: {
    page: 2,
    pages: 10,
    items: eight.map((one, at) => ({
      ...one,
      isPresent: at !== 3,
      how: at === 0 ? 'spoken' : at === 1 ? 'written' : at === 2 ? 'selfCriticism' : undefined,
    })),
  },
  open: manyNames(72).map((one, at) => ({ ...one, isPresent: at > 2 })),
  groups,
  selfCritics: 12,
}

const mutual: MutualRoundView = {
  meetingId: 'm',
  state: 'on',
  done: 5,
  of: 80,
  speaker: { personId: 'p', name: '何兰仙', comments: 0 },
  list: {
    page: 2,
    pages: 10,
    items: eight.map(({ personId, name }, at) => ({
      subjectId: personId,
      name,
      comments: at === 1 || at === 2 ? at : 0,
      ending: at === 0 ? 'noComment' : at === 1 ? 'commented' : undefined,
      hasSelf: at !== 4,
      isTeam: false,
    })),
  },
  open: manyNames(75),
  toClose: 3,
  groups,
}

function self(state: string, view: RoundView): GalleryCard {
  return { name: 'selfAppraisalRound', state, card: roundCard(view) }
}

function others(state: string, view: MutualRoundView): GalleryCard {
  return { name: 'mutualAppraisalRound', state, card: mutualRoundCard(view) }
}

const done = { speaker: undefined, open: [], groups: [], selfCritics: 0 }

/** The conductors' cards of both rounds. */
export const roundGallery: readonly GalleryCard[] = [
  self('八十人', round),
  self('还没开始', { ...round, state: 'notStarted', done: 0 }),
  self('都自评了', { ...round, ...done, done: 75, list: none }),
  self('结束了', { ...round, ...done, state: 'finished' }),
  self('没有人', { ...round, ...done, of: 0, done: 0, list: none }),
  others('八十人', mutual),
  others('有评议的人', { ...mutual, speaker: { personId: 'p', name: '何兰仙', comments: 3 } }),
  others('还没开始', { ...mutual, state: 'notStarted', done: 0 }),
  others('结束了', { ...mutual, state: 'finished', speaker: undefined, toClose: 0 }),
  others('没有人', {
    ...mutual,
    of: 0,
    done: 0,
    speaker: undefined,
    list: none,
    open: [],
    groups: [],
    toClose: 0,
  }),
]
