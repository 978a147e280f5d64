import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { databaseFile, openDatabase } from '../db/open.ts'
import { settleRound, roundDay, numbered } from './world/opinion-round.ts'
import { fireVolley } from './load/volley.ts'
const what = process.argv[2]
const folder = mkdtempSync(join(tmpdir(), 'prof-'))
const dataDir = join(folder, 'data'),
  keysDir = join(folder, 'keys')
const db = openDatabase(databaseFile(dataDir), { keysDir })
const token = db.inTransaction(settleRound)
db.close()
const child = spawn(
  process.execPath,
  [
    '--cpu-prof',
    '--cpu-prof-dir=/tmp/prof',
    '--max-semi-space-size=8',
    '--import',
    './src/fast-imports.ts',
    'bench/programs/public-page.ts',
    dataDir,
    keysDir,
    roundDay,
  ],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
)
const { url: base } = await new Promise<any>((r) => child.once('message', r))
const url = `${base}/o/${token}`
const a = await fetch(url)
const html = await a.text()
const cookie = a.headers.get('set-cookie')!.split(';')[0]
const csrf = /name="_csrf" value="([^"]+)"/.exec(html)![1]!
let n = 0
const get = Buffer.from(`GET /o/${token} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`)
const post = () => {
  const b = new URLSearchParams({
    _csrf: csrf,
    website: '',
    to: '',
    aspect: 'villageAffairs',
    category: 'masses',
    words: numbered(n++),
  }).toString()
  return Buffer.from(
    `POST /o/${token} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncookie: ${cookie}\r\ncontent-length: ${b.length}\r\n\r\n${b}`,
  )
}
const ms = 5000
const shot =
  what === 'get'
    ? await fireVolley({
        url,
        requests: [get],
        connections: 50,
        ms,
        again: true,
        expected: '_csrf',
      })
    : await fireVolley({
        url,
        requests: Array.from({ length: 40000 }, post),
        connections: 50,
        ms,
        again: false,
        expected: '',
        status: 303,
      })
console.log(what, (shot.answered / shot.elapsedMs) * 1000, shot.wrong)
child.kill('SIGTERM')
