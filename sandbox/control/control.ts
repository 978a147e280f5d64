import { z } from 'zod'
import type { GalleryEntry, MenuEntry } from '../bot.ts'
import type { BotRunner } from '../bot-runner.ts'
import type { CardCallbacks, PressAnswer } from '../feishu/card-callbacks.ts'
import type { Feishu, StoredFile, StoredMessage } from '../feishu/feishu.ts'
import type { RecordedCall } from '../feishu/gateway.ts'
import { PhoneRefusal, type FormValue } from '../phone/field-value.ts'
import { canSee, messagesFor, type SeenMessage, type Wanted } from '../phone/inbox.ts'
import * as membership from '../phone/membership.ts'
import { actionFor, type Press } from '../phone/press.ts'
import { chatToSpeakIn, say, sendFile, sendImage } from '../phone/say.ts'
import { SandboxError } from '../sandbox-error.ts'
import { rosterCsv } from '../world/people.ts'
import { durationAfter } from './duration.ts'
import type { Faults } from './faults.ts'
import { worldOf, type World } from './world.ts'

interface Said {
  text: string
  chatId?: string | undefined
  mention?: boolean | undefined
}

interface SentFile {
  fileName: string
  contentBase64: string
  chatId?: string | undefined
}

interface Click extends Press {
  messageId: string
  form?: Record<string, FormValue> | undefined
}

/** What a person could do with a phone, and what the world could do to the bot. */
export interface Control {
  world(): World
  say(openId: string, said: Said): Promise<{ messageId: string }>
  sendFile(openId: string, sent: SentFile): Promise<{ messageId: string }>
  sendImage(openId: string, sent: Omit<SentFile, 'fileName'>): Promise<{ messageId: string }>
  messages(openId: string, only?: Wanted): SeenMessage[]
  click(openId: string, click: Click): Promise<PressAnswer>
  openBot(openId: string): Promise<void>
  menu(openId: string, key: string): Promise<void>
  leave(openId: string, chatId: string): Promise<void>
  join(openId: string, chatId: string): Promise<void>
  addBot(chatId: string): Promise<void>
  removeBot(chatId: string): Promise<void>
  moveClock(move: { to?: Date | undefined; advance?: string | undefined }): Promise<Date>
  setFaults(faults: Faults): Promise<void>
  restartBot(hard?: boolean): Promise<void>
  calls(since?: Date): RecordedCall[]
  file(key: string): StoredFile
  gallery(): readonly GalleryEntry[]
  roster(): string
}

export interface ControlParts {
  feishu: Feishu
  runner: BotRunner
  callbacks: CardCallbacks
  calls: readonly RecordedCall[]
  menu: readonly MenuEntry[]
  applyFaults: (faults: Faults) => void
  gallery: () => readonly GalleryEntry[]
}

type As = <T>(openId: string, act: () => T) => Promise<T>

/** What a person writes or sends, in words, as a file or as a picture. */
function speaking(feishu: Feishu, as: As): Pick<Control, 'say' | 'sendFile' | 'sendImage'> {
  const bytesOf = (contentBase64: string) => Buffer.from(contentBase64, 'base64')
  return {
    say: (openId, said) => as(openId, () => idOf(say(feishu, openId, said))),
    sendFile: (openId, { contentBase64, ...sent }) => {
      const bytes = bytesOf(contentBase64)
      return as(openId, () => idOf(sendFile(feishu, openId, { ...sent, bytes })))
    },
    sendImage: (openId, { contentBase64, ...sent }) => {
      const bytes = bytesOf(contentBase64)
      return as(openId, () => idOf(sendImage(feishu, openId, { ...sent, bytes })))
    },
  }
}

export function openControl(parts: ControlParts): Control {
  const { feishu, runner } = parts
  const group = (chatId: string) => membership.getGroup(feishu, chatId)
  /** Does something as a person who has a phone and waits until the bot has settled. */
  const as: As = async (openId, act) => {
    assertAccount(feishu, openId)
    const result = act()
    await runner.settle()
    return result
  }
  const settleAfter = async (act: () => void) => {
    act()
    await runner.settle()
  }

  return {
    world: () => worldOf(feishu, parts.menu),
    ...speaking(feishu, as),
    messages: (openId, only) => {
      assertAccount(feishu, openId)
      return messagesFor(feishu, openId, only)
    },
    click: async (openId, click) => {
      assertAccount(feishu, openId)
      const answer = await press(parts, openId, click)
      await runner.settle()
      return answer
    },
    openBot: (openId) =>
      as(openId, () => membership.enterBotChat(feishu, openId, chatToSpeakIn(feishu, openId))),
    menu: (openId, key) => as(openId, () => membership.chooseMenu(feishu, openId, key)),
    leave: (openId, chatId) => as(openId, () => membership.leave(feishu, group(chatId), openId)),
    join: (openId, chatId) => as(openId, () => membership.join(feishu, group(chatId), openId)),
    addBot: (chatId) => settleAfter(() => membership.addBot(feishu, group(chatId))),
    removeBot: (chatId) => settleAfter(() => membership.removeBot(feishu, group(chatId))),
    moveClock: async ({ to, advance }) => {
      await runner.moveClock(targetOf(feishu.clock.now(), to, advance))
      feishu.changed()
      return feishu.clock.now()
    },
    setFaults: (faults) => settleAfter(() => parts.applyFaults(faults)),
    restartBot: (hard) => runner.restart(hard ? 'abandon' : 'graceful'),
    calls: (since) => {
      const from = since?.toISOString() ?? ''
      return parts.calls.filter((call) => call.at >= from)
    },
    file: (key) => {
      const file = feishu.state.files.get(key)
      if (!file) throw new SandboxError(`There is no file ${key}.`, 404)
      return file
    },
    gallery: parts.gallery,
    roster: () => rosterCsv,
  }
}

function idOf(message: StoredMessage): { messageId: string } {
  return { messageId: message.messageId }
}

function assertAccount(feishu: Feishu, openId: string): void {
  if (feishu.state.accounts.has(openId)) return
  throw new SandboxError(`${openId} is nobody with an account here.`, 404)
}

async function press(parts: ControlParts, openId: string, click: Click): Promise<PressAnswer> {
  const { feishu } = parts
  const message = feishu.state.messages.get(click.messageId)
  if (!message || !canSee(feishu, openId, message)) {
    throw new SandboxError('This person sees no such message.', 404)
  }
  if (message.type !== 'interactive') throw new SandboxError('This message is not a card.')
  try {
    const action = actionFor(feishu, message, click)
    return action === undefined ? {} : await parts.callbacks.press(openId, message, action)
  } catch (error) {
    if (!(error instanceof PhoneRefusal)) throw error
    return { error: { code: error.code, message: error.message } }
  }
}

function targetOf(now: Date, to: Date | undefined, advance: string | undefined): Date {
  if ((to === undefined) === (advance === undefined)) {
    throw new SandboxError('Say either "to" or "advance".')
  }
  const target = to ?? durationAfter(now, z.string().parse(advance))
  if (target < now) throw new SandboxError(`The clock is at ${now.toISOString()}: no way back.`)
  return target
}
