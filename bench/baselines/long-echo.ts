/** The bot's own long connection, answering the same toast and page from memory. */
import { readFileSync } from 'node:fs'
import type { CardJson } from '../../cards/kit/card.ts'
import { ballotToasts } from '../../cards/ballot/wording.ts'
import { openLongConnection } from '../../src/feishu/long-connection.ts'
import { openLog } from '../../src/log.ts'
import { benchConfig } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'
import { realTime } from '../programs/real-world.ts'

const [sample = '', domain = ''] = process.argv.slice(2)
const card = JSON.parse(readFileSync(sample, 'utf8')) as CardJson
const connection = openLongConnection({
  config: benchConfig('', domain, 'longConnection'),
  receive: async () => await Promise.resolve({ toast: ballotToasts.pageKept, card }),
  botOpenId: async () => await Promise.resolve('ou_bot'),
  log: openLog('info'),
  time: realTime,
})
answerParent(() => connection.close('graceful'))
tell({ url: domain })
