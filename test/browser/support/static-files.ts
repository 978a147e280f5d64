import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A file of the built page; every other address is the page itself. */
export async function serveFile(
  dist: string,
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  const wanted = join(dist, normalize(pathname))
  const found = await stat(wanted).catch(() => undefined)
  const file = found?.isFile() ? wanted : join(dist, 'index.html')
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' })
  createReadStream(file).pipe(response)
}
