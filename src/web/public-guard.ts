import { createHmac, randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pageStyle } from './page-style.ts'

/** How many posts are taken in ten minutes, from one address and in all. */
export interface PublicLimits {
  perAddress: number
  inAll: number
}

/** Many families share one address of a mobile network, so an address may do a lot. */
export const usualLimits: PublicLimits = { perAddress: 30, inAll: 600 }

export const publicBodyLimit = 16 * 1024
const window = '10 minutes'

/**
 * What every public page stands behind: no script and nothing from elsewhere, posts only from our
 * own form, and limits that keep no address. Gives the check a post asks before it counts.
 */
export async function guardPublicPages(
  scope: FastifyInstance,
  { isHttps, limits = usualLimits }: { isHttps: boolean; limits?: PublicLimits },
): Promise<(request: FastifyRequest) => Promise<boolean>> {
  await scope.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: isHttps,
  })
  await scope.register(cookie)
  await scope.register(csrf, {
    cookieKey: 'form',
    cookieOpts: { path: '/o', sameSite: 'strict', httpOnly: true, secure: isHttps },
    getToken: (request) => textOf(request.body, '_csrf'),
    // A token opens the form it was made for and no other.
    getUserInfo: (request) => request.url.split('?')[0] ?? '',
    csrfOpts: { hmacKey: randomBytes(32).toString('base64') },
  })
  await scope.register(formbody, { bodyLimit: publicBodyLimit })
  scope.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    done()
  })
  scope.get('/o/page.css', async (_request, reply) => {
    return await reply.type('text/css; charset=utf-8').send(pageStyle)
  })
  return await limiter(scope, limits)
}

/** An address is only ever known by a code that this process alone can make, and forgets. */
async function limiter(scope: FastifyInstance, limits: PublicLimits) {
  const key = randomBytes(32)
  const coded = (request: FastifyRequest) =>
    createHmac('sha256', key).update(request.ip).digest('base64')
  await scope.register(rateLimit, { global: false, timeWindow: window, keyGenerator: coded })
  const ofAddress = scope.createRateLimit({ max: limits.perAddress })
  const ofAll = scope.createRateLimit({ max: limits.inAll, keyGenerator: () => 'all' })
  return async (request: FastifyRequest) => {
    for (const check of [ofAddress, ofAll]) {
      const found = await check(request)
      if (!found.isAllowed && found.isExceeded) return false
    }
    return true
  }
}

/** A browser that says where a post comes from must say: from our own page. */
export function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin'
}

/** A field of a posted form as text; empty when there is none. */
export function textOf(body: unknown, field: string): string {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return ''
  const value = (body as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : ''
}
