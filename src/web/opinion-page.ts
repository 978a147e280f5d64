import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { aspects, categories } from '../../cards/opinion/buttons.ts'
import { teamWord } from '../../cards/opinion/wording.ts'
import type { Database } from '../../db/client.ts'
import { dropEnvelope } from '../../db/queries/opinion-envelopes.ts'
import { opinionRoundByToken, type OpinionRound } from '../../db/queries/opinion-rounds.ts'
import { getUnit } from '../../db/queries/units.ts'
import { addresseesOf, type LabelledAddressee } from '../features/opinion/leaders.ts'
import { isTaking, readGiven } from '../features/opinion/rules.ts'
import { dayOf } from '../organization/calendar.ts'
import type { Time } from '../time.ts'
import {
  closedPage,
  emptyForm,
  formPage,
  missingPage,
  thanksPage,
  tooLargePage,
  wrongs,
  type OpinionFormPage,
  type Typed,
} from './opinion-html.ts'
import {
  guardPublicPages,
  isFromElsewhere,
  publicBodyLimit,
  textOf,
  type PublicLimits,
} from './public-guard.ts'

export interface OpinionPageParts {
  database: Database
  time: Time
  isHttps: boolean
  limits?: PublicLimits
}

type WithToken = { Params: { token: string } }
type Request = FastifyRequest<WithToken>

interface Shown {
  round: OpinionRound
  page: OpinionFormPage
  addressees: readonly LabelledAddressee[]
  emptyForm(csrf: string): string
}

/** What the form shows may be this old; what is kept is judged by the rows themselves. */
const keptMs = 1000

/**
 * `/o/<token>`: where villagers give opinions without an account. Nothing about a request is kept
 * or logged but what they wrote and the day.
 */
export function opinionPage(parts: OpinionPageParts): (scope: FastifyInstance) => Promise<void> {
  return async (scope) => {
    const mayPost = await guardPublicPages(scope, parts)
    const find = finder(parts)

    scope.get<WithToken>('/o/:token', async (request, reply) => {
      const shown = find(request.params.token)
      if (!shown) return await html(reply, 404, missingPage())
      if (!isOpen(parts, shown)) return await html(reply, 410, closedPage(''))
      return await html(reply, 200, shown.emptyForm(tokenFor(request, reply)))
    })

    scope.get<WithToken>('/o/:token/thanks', async (request, reply) => {
      if (!find(request.params.token)) return await html(reply, 404, missingPage())
      return await html(reply, 200, thanksPage(request.params.token))
    })

    scope.post<WithToken>(
      '/o/:token',
      { bodyLimit: publicBodyLimit, preHandler: [rejectElsewhere, scope.csrfProtection] },
      async (request, reply) => {
        const shown = find(request.params.token)
        if (!shown) return await html(reply, 404, missingPage())
        return await take(parts, shown, { request, reply, mayPost })
      },
    )

    scope.setErrorHandler<Error & { statusCode?: number }, WithToken>(
      async (error, request, reply) => {
        if (error.statusCode === 413) return await html(reply, 413, tooLargePage())
        const shown = find(request.params.token ?? '')
        if (!shown) return await html(reply, 404, missingPage())
        const isOld = error.statusCode === 403
        return await again(shown, request, reply, isOld ? [403, 'tooOld'] : [503, 'notKept'])
      },
    )
  }
}

async function rejectElsewhere(request: FastifyRequest): Promise<void> {
  await Promise.resolve()
  if (isFromElsewhere(request))
    throw Object.assign(new Error('from elsewhere'), { statusCode: 403 })
}

interface Posting {
  request: Request
  reply: FastifyReply
  mayPost(request: FastifyRequest): Promise<boolean>
}

async function take(
  parts: OpinionPageParts,
  shown: Shown,
  { request, reply, mayPost }: Posting,
): Promise<FastifyReply> {
  const typed = typedIn(request.body)
  if (!isOpen(parts, shown)) return await html(reply, 410, closedPage(typed.words))
  const thanks = () => reply.redirect(`/o/${shown.round.token}/thanks`, 303)
  // Only a program fills in what nobody sees; it is thanked like everybody.
  if (textOf(request.body, 'website') !== '') return thanks()
  const { addressees } = shown
  const given = readGiven({ ...typed }, { addressees, aspects, categories, category: 'masses' })
  if (given.problem) return await again(shown, request, reply, [422, given.problem])
  if (!(await mayPost(request))) return await again(shown, request, reply, [429, 'tooMany'])
  const onDay = dayOf(parts.time.now())
  const isKept = await parts.database.commit((tx) => {
    const now = opinionRoundByToken(tx, shown.round.token)
    if (!now || !isTaking(now, onDay)) return false
    dropEnvelope(tx, now, onDay, { ...given, channel: 'online' })
    return true
  })
  return isKept ? thanks() : await html(reply, 410, closedPage(typed.words))
}

/** The form once more, with everything that was typed still in it. */
async function again(
  shown: Shown,
  request: Request,
  reply: FastifyReply,
  [status, wrong]: readonly [number, keyof typeof wrongs],
): Promise<FastifyReply> {
  const token = tokenFor(request, reply)
  return await html(
    reply,
    status,
    formPage(shown.page, token, typedIn(request.body), wrongs[wrong]),
  )
}

function typedIn(body: unknown): Typed {
  const field = (name: string) => textOf(body, name).slice(0, 20_000)
  return {
    to: field('to'),
    aspect: field('aspect'),
    category: field('category') || 'masses',
    words: field('words'),
  }
}

function tokenFor(request: Request, reply: FastifyReply): string {
  return reply.generateCsrf({ userInfo: `/o/${request.params.token}` })
}

function isOpen(parts: OpinionPageParts, { round }: Shown): boolean {
  return isTaking(round, dayOf(parts.time.now()))
}

async function html(reply: FastifyReply, status: number, page: string): Promise<FastifyReply> {
  return await reply.code(status).type('text/html; charset=utf-8').send(page)
}

/** Finds a round by its token; it and the form around it are read anew after a while. */
function finder({ database, time }: OpinionPageParts): (token: string) => Shown | undefined {
  const kept = new Map<string, Shown & { at: number }>()
  return (token) => {
    const now = time.monotonicMs()
    const known = kept.get(token)
    if (known && now - known.at < keptMs) return known
    const round = opinionRoundByToken(database, token)
    if (!round) return undefined
    const shown = { ...draw(database, round), at: now }
    kept.set(token, shown)
    return shown
  }
}

function draw(database: Database, round: OpinionRound): Shown {
  const { rootId, token, closesOn } = round
  const addressees = addresseesOf(database, rootId, teamWord)
  const page = { token, unit: getUnit(database, rootId).name, closesOn, addressees }
  return { round, page, addressees, emptyForm: emptyForm(page) }
}
