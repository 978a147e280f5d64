/** The bot as it is deployed, on a data folder and a platform given as arguments. */
import { startApp } from '../../src/app.ts'
import { newId, realTime } from './real-world.ts'
import { openLog } from '../../src/log.ts'
import { benchConfig } from '../bench-app.ts'
import { answerParent, tell } from './answering.ts'

const [dataDir = '', domain = '', mode] = process.argv.slice(2)
const config = benchConfig(dataDir, domain, mode === 'longConnection' ? mode : 'webhook')
const log = openLog(config.logLevel)
const app = await startApp({ config, time: realTime, newId, log })
answerParent(() => app.stop('graceful'))
tell({ url: app.url })
