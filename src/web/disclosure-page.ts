import type { FastifyInstance } from 'fastify'
import type { Database } from '../../db/client.ts'
import { dropAnswer } from '../../db/queries/disclosure-envelopes.ts'
import {
  disclosureAnswersOf,
  disclosureByToken,
  type Disclosure,
} from '../../db/queries/disclosures.ts'
import { getUnit } from '../../db/queries/units.ts'
import { readAnswer } from '../features/disclosure/rules/answers.ts'
import { phaseOf } from '../features/disclosure/rules/period.ts'
import { dayOf } from '../organization/calendar.ts'
import type { Time } from '../time.ts'
import {
  answerThanks,
  answerWrongs,
  disclosureEnded,
  disclosureForm,
  disclosurePath,
  type TypedAnswer,
} from './disclosure-html.ts'
import { publicForm, type Keep, type PublicForm } from './public-form.ts'
import type { PublicLimits } from './public-guard.ts'

export interface DisclosurePageParts {
  database: Database
  time: Time
  isHttps: boolean
  limits?: PublicLimits
}

/** Many families share one address of a mobile network, so an address may do a lot. */
const usualLimits: PublicLimits = { perAddress: 30, inAll: 2400 }

/** `/g/<token>`: what was put right, for everybody, and whether they are content with it (R114). */
export function disclosurePage(
  parts: DisclosurePageParts,
): (scope: FastifyInstance) => Promise<void> {
  const { time, isHttps, limits = usualLimits } = parts
  return publicForm<TypedAnswer>({
    path: disclosurePath,
    time,
    isHttps,
    limits,
    find: (token) => {
      const found = forEverybody(disclosureByToken(parts.database, token))
      return found && formOf(parts, found)
    },
    typedIn: (field) => ({ answer: field('answer'), words: field('words') }),
  })
}

/** A draft is nobody's, and what is for the branch alone has no page. */
function forEverybody(found: Disclosure | undefined): Disclosure | undefined {
  return found && found.state !== 'draft' && found.scope.includes('village') ? found : undefined
}

function formOf(parts: DisclosurePageParts, found: Disclosure): PublicForm<TypedAnswer> {
  const { database, time } = parts
  const { token, round, fromOn, toOn, asOf, place, contact } = found
  const unit = getUnit(database, found.unitId).name
  const phase = phaseOf(found, dayOf(time.now()))
  const items = found.items.map(({ itemId: _itemId, ...item }) => item)
  const view = { token, unit, round, fromOn, toOn, asOf, place, contact, items }
  const closed = (typed?: TypedAnswer) =>
    closedPage(parts, { token, unit, round, fromOn }, typed?.words ?? '')
  const isOpen = phase === 'shown'
  return {
    isOpen,
    // A post that is not from our form is answered by a drawing, also when nothing is shown.
    draw: (csrf, typed, wrong) =>
      isOpen ? disclosureForm(view, csrf, typed, wrong) : closed(typed),
    thanks: answerThanks(),
    closed,
    read: (typed) => {
      const given = readAnswer({ ...typed })
      if (given.problem) return answerWrongs[given.problem]
      const { answer, words } = given
      return keeping(parts, token, { answer, words })
    },
  }
}

/** As it stands at this moment: it may have ended since the form was drawn. */
function closedPage(
  { database, time }: DisclosurePageParts,
  of: { token: string; unit: string; round: number; fromOn: string },
  words: string,
): string {
  const now = disclosureByToken(database, of.token)
  const phase = now ? phaseOf(now, dayOf(time.now())) : 'withdrawn'
  const answers = disclosureAnswersOf(database, now?.disclosureId ?? '')
  const ended = phase === 'over' || phase === 'withdrawn' ? phase : 'toCome'
  return disclosureEnded({ ...of, phase: ended, answers }, words)
}

function keeping(
  { database, time }: DisclosurePageParts,
  token: string,
  content: Parameters<typeof dropAnswer>[3],
): Keep {
  const onDay = dayOf(time.now())
  return () =>
    database.commit((tx) => {
      const now = disclosureByToken(tx, token)
      if (!now || phaseOf(now, onDay) !== 'shown') return false
      dropAnswer(tx, now, onDay, content)
      return true
    })
}
