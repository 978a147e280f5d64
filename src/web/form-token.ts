import { hash, randomBytes, randomFillSync, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { idsFrom } from '../ids.ts'

/** Tells a post from our own form from one that another page made a browser send. */
export interface FormTokens {
  /** The token for the form this answer holds; sets the cookie it belongs to when there is none. */
  give(request: FastifyRequest, reply: FastifyReply): string
  /** Whether a posted token belongs to the cookie that came with it. */
  fits(request: FastifyRequest, token: string): boolean
}

const cookieOf = /(?:^|;\s*)form=([\w-]{22})(?:;|$)/

/**
 * A signed double-submit cookie: the token is the cookie's random value under a key that only this
 * process has. Each path has a cookie and a key of its own, so that no token opens another's form.
 */
export function formTokens({ path, isHttps }: { path: string; isHttps: boolean }): FormTokens {
  const key = randomBytes(32).toString('base64url')
  const secret = idsFrom(randomFillSync)
  const attributes = `; Path=${path}; HttpOnly${isHttps ? '; Secure' : ''}; SameSite=Strict`
  // The key has one length and stands first, and no hash is ever shown of anything longer.
  const tokenOf = (cookie: string) => hash('sha256', `${key}${cookie}`, 'base64url')
  const sent = (request: FastifyRequest) => cookieOf.exec(request.headers.cookie ?? '')?.[1]
  return {
    give(request, reply) {
      const known = sent(request)
      if (known !== undefined) return tokenOf(known)
      const cookie = secret()
      void reply.header('set-cookie', `form=${cookie}${attributes}`)
      return tokenOf(cookie)
    },
    fits(request, token) {
      const cookie = sent(request)
      if (cookie === undefined) return false
      const expected = Buffer.from(tokenOf(cookie))
      const given = Buffer.from(token)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
