/** `npm run tour`: the whole year of the sample village; `-- --out <folder>` for what it files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepsConfidence, playStage, type Telling } from '../test/story/stages/telling.ts'
import { year } from '../test/story/stages/year.ts'
import { GroupEar } from '../test/support/group-ear.ts'
import { startSandboxProcess } from '../test/support/sandbox-process.ts'
import { Villagers } from '../test/support/villagers.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'tour' } } })
const { out } = values

const sandbox = await startSandboxProcess({
  FEISHU_MODE: 'webhook',
  SANDBOX_SPEED: '20',
  LOG_LEVEL: 'info',
})
try {
  const village = await Villagers.of(sandbox.url)
  const figures: string[] = []
  const telling: Telling = {
    village,
    printed: sandbox.printed,
    figure: (line) => figures.push(line),
    keep: (name, bytes) => keep(join(out, name), bytes),
    ear: new GroupEar(),
  }
  for (const stage of year) {
    await playStage(stage, telling)
    say(`${(await village.now()).slice(0, 10)}  ${stage.title}`)
    for (const line of figures.splice(0)) say(`            ${line}`)
  }
  await keepsConfidence(telling)
  say(
    `Nothing said in confidence stood in a group or in the log, and the platform refused nothing.`,
  )
  say(`The archive is in ${out}/.`)
} finally {
  await sandbox.stop()
}

function keep(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

function say(line: string): void {
  console.log(line)
}
