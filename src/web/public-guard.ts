import { hash, randomBytes } from 'node:crypto'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet from 'helmet'
import { pageStyle } from './page-style.ts'

/** How many posts are taken in ten minutes, from one address and in all. */
export interface PublicLimits {
  perAddress: number
  inAll: number
}

export interface Guarded {
  /** Under which the pages lie, such as `/o`; their cookie goes nowhere else. */
  path: string
  isHttps: boolean
  limits: PublicLimits
}

export const publicBodyLimit = 16 * 1024
const window = '10 minutes'

/**
 * What every public page stands behind: no script and nothing from elsewhere, short posts, and
 * limits that keep no address. Gives the check a post asks before it counts.
 */
export async function guardPublicPages(
  scope: FastifyInstance,
  { path, isHttps, limits }: Guarded,
): Promise<(request: FastifyRequest) => Promise<boolean>> {
  const headers = headersOf(isHttps)
  scope.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers)
    done()
  })
  await scope.register(formbody, { bodyLimit: publicBodyLimit })
  scope.get(`${path}/page.css`, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(pageStyle),
  )
  return await limiter(scope, limits)
}

/** What helmet would set on every answer, asked once: it is the same each time. */
function headersOf(isHttps: boolean): Record<string, string> {
  const asked = new ServerResponse(new IncomingMessage(new Socket()))
  helmet({
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
  })(asked.req, asked, () => undefined)
  const set = Object.entries(asked.getHeaders()).map(([name, value]) => [name, String(value)])
  return { ...Object.fromEntries(set), 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
}

/** An address is only ever known by a code that this process alone can make, and forgets. */
async function limiter(scope: FastifyInstance, limits: PublicLimits) {
  const key = randomBytes(32).toString('base64')
  const coded = (request: FastifyRequest) => hash('sha256', key + request.ip, 'base64')
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
