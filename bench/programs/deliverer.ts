/** The outbox alone, on a data folder that lives of the process before may have left anyhow. */
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { createPlatform } from '../../src/feishu/client.ts'
import { openLog } from '../../src/log.ts'
import { startDelivery } from '../../src/pipeline/deliver.ts'
import { benchConfig } from '../bench-app.ts'
import { distant } from '../platform/distant-platform.ts'
import { SkippingTime } from '../platform/skipping-time.ts'
import { pipelineOnly } from '../world/queued-messages.ts'
import { tell } from './answering.ts'
import { newId } from './real-world.ts'

const [folder = '', domain = '', startMs = '0'] = process.argv.slice(2)
const time = new SkippingTime(new Date(Number(startMs)))
const log = openLog('silent')
const database = openDatabase(join(folder, 'zhibu.db'))
const platform = distant(createPlatform({ config: benchConfig(folder, domain), time, log }), time)
const delivery = startDelivery({
  database,
  registry: pipelineOnly,
  time,
  newId,
  log,
  platform: {
    ...platform,
    sendCard: (to, card, uuid) => {
      tell({ nowMs: time.now().getTime() })
      return platform.sendCard(to, card, uuid)
    },
  },
})
process.once('disconnect', () => process.exit(0))
await delivery.settled()
tell({ settled: true })
