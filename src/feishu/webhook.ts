import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { faultOf } from './fault.ts'
import { type ReceptionOptions, type WireReply, createReception } from './reception.ts'
import { type Secrets, createVerifier } from './verify.ts'

const maxBodyBytes = 256 * 1024
const nothingToSay = '{}'

export interface WebhookOptions extends ReceptionOptions {
  feishu: Pick<Config['feishu'], 'appId' | 'encryptKeys' | 'verificationToken' | 'answersChallenge'>
  now(): Date
}

/** Without both secrets anybody could post events, so there is no way to go on without them. */
function secretsOf(feishu: WebhookOptions['feishu']): Secrets {
  const { verificationToken, encryptKeys } = feishu
  if (!verificationToken || encryptKeys.length === 0) {
    throw new Error('The webhook needs FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN.')
  }
  return { ...feishu, verificationToken }
}

/**
 * Everybody who pressed one card in one group commit is shown the same object: one body for all of
 * them who are told the same.
 */
const bodies = new WeakMap<object, Map<string, string>>()

function bodyOf({ toast, card }: WireReply): string {
  const told = toast ? `"toast":${JSON.stringify(toast)}` : ''
  if (!card) return bytesOf(`{${told}}`)
  const known = bodies.get(card.data) ?? new Map<string, string>()
  bodies.set(card.data, known)
  const body = known.get(told) ?? bytesOf(`{${told && `${told},`}"card":${JSON.stringify(card)}}`)
  known.set(told, body)
  return body
}

/** The UTF-8 bytes of a text, a character each: Node writes them as they are, with the head. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}

const type = 'application/json; charset=utf-8'

/**
 * Answers with such bytes past fastify, which knows no encoding but UTF-8 and would have head and
 * body leave in two pieces.
 */
function answer(reply: FastifyReply, status: number, bytes: string): FastifyReply {
  void reply.hijack()
  const head = { 'content-type': type, 'content-length': bytes.length }
  reply.raw.writeHead(status, head).end(bytes, 'latin1')
  return reply
}

/** Every refused request gets these same bytes: no oracle, no explanation. */
function refuse(reply: FastifyReply): FastifyReply {
  return answer(reply, 401, nothingToSay)
}

/**
 * A fastify plugin that takes events and callbacks at `POST /webhook/event`: 200 when processed,
 * 500 when an event must be pushed again, 401 for everything that is not Feishu's.
 */
export function webhook(options: WebhookOptions): (scope: FastifyInstance) => Promise<void> {
  const verifier = createVerifier(secretsOf(options.feishu), () => options.now())
  const receptionOf = createReception(options)

  return async (scope) => {
    scope.removeAllContentTypeParsers()
    // The first is what the platform sends: looking up `*` parses the header anew each time.
    for (const type of ['application/json', '*']) {
      scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, raw, done) => {
        done(null, raw)
      })
    }
    // Too large, cut off, no content: fastify's own answers would tell them apart.
    scope.setErrorHandler((error, _request, reply) => {
      options.log.warn({ because: 'transport', fault: faultOf(error) }, 'webhook request refused')
      return refuse(reply)
    })

    scope.post('/webhook/event', { bodyLimit: maxBodyBytes }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return refuse(reply)
      const verdict = verifier.check(request.headers, request.body)
      if (verdict.kind === 'refused') {
        options.log.warn({ because: verdict.because }, 'webhook request refused')
        return refuse(reply)
      }
      if (verdict.kind === 'challenge') {
        return answer(reply, 200, bytesOf(JSON.stringify({ challenge: verdict.challenge })))
      }
      try {
        const said = await receptionOf(verdict.head, verdict.event)
        return answer(reply, 200, bodyOf(said))
      } catch {
        verifier.forget(verdict.receipt)
        return answer(reply, 500, nothingToSay)
      }
    })
  }
}
