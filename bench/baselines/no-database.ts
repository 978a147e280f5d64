/** The bot's own webhook, answering the same toast and card from memory. */
import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { studyToasts } from '../../cards/study/wording.ts'
import type { CardJson } from '../../cards/kit/card.ts'
import { webhook } from '../../src/feishu/webhook.ts'
import { openLog } from '../../src/log.ts'
import { benchConfig } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'

const card = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CardJson
const log = openLog('info')
const server = fastify()
await server.register(
  webhook({
    feishu: benchConfig('', '').feishu,
    now: () => new Date(),
    receive: async () => ({ toast: studyToasts.recorded, card }),
    botOpenId: async () => 'ou_bot',
    log,
  }),
)
answerParent(() => server.close())
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
