import { expect, test } from 'vitest'
import { startWire, type WireOptions } from '../support/wire.ts'
import { studiers } from '../support/wire-village.ts'

const sends = '/open-apis/im/v1/messages'
const help = '待办'

async function start(options: WireOptions = {}) {
  const wire = await startWire(options)
  const first = wire.control.calls().length
  const calls = () => wire.control.calls().slice(first)
  return {
    ...wire,
    sent: () => calls().filter((call) => call.method === 'POST' && call.path === sends),
    callsOf: (path: string) => calls().filter((call) => call.path === path),
    helped: (code: string) => wire.privately(code).filter((text) => text.includes(help)).length,
  }
}

test.each([
  ['F16: an internal error', { status: 500, code: 2200 }],
  ['F16: a gateway that is down', { status: 502, code: 1 }],
  ['F17: a limit as 429', { status: 429, code: 99991400 }],
  ['F17: a limit as 400', { status: 400, code: 99991400 }],
  ['F17: a chat over its limit', { status: 400, code: 230020 }],
])('%s is waited for, and the message comes once', async (_name, failure) => {
  const { control, say, helped, sent } = await start()
  await control.setFaults({ failNext: { path: sends, times: 2, ...failure } })
  await say('M11', '帮助')
  expect(helped('M11')).toBe(1)
  expect(sent()).toHaveLength(3)
  expect(new Set(sent().map((call) => call.uuid)).size).toBe(1)
})

test('F17: after a limit of the app nobody is written to for about a second', async () => {
  const { control, say, helped, sent } = await start({ speed: 1 })
  const failNext = { path: sends, times: 1, status: 429, code: 99991400 }
  await control.setFaults({ failNext })
  const first = say('M11', '帮助')
  while (sent().length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  // The bot has heard of it: what was on its way by then is no fault of the pause.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await Promise.all([first, say('M12', '帮助')])
  expect(['M11', 'M12'].map(helped)).toEqual([1, 1])
  const [refusedAt = 0, ...later] = sent().map((call) => Date.parse(call.at))
  expect(Math.min(...later)).toBeGreaterThanOrEqual(refusedAt + 1000)
})

test('F18: an answer that gets lost makes no second message', async () => {
  const { control, say, helped, sent } = await start()
  await control.setFaults({ loseAnswerOfNext: { path: sends, times: 2 } })
  await say('M11', '帮助')
  expect(helped('M11')).toBe(1)
  expect(sent()).toHaveLength(3)
})

test.each(['http200', 'http400'] as const)(
  'F20: a token that expires amid a batch is renewed once (%s)',
  async (tokenRefusal) => {
    const { control, say, helped, callsOf } = await start()
    await control.setFaults({ tokenRefusal, expireToken: true })
    await Promise.all(studiers.map((code) => say(code, '帮助')))
    expect(studiers.map(helped)).toEqual(studiers.map(() => 1))
    const renewals = callsOf('/open-apis/auth/v3/tenant_access_token/internal')
    expect(renewals).toHaveLength(1)
  },
)

test('F28: what a burst loses with the long connection comes again', async () => {
  const { control, say, helped, bot } = await start({ mode: 'longConnection' })
  const burst = studiers.map((code) => say(code, '帮助'))
  await control.setFaults({ dropConnection: true })
  await Promise.all(burst)
  await control.moveClock({ advance: 'PT10M' })
  expect(studiers.map(helped)).toEqual(studiers.map(() => 1))
  expect(bot.logged.filter((line) => line.includes('"state":"connected"'))).toHaveLength(2)
})
