import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Time } from '../time.ts'
import { formTokens, type FormTokens } from './form-token.ts'
import {
  guardPublicPages,
  isFromElsewhere,
  publicBodyLimit,
  textOf,
  type Guarded,
} from './public-guard.ts'
import { commonWrongs, missingPage, pageAround, tooLargePage } from './public-html.ts'

/** What one address leads to, as it stood a moment ago. */
export interface PublicForm<Typed> {
  isOpen: boolean
  draw(csrf: string, typed?: Typed, wrong?: string): string
  thanks: string
  closed(typed?: Typed): string
  /** Looks at what was typed: a sentence about what is wrong, or how it is kept. */
  read(typed: Typed): string | Keep
}

/** Gives false when it was over by then; what is kept is judged by the rows themselves. */
export type Keep = () => Promise<boolean>

export interface PublicFormKind<Typed> extends Guarded {
  time: Time
  find(token: string): PublicForm<Typed> | undefined
  typedIn(field: (name: string) => string): Typed
}

type WithToken = { Params: { token: string } }
type Request = FastifyRequest<WithToken>

interface Shown<Typed> {
  token: string
  form: PublicForm<Typed>
  empty(csrf: string): Buffer
  thanks: Buffer
  at: number
}

/** What a page shows may be this old. */
const shownMs = 1000

/**
 * `<path>/<token>`: a form that anybody may fill in without an account or script. Nothing about a
 * request is kept or logged but what was typed into it.
 */
export function publicForm<Typed>(
  kind: PublicFormKind<Typed>,
): (scope: FastifyInstance) => Promise<void> {
  return async (scope) => {
    const { path } = kind
    const mayPost = await guardPublicPages(scope, kind)
    const find = finder(kind)
    const tokens = formTokens(kind)
    const missing = Buffer.from(missingPage(path))

    scope.get<WithToken>(`${path}/:token`, (request, reply) => {
      const shown = find(request.params.token)
      if (!shown) return html(reply, 404, missing)
      if (!shown.form.isOpen) return html(reply, 410, shown.form.closed())
      return html(reply, 200, shown.empty(tokens.give(request, reply)))
    })

    scope.get<WithToken>(`${path}/:token/thanks`, (request, reply) => {
      const shown = find(request.params.token)
      return shown ? html(reply, 200, shown.thanks) : html(reply, 404, missing)
    })

    scope.post<WithToken>(
      `${path}/:token`,
      { bodyLimit: publicBodyLimit },
      async (request, reply) => {
        const shown = find(request.params.token)
        if (!shown) return await html(reply, 404, missing)
        return await take(kind, shown, { request, reply, tokens, mayPost })
      },
    )

    scope.setErrorHandler<Error & { statusCode?: number }, WithToken>((error, request, reply) => {
      if (error.statusCode === 413) return html(reply, 413, tooLargePage(path))
      const shown = find(request.params.token ?? '')
      if (!shown) return html(reply, 404, missing)
      return again(kind, shown, { request, reply, tokens }, [503, commonWrongs.notKept])
    })
  }
}

interface Exchange {
  request: Request
  reply: FastifyReply
  tokens: FormTokens
}

interface Posting extends Exchange {
  mayPost(request: FastifyRequest): Promise<boolean>
}

async function take<Typed>(
  kind: PublicFormKind<Typed>,
  shown: Shown<Typed>,
  posting: Posting,
): Promise<FastifyReply> {
  const { form, token } = shown
  const { request, reply, tokens, mayPost } = posting
  const typed = typedIn(kind, request)
  const refuse = (status: number, wrong: string) => again(kind, shown, posting, [status, wrong])
  const isOurs = !isFromElsewhere(request) && tokens.fits(request, textOf(request.body, '_csrf'))
  if (!isOurs) return await refuse(403, commonWrongs.tooOld)
  if (!form.isOpen) return await html(reply, 410, form.closed(typed))
  const thanks = () => reply.redirect(`${kind.path}/${token}/thanks`, 303)
  // Only a program fills in what nobody sees; it is thanked like everybody.
  if (textOf(request.body, 'website') !== '') return await thanks()
  const keep = form.read(typed)
  if (typeof keep === 'string') return await refuse(422, keep)
  if (!(await mayPost(request))) return await refuse(429, commonWrongs.tooMany)
  return (await keep()) ? await thanks() : await html(reply, 410, form.closed(typed))
}

/** The form once more, with everything that was typed still in it. */
function again<Typed>(
  kind: PublicFormKind<Typed>,
  { form }: Shown<Typed>,
  { request, reply, tokens }: Exchange,
  [status, wrong]: readonly [number, string],
): FastifyReply {
  const csrf = tokens.give(request, reply)
  return html(reply, status, form.draw(csrf, typedIn(kind, request), wrong))
}

function typedIn<Typed>(kind: PublicFormKind<Typed>, { body }: Request): Typed {
  return kind.typedIn((name) => textOf(body, name).slice(0, publicBodyLimit))
}

function html(reply: FastifyReply, status: number, page: string | Buffer): FastifyReply {
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page)
}

/** Finds a form by its token; it is read anew after a while, and drawn once until then. */
function finder<Typed>({ find, time }: PublicFormKind<Typed>) {
  const kept = new Map<string, Shown<Typed>>()
  return (token: string): Shown<Typed> | undefined => {
    const at = time.monotonicMs()
    const known = kept.get(token)
    if (known && at - known.at < shownMs) return known
    const form = find(token)
    if (!form) return undefined
    const empty = pageAround((csrf) => form.draw(csrf))
    const shown = { token, form, empty, thanks: Buffer.from(form.thanks), at }
    kept.set(token, shown)
    return shown
  }
}
