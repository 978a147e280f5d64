import type { FastifyInstance } from 'fastify'
import { aspects, categories } from '../../cards/opinion/buttons.ts'
import { teamWord } from '../../cards/opinion/wording.ts'
import type { Database } from '../../db/client.ts'
import { dropEnvelope, type EnvelopeContent } from '../../db/queries/opinion-envelopes.ts'
import { opinionRoundByToken, type OpinionRound } from '../../db/queries/opinion-rounds.ts'
import { getUnit } from '../../db/queries/units.ts'
import { addresseesOf } from '../features/opinion/leaders.ts'
import { isTaking, readGiven } from '../features/opinion/rules.ts'
import { dayOf } from '../organization/calendar.ts'
import type { Time } from '../time.ts'
import {
  opinionForm,
  opinionPath,
  opinionsClosed,
  opinionThanks,
  opinionWrongs,
  type TypedOpinion,
} from './opinion-html.ts'
import { publicForm, type Keep, type PublicForm } from './public-form.ts'
import type { PublicLimits } from './public-guard.ts'
import { talkUrlOf } from './talk-page.ts'

export interface OpinionPageParts {
  database: Database
  time: Time
  isHttps: boolean
  limits?: PublicLimits
}

/** Many families share one address of a mobile network, so an address may do a lot. */
const usualLimits: PublicLimits = { perAddress: 30, inAll: 2400 }

/** `/o/<token>`: where villagers give opinions without an account. */
export function opinionPage(parts: OpinionPageParts): (scope: FastifyInstance) => Promise<void> {
  const { time, isHttps, limits = usualLimits } = parts
  return publicForm<TypedOpinion>({
    path: opinionPath,
    time,
    isHttps,
    limits,
    find: (token) => {
      const round = opinionRoundByToken(parts.database, token)
      return round && formOf(parts, round)
    },
    typedIn: (field) => ({
      to: field('to'),
      aspect: field('aspect'),
      category: field('category') || 'masses',
      words: field('words'),
    }),
  })
}

function formOf(parts: OpinionPageParts, round: OpinionRound): PublicForm<TypedOpinion> {
  const { database, time } = parts
  const { rootId, token, closesOn } = round
  const addressees = addresseesOf(database, rootId, teamWord)
  const talkUrl = talkUrlOf(database, round)
  const page = { token, unit: getUnit(database, rootId).name, closesOn, addressees, talkUrl }
  return {
    isOpen: isTaking(round, dayOf(time.now())),
    draw: (csrf, typed, wrong) => opinionForm(page, csrf, typed, wrong),
    thanks: opinionThanks(token, talkUrl),
    closed: (typed) => opinionsClosed(typed?.words ?? '', talkUrl),
    read: (typed) => {
      const choices = { addressees, aspects, categories, category: 'masses' } as const
      const given = readGiven({ ...typed }, choices)
      return given.problem ? opinionWrongs[given.problem] : keeping(parts, token, given)
    },
  }
}

type Given = Omit<EnvelopeContent, 'channel'>

function keeping({ database, time }: OpinionPageParts, token: string, given: Given): Keep {
  const onDay = dayOf(time.now())
  return () =>
    database.commit((tx) => {
      const now = opinionRoundByToken(tx, token)
      if (!now || !isTaking(now, onDay)) return false
      dropEnvelope(tx, now, onDay, { ...given, channel: 'online' })
      return true
    })
}
