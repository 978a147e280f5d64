import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  manyIds,
  manyOf,
  oneId,
  oneOf,
  optionalText,
  requiredText,
  wholeNumber,
} from '../kit/form-values.ts'
import { aspectNames, categoryNames, channelNames, type Aspect } from './wording.ts'
import type { Category, Channel } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofRound = z.object({ roundId: id })
const ofLine = z.object({ lineId: id })
const ofSheet = z.object({ roundId: id, recipientId: id })

export const channels = Object.keys(channelNames) as Channel[]
export const categories = Object.keys(categoryNames) as Category[]
export const aspects = Object.keys(aspectNames) as Aspect[]
/** The network brings its opinions itself; the rest is written down by hand. */
export const heardChannels = channels.filter((channel) => channel !== 'online')

export const goButton = action('opinion.go', destination)
export const openFormButton = action('opinion.openForm', ofRound)

/** Anything goes here: what is wrong is said without a refusal, since refusals are logged. */
const given = z.object({
  to: z.unknown().optional(),
  aspect: z.unknown().optional(),
  category: z.unknown().optional(),
  words: z.unknown().optional(),
})
export const giveUnsignedButton = action('opinion.giveUnsigned', ofRound, given)
export const giveSignedButton = action('opinion.giveSigned', ofRound, given)

export const openRoundButton = action(
  'opinion.open',
  z.object({ rootId: id }),
  z.object({ closesOn: formDay }),
)
export const moveCloseButton = action('opinion.moveClose', ofRound, z.object({ closesOn: formDay }))
export const announceButton = action('opinion.announce', ofRound)
export const posterButton = action('opinion.poster', ofRound)
export const closeRoundButton = action('opinion.close', ofRound)
export const reopenRoundButton = action(
  'opinion.reopen',
  ofRound,
  z.object({ reason: requiredText(200, '请写明原因'), closesOn: formDay }),
)
export const summarizeButton = action(
  'opinion.summarize',
  ofRound,
  z.object({ summary: requiredText(1000) }),
)

const heard = {
  heard: optionalText(1000),
  to: oneId,
  aspect: oneOf(aspects),
  category: oneOf(categories),
}
export const saveGatheringButton = action(
  'opinion.saveGathering',
  z.object({ roundId: id, unitId: id }),
  z.object({
    channel: oneOf(heardChannels),
    heldOn: formDay,
    place: requiredText(60),
    present: wholeNumber(0, 9999),
    hosts: manyIds(),
    ...heard,
  }),
)
export const addHeardButton = action(
  'opinion.addHeard',
  z.object({ gatheringId: id, unitId: id }),
  z.object({ ...heard, heard: requiredText(1000) }),
)

export const mergeButton = action(
  'opinion.merge',
  z.object({ roundId: id, state: id, page: id }),
  z.object({ lines: manyIds() }),
)
export const classifyButton = action(
  'opinion.classify',
  ofLine,
  z.object({
    summary: requiredText(1000),
    to: oneId,
    aspect: oneOf(aspects),
    tags: manyOf(['vitalInterest', 'dailyDetail']),
  }),
)
export const splitButton = action('opinion.split', z.object({ lineId: id, opinionId: id }))
export const withholdButton = action('opinion.withhold', ofLine)
export const restoreButton = action('opinion.restore', ofLine)

export const handAllButton = action('opinion.handAll', ofRound)
export const handedOnPaperButton = action('opinion.handedOnPaper', ofSheet)
export const acknowledgeButton = action('opinion.acknowledge', ofSheet)
