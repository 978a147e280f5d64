import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '../../db/backup.ts'
import { gradeIds } from '../../policies/keys.ts'
import { encodePart } from '../../src/features/ballot/rules/paper.ts'
import { features } from '../../src/features/index.ts'
import { drawFor, readerOf } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { sqliteOf } from '../db/scratch.ts'
import { BallotRoom, dice, type Marks } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, villagers } from '../support/village.ts'

// P3, P6, P8 with the whole bot: the same story is played twice, and only the choices differ.

const registry = buildRegistry([...features])
const nameOf = (code: string) => villagers.find((one) => one.code === code)?.name ?? ''
const electors = ['M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M12', 'M13'].map(nameOf)
/** The chair, the scrutineer and somebody who voted. */
const readers = ['张春松', '何兰仙', '苏宗才']

class World {
  readonly dir: string
  readonly file: string
  readonly toasts: string[] = []
  /** What each voter chose, page by page, in the forms in which it could be written down. */
  readonly canaries: Buffer[] = []
  readonly leaks: string[] = []
  readonly bot: TestBot
  readonly room: BallotRoom
  private readonly roll: (sides: number) => number

  private constructor(bot: TestBot, dir: string, seed: number) {
    this.dir = dir
    this.file = join(dir, 'data', 'zhibu.db')
    this.bot = bot
    this.room = new BallotRoom(bot, 'B1', 'members', ['M25'])
    this.roll = dice(seed)
  }

  /** On disk for who looks into files; in memory for who only compares. */
  static async of(seed: number, place: 'disk' | 'memory'): Promise<World> {
    const dir = mkdtempSync(join(tmpdir(), 'zhibu-outside-'))
    const file = place === 'disk' ? { file: join(dir, 'data', 'zhibu.db') } : {}
    const bot = await startBot({ now: '2018-03-08T09:00', ...file })
    return new World(bot, dir, seed)
  }

  /** Everybody votes, changes their mind, begins and stops; the tellers count. Nobody closes. */
  async vote(): Promise<void> {
    const { room } = this
    await room.open(['M11', 'M16'].map(personIdOf))
    for (const name of electors) {
      await room.begin(name)
      for (let page = 1; page <= room.pages; page += 1) await this.fill(name, page)
      await this.press(name, '交票')
    }
    await this.press('罗秋梅', '重填')
    await this.fill('罗秋梅', 1)
    await this.press('罗秋梅', '交票')
    await room.begin('苏宗才')
    await this.press('苏宗才', '只点名字，填得快')
    const names = ['1', '2', '3', '4'].toSorted(() => this.roll(2) - 0.5)
    const [a = '', b = '', c = '', d = ''] = names
    const quick = { excellent: [a, b], basicallyQualified: [c], unqualified: [d] }
    await this.press('苏宗才', '填好了', { ...quick, rest: this.roll(2) === 0 ? '2' : '0' })
    await this.press('苏宗才', '交票')
    await room.begin('彭文禾')
    await this.fill('彭文禾', 1)
    await this.countPaper()
  }

  async press(name: string, label: string, form = {}): Promise<void> {
    this.toasts.push(`${name} ${label}: ${await this.bot.press(name, label, form)}`)
  }

  private async fill(name: string, page: number): Promise<void> {
    const { room } = this
    const { subjects, rowsPerPart } = room.round
    const rows = subjects.slice((page - 1) * rowsPerPart, page * rowsPerPart)
    const marks: Marks = new Map(rows.map((one) => [one.subjectId, this.roll(4)]))
    const form = room.formOf(page, marks)
    await this.press(name, 'ballot.page', form)
    const voterId = personIdOf(villagers.find((one) => one.name === name)?.code ?? '')
    const forms = formsOf(encodePart(room.round, voterId, page, marks), [...marks.values()], form)
    this.canaries.push(...forms)
    this.scan(`after a page of ${name}`, forms)
  }

