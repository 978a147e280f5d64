import { afterEach, expect, test } from 'vitest'
import { decodeFrame, encodeFrame } from '../../sandbox/feishu/frames.ts'
import { startSandbox, type Sandbox } from '../../sandbox/server.ts'
import { buttonThat, cardWith, clientOf, connectedBot, until } from './bots.ts'

const person = 'ou_test_0003'
let sandbox: Sandbox
afterEach(() => sandbox?.close())

async function cardFor(card: object): Promise<string> {
  const sent = await clientOf(sandbox).im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: person, msg_type: 'interactive', content: JSON.stringify(card) },
  })
  return sent.data?.message_id ?? ''
}

test('words reach the SDK, and a click gets its toast and its new card', async () => {
  const heard: unknown[] = []
  const pressed: Record<string, unknown>[] = []
  const bot = connectedBot({
    'im.message.receive_v1': (event) => void heard.push(event['message']),
    'card.action.trigger': (event) => {
      pressed.push(event)
      return {
        toast: { type: 'success', content: '收到' },
        card: { type: 'raw', data: cardWith({ tag: 'markdown', content: 'done' }) },
      }
    },
  })
  sandbox = await startSandbox({ bot, isEmpty: true })
  await sandbox.control.say(person, { text: '帮助' })
  expect(heard).toMatchObject([{ chat_type: 'p2p', content: '{"text":"帮助"}' }])

  const messageId = await cardFor(cardWith(buttonThat('学完了', { task: 't1' })))
  const answer = await sandbox.control.click(person, { messageId, button: '学完了' })
  expect(answer.toast).toEqual({ type: 'success', content: '收到' })
  expect(pressed).toMatchObject([
    { operator: { open_id: person }, action: { tag: 'button', value: { task: 't1' } } },
  ])
  const card = sandbox.control.messages(person).at(-1)?.card
  expect(JSON.stringify(card)).toContain('done')
})

test('what the bot could not take comes again after 15 seconds', async () => {
  let tries = 0
  const bot = connectedBot({
    'im.message.receive_v1': () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
    },
  })
  sandbox = await startSandbox({ bot, isEmpty: true, speed: 1e-6 })
  await sandbox.control.say(person, { text: '帮助' })
  expect(tries).toBe(1)
  await sandbox.control.moveClock({ advance: 'PT14S' })
  expect(tries).toBe(1)
  await sandbox.control.moveClock({ advance: 'PT2S' })
  expect(tries).toBe(2)
  await sandbox.control.moveClock({ advance: 'P1D' })
  expect(tries).toBe(2)
})

test('a cut connection comes back and hears what is said meanwhile', async () => {
  const heard: unknown[] = []
  const bot = connectedBot({
    'im.message.receive_v1': (event) => void heard.push(event['message']),
  })
  sandbox = await startSandbox({ bot, isEmpty: true })
  await sandbox.control.setFaults({ dropConnection: true })
  await sandbox.control.say(person, { text: '还在吗' })
  expect(heard).toMatchObject([{ content: '{"text":"还在吗"}' }])
})

test('an event told to come twice comes twice, with one id', async () => {
  const ids: unknown[] = []
  const bot = connectedBot({ 'im.message.receive_v1': (event) => void ids.push(event['event_id']) })
  sandbox = await startSandbox({ bot, isEmpty: true })
  await sandbox.control.setFaults({ duplicateNextEvents: 1 })
  await sandbox.control.say(person, { text: '一' })
  await until(() => ids.length === 2)
  await sandbox.control.say(person, { text: '二' })
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(2)
})

const badAnswers: [string, () => unknown, number][] = [
  ['no answer that fits', () => 'ok', 200672],
  ['a card the platform cannot draw', () => rawCard(cardWith({ tag: 'note' })), 200673],
  ['a card of another schema', () => rawCard({ elements: [] }), 200830],
  ['a fault in the handler', () => Promise.reject(new Error('fault')), 200671],
]
test.for(badAnswers)('the person sees a code for %s', async ([, answer, code]) => {
  sandbox = await startSandbox({
    bot: connectedBot({ 'card.action.trigger': () => answer() }),
    isEmpty: true,
  })
  const messageId = await cardFor(cardWith(buttonThat('按', {})))
  const { error } = await sandbox.control.click(person, { messageId, button: '按' })
  expect(error?.code).toBe(code)
})

function rawCard(data: object): object {
  return { card: { type: 'raw', data } }
}

test('an update token works after the answer, twice', async () => {
  const tokens: string[] = []
  const bot = connectedBot({
    'card.action.trigger': (event) => {
      tokens.push(String(event['token']))
      return {}
    },
  })
  sandbox = await startSandbox({ bot, isEmpty: true })
  const messageId = await cardFor(cardWith(buttonThat('按', {})))
  await sandbox.control.click(person, { messageId, button: '按' })
  const data = { token: tokens[0], card: cardWith({ tag: 'markdown', content: 'later' }) }
  const client = clientOf(sandbox)
  const update = () =>
    client
      .request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data })
      .catch((error: { response: { data: object } }) => error.response.data)
  expect(await update()).toMatchObject({ code: 0 })
  expect(await update()).toMatchObject({ code: 0 })
  expect(await update()).toMatchObject({ code: 300040 })
  expect(JSON.stringify(sandbox.control.messages(person))).toContain('later')
})

test('a wrong secret gets no address', async () => {
  sandbox = await startSandbox({ bot: connectedBot({}), isEmpty: true })
  const response = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ AppID: sandbox.app.appId, AppSecret: 'guess' }),
  })
  expect(await response.json()).toMatchObject({ code: 514, data: { URL: '' } })
})

test('frames are the bytes the platform uses', () => {
  const ping = '08001000180720002a0c0a0474797065120470696e67'
  const frame = decodeFrame(Buffer.from(ping, 'hex'))
  expect(frame).toMatchObject({
    service: 7,
    method: 0,
    headers: [{ key: 'type', value: 'ping' }],
  })
  expect(Buffer.from(encodeFrame(frame)).toString('hex')).toBe(ping)
})
