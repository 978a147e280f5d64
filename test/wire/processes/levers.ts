import { channel } from 'node:diagnostics_channel'
import Sqlite from 'better-sqlite3'

// Loaded before `src/main.ts` by tests: kills the process at a chosen point, moves its wall clock
// and fills its disk. The service knows nothing of it.

export type Point =
  | 'beforeBegin'
  | 'inTransaction'
  | 'afterCommit'
  | 'afterAnswer'
  | 'afterClaim'
  | 'beforeSend'
  | 'afterSend'
  | 'afterMark'

export interface Order {
  /** Dies when it comes by this point for the `passes`-th time. */
  die?: { at: Point; passes: number }
  aheadMs?: number
  /** Whether the disk is full. */
  full?: boolean
}

let death: Order['die']
let aheadMs = 0
let fill: (full: boolean) => void = () => undefined

function obey(order: Order): void {
  if (order.die) death = order.die
  if (order.aheadMs !== undefined) aheadMs = order.aheadMs
  if (order.full !== undefined) fill(order.full)
}

/** Every arrival needs room that is not there. */
function fillDisk(sqlite: Sqlite.Database, full: boolean): void {
  const pages = Number(sqlite.pragma('page_count', { simple: true }))
  sqlite.pragma(`max_page_count = ${full ? pages : 2 ** 30}`)
  sqlite.exec('DROP TRIGGER IF EXISTS temp.needs_room')
  if (!full) return
  sqlite.exec(`CREATE TEMP TRIGGER needs_room AFTER INSERT ON main.seen_arrival BEGIN
    INSERT INTO fired_occasion (occasion, fired_at) VALUES (hex(zeroblob(100000)), 1); END`)
}

function pass(point: Point): void {
  if (death?.at !== point) return
  death.passes -= 1
  if (death.passes === 0) process.kill(process.pid, 'SIGKILL')
}

const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + aheadMs)
    else super(...(given as [number]))
  }

  static override now(): number {
    return RealDate.now() + aheadMs
  }
} as DateConstructor

type Path = { url?: string; path?: string; method?: string }
const isEvent = ({ url }: Path) => url === '/webhook/event'
const isSend = ({ method, path }: Path) =>
  method === 'POST' && path?.startsWith('/open-apis/im/v1/messages?') === true
let arriving = 0

function listen(name: string, work: (message: { request: Path }) => void): void {
  channel(name).subscribe((message) => work(message as { request: Path }))
}
listen('http.server.request.start', ({ request }) => {
  if (isEvent(request)) arriving += 1
})
listen('http.server.response.finish', ({ request }) => {
  if (!isEvent(request)) return
  arriving -= 1
  pass('afterAnswer')
})
listen('http.client.request.created', ({ request }) => {
  if (isSend(request)) pass('beforeSend')
})
listen('http.client.response.finish', ({ request }) => {
  if (isSend(request)) pass('afterSend')
})

/** What the transaction under way has done so far. */
const done = new Set<'arrival' | 'claim' | 'mark'>()

function meaningOf(sql: string): 'begin' | 'commit' | 'arrival' | 'claim' | 'mark' | undefined {
  if (sql === 'BEGIN IMMEDIATE') return 'begin'
  if (sql === 'COMMIT') return 'commit'
  if (sql.startsWith('insert into "seen_arrival"')) return 'arrival'
  if (!sql.startsWith('update "outbox" set "state"')) return undefined
  if (sql.includes('coalesce("outbox"."first_try_at"')) return 'claim'
  return sql.includes('"outbox"."attempt" = ?') ? 'mark' : undefined
}

function comeBy(meaning: NonNullable<ReturnType<typeof meaningOf>>, run: () => unknown): unknown {
  if (meaning === 'begin') {
    done.clear()
    if (arriving > 0) pass('beforeBegin')
  }
  if (meaning === 'commit' && done.has('arrival')) pass('inTransaction')
  const result = run()
  if (meaning === 'commit') {
    if (done.has('arrival')) pass('afterCommit')
    if (done.has('claim')) pass('afterClaim')
    if (done.has('mark')) pass('afterMark')
    done.clear()
  } else if (meaning !== 'begin') done.add(meaning)
  return result
}

const prepare = Sqlite.prototype.prepare as (this: Sqlite.Database, sql: string) => object
Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
  const meaning = meaningOf(sql)
  const statement = prepare.call(this, sql) as Record<'run' | 'get' | 'all', Function>
  if (meaning === 'begin') fill = (full) => fillDisk(this, full)
  for (const way of meaning ? (['run', 'get', 'all'] as const) : []) {
    const original = statement[way].bind(statement)
    statement[way] = (...given: unknown[]) =>
      comeBy(meaning ?? 'begin', () => (original as (...all: unknown[]) => unknown)(...given))
  }
  return statement as never
}

obey(JSON.parse(process.env['LEVERS'] ?? '{}') as Order)
process.on('message', (order: Order) => {
  obey(order)
  process.send?.('obeyed')
})
process.channel?.unref()