  private async countPaper(): Promise<void> {
    const figures = new Map(
      this.room.round.subjects.map(({ subjectId }, at) => {
        const counts = [0, 0, 0, 0]
        counts[(at + this.roll(4)) % 4] = 1
        return [subjectId, [...counts, 0, 0]]
      }),
    )
    const head = { issued: 2, returned: 2, valid: 1, invalid: 1 }
    for (const teller of [this.room.scrutineer, this.room.counter]) {
      await this.room.count(teller, head, (subjectId) => figures.get(subjectId) ?? [])
    }
    const all = [...figures.values()]
    const forms = [Buffer.from(all.slice(0, 6).join(' ')), Buffer.from(all.slice(0, 6).join())]
    const wide = new Uint16Array(all.slice(0, 6).flat())
    forms.push(Buffer.from(wide.buffer), Buffer.from(wide.buffer).swap16())
    this.canaries.push(...forms)
  }

  /** Notes every file and every message in which something is found that must not be there. */
  scan(when: string, forms: readonly Buffer[]): void {
    const places: [string, Buffer][] = readdirSync(this.dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(db|db-wal|db-shm|key|age)$/.test(name))
      .map((name) => [name, readFileSync(join(this.dir, name))])
    places.push(['log', Buffer.from(this.bot.logged.join('\n'))])
    places.push(['platform', Buffer.from(JSON.stringify(this.bot.platform.messages))])
    places.push(['toasts', Buffer.from(this.toasts.join('\n'))])
    for (const [place, bytes] of places) {
      if (forms.some((form) => bytes.includes(form))) this.leaks.push(`${when}: ${place}`)
    }
  }

