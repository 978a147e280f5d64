import { z } from 'zod'
import { action } from '../kit/action.ts'
import { formDay, manyIds, manyOf, oneOf, optionalText } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'
import { namings, scopes, ways } from './wording.ts'

const id = z.string()
const ofOne = z.object({ disclosureId: id })

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('disclosure.go', destination)

export const saveButton = action(
  'disclosure.save',
  z.object({ unitId: id }),
  z.object({
    items: manyIds(60).pipe(z.array(z.string()).min(1, '请至少选一项')),
    scope: manyOf(scopes),
    way: manyOf(ways),
    fromOn: formDay,
    toOn: formDay,
    naming: oneOf(namings),
    place: optionalText(60),
    contact: optionalText(60),
  }),
)
/** `rev`: the version that was looked at. */
export const publishButton = action('disclosure.publish', z.object({ disclosureId: id, rev: id }))
export const announceButton = action('disclosure.announce', ofOne)
export const sheetButton = action('disclosure.sheet', ofOne)
export const withdrawButton = action('disclosure.withdraw', ofOne)

/** Opens the form in one's own thread. */
export const openAnswerButton = action('disclosure.openAnswer', ofOne)
export const openItemsButton = action('disclosure.openItems', ofOne)
/** Anything goes here: what is wrong is said without a refusal, since refusals are logged. */
export const answerButton = action(
  'disclosure.answer',
  ofOne,
  z.object({ answer: z.unknown().optional(), words: z.unknown().optional() }),
)
