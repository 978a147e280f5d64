/** `npm run handbook`: plays the village's year and takes the handbook's pictures. */
import { mkdirSync, rmSync } from 'node:fs'
import { startBrowser } from '../test/browser/support/browser.ts'
import { startSandboxProcess } from '../test/support/sandbox-process.ts'
import { Villagers } from '../test/support/villagers.ts'
import { Camera } from '../test/support/handbook/camera.ts'
import { chapters } from '../test/support/handbook/chapters.ts'

const folder = 'docs/images/handbook'

const sandbox = await startSandboxProcess({ FEISHU_MODE: 'webhook', SANDBOX_SPEED: '20' })
const browser = await startBrowser()
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const village = await Villagers.of(sandbox.url)
  const camera = new Camera(browser, sandbox.url, village, folder)
  for (const [name, play] of Object.entries(chapters)) {
    await play(village, camera)
    console.log(name)
  }
  for (const file of camera.taken) console.log(file)
} finally {
  await browser.close()
  await sandbox.stop()
}