  /** What the tables hold, a line a row, without what is sealed or random. */
  rows(): string[] {
    const sqlite = sqliteOf(this.bot.database)
    const tables = sqlite
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all() as string[]
    const plain = (value: unknown) => (Buffer.isBuffer(value) ? value.length : value)
    return tables
      .filter((table) => table !== 'setting' && !table.startsWith('sqlite_'))
      .flatMap((table) =>
        (sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]).map((row) => {
          const entries = Object.entries(row).map(([name, value]) => [name, plain(value)])
          return withoutTime(`${table} ${JSON.stringify(Object.fromEntries(entries))}`)
        }),
      )
  }

  /** Everything that left the service: answers, messages in all their states, the log. */
  outside(): string[] {
    const lines = this.bot.logged.map((line) => {
      const { time: _time, ms: _ms, ...rest } = JSON.parse(line) as Record<string, unknown>
      return JSON.stringify(rest)
    })
    const messages = this.bot.platform.messages.map((one) => JSON.stringify(one))
    return [...this.toasts, ...messages, ...lines].map(withoutTime)
  }

  async end(): Promise<void> {
    await this.bot.close()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

function differing(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((one, at) => one !== b[at]).map((one) => one.slice(0, 300))
}

/** Ids that sort by time begin with a number that goes on from one world to the next. */
function withoutTime(text: string): string {
  return text.replaceAll(/(?<![0-9a-z])[0-9a-z]{11}(?=id\d+)/g, '')
}

/** A page as bytes, as numbers in text, as the form that was sent, and as names of grades. */
function formsOf(bytes: Uint8Array, steps: readonly number[], form: object): Buffer[] {
  const row = Buffer.from(bytes.subarray(0, steps.length))
  const texts = [
    row.toString('hex'),
    row.join(),
    steps.join(),
    JSON.stringify(form).slice(1, 40),
    JSON.stringify(steps.map((step) => gradeIds[step])).slice(1, -1),
  ]
  return [row, ...texts.map((text) => Buffer.from(text))]
}

const worlds: World[] = []
beforeAll(async () => {
  worlds.push(await World.of(3, 'disk'), await World.of(2018, 'memory'))
  for (const world of worlds) await world.vote()
})
afterAll(async () => {
  for (const world of worlds) await world.end()
})

const both = <T>(look: (world: World) => T): [T, T] => {
  const [a, b] = worlds
  if (!a || !b) throw new Error('two worlds are needed')
  return [look(a), look(b)]
}

describe('while the ballot is open', () => {
  test('the two worlds did choose differently', () => {
    const [a, b] = both((world) => world.canaries.map((one) => one.toString('hex')).join())
    expect(a).not.toBe(b)
  })

  test('P8: every answer and every card is the same, byte for byte, whatever was chosen', () => {
    const [a, b] = both((world) => world.outside())
    expect(differing(a, b)).toEqual([])
  })

  test('P6: every command and every card says the same to everybody', async () => {
    for (const world of worlds) {
      for (const { name } of features.flatMap((feature) => feature.commands ?? [])) {
        for (const reader of readers) await world.bot.says(reader, name)
        await world.bot.says('张春松', name, { chat: 'B1' })
      }
    }
    const drawn = both(({ bot, room }) =>
      [...registry.cards.keys()]
        .filter((card) => /^(ballot|meetingConsole|meetingAgenda)/.test(card))
        .flatMap((card) => readers.map((reader) => drawnFor(bot, room, card, reader))),
    )
    expect(drawn[0].filter((card) => card !== undefined).length).toBeGreaterThan(10)
    expect(drawn[0]).toEqual(drawn[1])
    const [a, b] = both((world) => world.outside())
    expect(differing(a, b)).toEqual([])
  })

  test('P3, P4: the tables differ in nothing but what is sealed, and that has one length', () => {
    const [a, b] = both((world) => world.rows())
    expect(differing(a, b)).toEqual([])
    const envelopes = a.filter((row) => row.startsWith('ballot_envelope'))
    const lengths = envelopes.map((row) => /"sealed":(\d+)/.exec(row)?.[1])
    expect(envelopes.length).toBeGreaterThan(16)
    expect(new Set(lengths)).toEqual(new Set(['80']))
  })

  test('P6: turnout is a number, and it is the right one', () => {
    const [world] = worlds
    expect(world?.bot.groupSees('B1')).toContain('已交\u3000 9 / 共'.replace('\u3000 ', '\u3000'))
  })
})

/** A card about the round as somebody sees it; undefined when they may not. */
function drawnFor(
  { database, time, openIdOf }: TestBot,
  room: BallotRoom,
  card: string,
  name: string,
) {
  const { roundId } = room.round
  const code = villagers.find((one) => one.name === name)?.code ?? ''
  const own = personIdOf(code)
  const key = { roundId, meetingId: room.meetingId, kind: 'members', page: '1' }
  const ref = { card, key: { ...key, voterId: own, tellerId: own, step: 'C4' } }
  const reader = readerOf(database, { chatId: '', openId: openIdOf.call(null, name) })
  return drawFor(registry, database, ref, reader, time.now())
}

describe('after the count', () => {
  test('P3: no choice stands in any file, backup, line, message or answer, at any moment', async () => {
    const [world] = worlds
    if (!world) throw new Error('unreachable')
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    const folder = join(world.dir, 'backups')
    const backup = await makeBackup({ database: world.file, folder, recipient, now: new Date(1) })
    await restoreBackup(backup, identity, join(world.dir, 'restored', 'zhibu.db'))
    world.scan('with a backup', world.canaries)
    await world.room.close()
    world.scan('after the close', world.canaries)
    expect(world.room.result).toMatchObject({ electronic: 9, isShown: true })
    for (const name of readers) await world.bot.says(name, '测评')
    world.scan('at the end', world.canaries)
    expect(world.leaks).toEqual([])
    // The control: the same search finds a page that was written down.
    const [form = Buffer.alloc(0)] = world.canaries
    world.bot.logged.push(form.toString('latin1'))
    world.scan('control', world.canaries)
    expect(world.leaks).toEqual(['control: log'])
  })
})
