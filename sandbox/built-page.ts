import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const page = fileURLToPath(new URL('page', import.meta.url))

/** The folder of the built page; builds it where it is missing or older than its source. */
export async function builtPage(): Promise<string> {
  const dist = join(page, 'dist')
  if ((await changedAt(join(dist, 'index.html'))) < (await newestSource())) {
    const { build } = await import('vite')
    await build({ root: page, configFile: join(page, 'vite.config.ts'), logLevel: 'error' })
  }
  return dist
}

async function newestSource(): Promise<number> {
  const names = await readdir(join(page, 'src'), { recursive: true })
  const files = [...names.map((name) => join('src', name)), 'index.html', 'vite.config.ts']
  return Math.max(...(await Promise.all(files.map((file) => changedAt(join(page, file))))))
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
}
