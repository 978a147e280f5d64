/** `npm run screenshots`: pictures for the documents; `-- --all`: every card of the gallery too. */
import { mkdirSync, rmSync } from 'node:fs'
import { startBrowser } from '../test/browser/support/browser.ts'
import { playToGoodMoment } from '../test/support/good-moment.ts'
import { startSandboxProcess } from '../test/support/sandbox-process.ts'
import { Villagers } from '../test/support/villagers.ts'
import { contactSheets } from './screenshots/contact-sheets.ts'
import { pagePictures } from './screenshots/page-pictures.ts'

const pictures = 'docs/images'
const sheets = 'test/.artifacts/screenshots'

const sandbox = await startSandboxProcess()
const browser = await startBrowser()
try {
  const moment = await playToGoodMoment(await Villagers.of(sandbox.url))
  mkdirSync(pictures, { recursive: true })
  say(await pagePictures(browser, sandbox.url, moment, pictures))
  if (process.argv.includes('--all')) {
    rmSync(sheets, { recursive: true, force: true })
    mkdirSync(sheets, { recursive: true })
    say(await contactSheets(browser, sandbox.url, sheets))
  }
} finally {
  await browser.close()
  await sandbox.stop()
}

function say(files: readonly string[]): void {
  for (const file of files) console.log(file)
}
