import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Bot } from '../../sandbox/bot.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts'
import { saveSnapshot } from '../../sandbox/snapshot.ts'
import { foundVillage } from '../../sandbox/world/village.ts'
import { BotInside } from './bot-inside.ts'
import { BotProcess } from './bot-process.ts'
import { accountOf, groupOf, rowsIn, settledFolder, startsAt } from './wire-village.ts'

type Click = Parameters<Sandbox['control']['click']>[1]
type Seen = ReturnType<Sandbox['control']['messages']>[number]
type Answer = Awaited<ReturnType<Sandbox['control']['click']>>

/** The whole road: people with phones, the platform, the bot, its file. */
export interface Wire<B extends Bot> {
  bot: B
  sandbox: Sandbox
  control: Sandbox['control']
  dataDir: string
  /** Rows of each table, read from the file. */
  rows(): Record<string, number>
  /** The newest card of a person whose text has these words. */
  cardOf(code: string, words: string): Seen & { text: string }
  /** Presses a button on that card. */
  press(code: string, words: string, button: string, more?: Partial<Click>): Promise<Answer>
  say(code: string, text: string): Promise<void>
  /** Everything the bot sent a person privately, oldest first, as text. */
  privately(code: string): string[]
}

export interface WireOptions extends Partial<Omit<SandboxOptions, 'bot'>> {
  /** Changes the data folder before the first start. */
  prepare?(dataDir: string): void
  /** Changes the bot before the first start. */
  before?(bot: BotProcess): void
}

/** A village with the bot in the process of the test. */
export function startWire(options: WireOptions = {}): Promise<Wire<BotInside>> {
  return startWith((dataDir) => new BotInside(dataDir), { speed: 20, ...options })
}

/** A village with the bot as a process of its own, as `npm start` runs it. */
export function startProcessWire(options: WireOptions = {}): Promise<Wire<BotProcess>> {
  return startWith((dataDir) => {
    const bot = new BotProcess(dataDir)
    options.before?.(bot)
    return bot
  }, options)
}

async function startWith<B extends Bot>(
  botFor: (dataDir: string) => B,
  { prepare, ...options }: WireOptions,
): Promise<Wire<B>> {
  const dataDir = settledFolder()
  prepare?.(dataDir)
  const bot = botFor(dataDir)
  const snapshotPath = join(dataDir, 'village.bin')
  saveSnapshot(snapshotPath, startsAt, villageWithBot())
  const sandbox = await startSandbox({ bot, mode: 'webhook', snapshotPath, ...options })
  onTestFinished(() => sandbox.close())
  // Settles: the group has its card.
  await sandbox.control.setFaults({})
  return { bot, sandbox, dataDir, ...roadOf(sandbox), rows: () => rowsIn(dataDir) }
}

/** The bot is in all groups already, so that nothing happens before a test begins. */
function villageWithBot() {
  const state = foundVillage()
  for (const chat of state.chats.values()) chat.hasBot = true
  return state
}

function roadOf({ control }: Sandbox) {
  const textsOf = (code: string) =>
    control
      .messages(accountOf(code))
      .filter((message) => message.from !== accountOf(code))
      .map((message) => ({ ...message, text: JSON.stringify(message.card ?? message.text ?? '') }))
  const cardOf = (code: string, words: string) => {
    const found = textsOf(code).findLast((message) => message.text.includes(words))
    if (!found) throw new Error(`${code} sees nothing with ${words}`)
    return found
  }
  const groups = new Set(Object.values(groupOf))
  return {
    control,
    cardOf,
    press: async (code: string, words: string, button: string, more: Partial<Click> = {}) => {
      const { messageId } = cardOf(code, words)
      const answer = await control.click(accountOf(code), { messageId, button, ...more })
      const refused = answer.error && answer.error.code < 10_000
      if (refused) throw new Error(`the phone did not let ${code} press ${button}`)
      return answer
    },
    say: async (code: string, text: string) => void (await control.say(accountOf(code), { text })),
    privately: (code: string) =>
      textsOf(code)
        .filter((message) => !groups.has(message.chatId))
        .map((message) => message.text),
  }
}
