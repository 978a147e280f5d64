import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const page = fileURLToPath(new URL('../../../sandbox/page', import.meta.url))

/** The folder of the built page; builds it where it is missing or older than its source. */
export async function builtPage(): Promise<string> {
  const dist = `${page}/dist`
  const builtAt = await changedAt(`${dist}/index.html`)
  if (builtAt < (await newestSource())) {
    await build({ configFile: `${page}/vite.config.ts`, logLevel: 'error' })
  }
  return dist
}

async function newestSource(): Promise<number> {
  const names = await readdir(`${page}/src`, { recursive: true })
  const files = [...names.map((name) => `src/${name}`), 'index.html', 'vite.config.ts']
  return Math.max(...(await Promise.all(files.map((file) => changedAt(`${page}/${file}`)))))
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
}
