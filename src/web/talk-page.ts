import type { FastifyInstance } from 'fastify'
import type { Database, Reader } from '../../db/client.ts'
import { currentCycle } from '../../db/queries/cycles.ts'
import { opinionRoundByToken, type OpinionRound } from '../../db/queries/opinion-rounds.ts'
import { getUnit } from '../../db/queries/units.ts'
import { requestTalk } from '../features/talk/operations/requests.ts'
import { readRequest, type TalkWish } from '../features/talk/rules/request.ts'
import { answerDaysIn, secretariesOf } from '../features/talk/views/requests.ts'
import type { Registry } from '../pipeline/registry.ts'
import { writingOver } from '../pipeline/writing.ts'
import type { Time } from '../time.ts'
import { publicForm, type Keep, type PublicForm } from './public-form.ts'
import type { PublicLimits } from './public-guard.ts'
import {
  talkForm,
  talkPath,
  talksClosed,
  talkThanks,
  talkWrongs,
  type TypedTalk,
} from './talk-html.ts'

export interface TalkPageParts {
  database: Database
  registry: Registry
  time: Time
  newId(): string
  isHttps: boolean
  limits?: PublicLimits
}

/** Each is a card to a secretary. */
const usualLimits: PublicLimits = { perAddress: 10, inAll: 60 }

/** `/t/<token>`: where villagers ask a secretary for a talk, with the token of the opinions. */
export function talkPage(parts: TalkPageParts): (scope: FastifyInstance) => Promise<void> {
  const { time, isHttps, limits = usualLimits } = parts
  return publicForm<TypedTalk>({
    path: talkPath,
    time,
    isHttps,
    limits,
    find: (token) => {
      const round = opinionRoundByToken(parts.database, token)
      return round && formOf(parts, round)
    },
    typedIn: (field) => ({ to: field('to'), name: field('name'), matter: field('matter') }),
  })
}

/** The page's address on this server while talks can be asked for. */
export function talkUrlOf(db: Reader, round: OpinionRound): string | undefined {
  return canAsk(db, round) ? `${talkPath}/${round.token}` : undefined
}

/** Until the round's cycle is closed, and while there is a secretary. */
function canAsk(db: Reader, { rootId, cycleId }: OpinionRound): boolean {
  return currentCycle(db, rootId)?.cycleId === cycleId && secretariesOf(db, rootId).length > 0
}

function formOf(parts: TalkPageParts, round: OpinionRound): PublicForm<TypedTalk> {
  const { database } = parts
  const { rootId, token } = round
  const secretaries = secretariesOf(database, rootId).map(({ personId, name, unit }) => ({
    value: personId,
    label: `${name} · ${unit}`,
  }))
  const days = answerDaysIn(database, rootId)
  const page = { token, unit: getUnit(database, rootId).name, secretaries, days }
  return {
    isOpen: canAsk(database, round),
    draw: (csrf, typed, wrong) => talkForm(page, csrf, typed, wrong),
    thanks: talkThanks(days),
    closed: (typed) => talksClosed(typed?.matter ?? ''),
    read: (typed) => {
      const wish = readRequest(
        typed,
        secretaries.map((one) => one.value),
      )
      return 'problem' in wish ? talkWrongs[wish.problem] : asking(parts, token, wish)
    },
  }
}

function asking({ database, registry, time, newId }: TalkPageParts, token: string, wish: TalkWish) {
  const keep: Keep = () =>
    database.commit((tx) => {
      const now = opinionRoundByToken(tx, token)
      if (!now || !canAsk(tx, now)) return false
      const op = writingOver({ registry, tx, now: time.now(), newId, personId: undefined })
      requestTalk(op, wish)
      return true
    })
  return keep
}
