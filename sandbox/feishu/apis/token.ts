import { z } from 'zod'
import type { Feishu } from '../feishu.ts'
import type { Api } from '../gateway.ts'
import { PlatformRefusal } from '../refusal.ts'
import type { TokenOffice } from '../tokens.ts'

const credentials = z.object({ app_id: z.string(), app_secret: z.string() })

/** Where an app gets its tenant token. */
export function tokenApis(feishu: Feishu, tokens: TokenOffice): Api[] {
  return [
    {
      method: 'POST',
      path: '/auth/v3/tenant_access_token/internal',
      isOpen: true,
      run: ({ body }) => {
        const given = credentials.safeParse(body)
        if (!given.success) throw new PlatformRefusal(10003, 'invalid param')
        const { appId, appSecret } = feishu.app
        if (given.data.app_id !== appId || given.data.app_secret !== appSecret) {
          throw new PlatformRefusal(10014, 'app secret invalid')
        }
        const { token, expireSeconds } = tokens.issue()
        return { code: 0, msg: 'ok', tenant_access_token: token, expire: expireSeconds }
      },
    },
  ]
}
