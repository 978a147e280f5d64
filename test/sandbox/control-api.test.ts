import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Bot } from '../../sandbox/bot.ts'
import { startSandbox, type Sandbox } from '../../sandbox/server.ts'
import { clientOf, silentBot, startQuietSandbox } from './bots.ts'

let sandbox: Sandbox
afterEach(() => sandbox?.close())

async function call(path: string, body?: object): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${sandbox.url}/sandbox/api${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  return { status: response.status, json: await response.json() }
}

test('the village has its people and four groups, with the bot at home in all of them', async () => {
  sandbox = await startSandbox({ bot: silentBot, mode: 'webhook' })
  const { people, chats } = sandbox.control.world()
  const members = people.filter((one) => one.memberId.startsWith('M'))
  expect(members).toHaveLength(60)
  expect(members.filter((one) => !one.account).map((one) => one.memberId)).toEqual([
    'M08',
    'M09',
    'M10',
    'M33',
    'M44',
    'M51',
  ])
  expect(chats.map((chat) => [chat.name, chat.memberIds.length, chat.hasBot])).toEqual([
    ['禾坪村党总支', 59, true],
    ['禾坪一支部', 23, true],
    ['禾坪二支部', 18, true],
    ['禾坪三支部', 13, true],
  ])
  expect(people.filter((one) => one.name === '李晓远').map((one) => one.memberId)).toEqual([
    'M56',
    'N09',
  ])
})

test('the roster file lists the 60 members', async () => {
  sandbox = await startQuietSandbox()
  const response = await fetch(`${sandbox.url}/sandbox/api/roster.csv`)
  const lines = (await response.text()).trim().split('\n')
  expect(lines).toHaveLength(61)
  expect(lines[0]).toBe('id,name,sex,born,joined,kind,branch,group,posts,flags')
})

test('people see the chats they are in', async () => {
  sandbox = await startQuietSandbox()
  await call('/people/ou_test_0001/say', { text: '大家好', chatId: 'oc_village' })
  await call('/people/ou_test_0001/say', { text: '自己的' })
  const seenBy = async (openId: string) => (await call(`/people/${openId}/messages`)).json
  const [toAll, own] = [{ text: '@支部助手 大家好' }, { text: '自己的' }]
  expect(await seenBy('ou_test_0001')).toMatchObject({ messages: [toAll, own] })
  expect(await seenBy('ou_test_0002')).toMatchObject({ messages: [toAll] })
  await call('/people/ou_test_0002/leave', { chatId: 'oc_village' })
  expect(await seenBy('ou_test_0002')).toEqual({ messages: [] })
})

test('nonsense is answered with a sentence', async () => {
  sandbox = await startQuietSandbox()
  const wishes = [
    call('/people/ou_nobody/say', { text: 'x' }),
    call('/people/ou_test_0008/say', { text: 'x' }),
    call('/people/ou_test_0001/say', { txt: 'x' }),
    call('/people/ou_test_0001/say', { text: 'x', chatId: 'oc_branch_3' }),
    call('/clock', { to: '2018-02-01T00:00:00+08:00' }),
    call('/clock', {}),
    call('/clock', { advance: 'tomorrow' }),
    call('/faults', { fire: true }),
    call('/nothing'),
  ]
  const answers = await Promise.all(wishes)
  expect(answers.map((answer) => answer.status)).toEqual([
    404, 404, 400, 400, 400, 400, 400, 400, 404,
  ])
  for (const { json } of answers) expect(json).toMatchObject({ error: expect.any(String) })
})

test('ticks happen minute by minute, also before the end of a jump', async () => {
  const ticks: string[] = []
  const bot: Bot = {
    async start(_environment, clock) {
      const running = await silentBot.start(_environment, clock)
      const tick = async () => ticks.push(clock.now().toISOString().slice(11, 16))
      return { ...running, tick: () => tick().then(() => 0) }
    },
  }
  sandbox = await startQuietSandbox({ bot })
  const { json } = await call('/clock', { advance: 'PT3M30S' })
  expect(ticks).toEqual(['00:00', '00:01', '00:02', '00:03'])
  expect(json).toEqual({ now: '2018-02-06T00:03:30.000Z' })

  ticks.length = 0
  await call('/clock', { advance: 'P1DT1M' })
  expect(ticks.slice(0, 2)).toEqual(['00:05', '00:10'])
  expect(ticks.at(-1)).toBe('00:04')
})

test('calls are recorded, failed ones and lost answers too', async () => {
  sandbox = await startQuietSandbox()
  const client = clientOf(sandbox)
  const send = () =>
    client.im.v1.message
      .create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: 'ou_test_0001', msg_type: 'text', content: '{"text":"x"}', uuid: 'u1' },
      })
      .then(
        (answer) => answer.code,
        (error: { code?: string; response?: { data: { code: number } } }) =>
          error.response?.data.code ?? error.code,
      )
  const path = '/open-apis/im/v1/messages'
  await call('/faults', { failNext: { path, times: 1, status: 500, code: 2200 } })
  expect(await send()).toBe(2200)
  await call('/faults', { loseAnswerOfNext: { path, times: 1 } })
  expect(await send()).toBe('ECONNRESET')
  await call('/faults', { expireToken: true })
  expect(await send()).toBe(99991663)
  expect(await call('/calls')).toMatchObject({
    json: {
      calls: [
        { path: '/open-apis/auth/v3/tenant_access_token/internal', code: 0 },
        { method: 'POST', path, status: 500, code: 2200, uuid: 'u1' },
        { method: 'POST', path, status: 200, code: 0, uuid: 'u1' },
        { method: 'POST', path, status: 400, code: 99991663, uuid: 'u1' },
      ],
    },
  })
  expect(sandbox.control.messages('ou_test_0001')).toHaveLength(1)
})

test('a restart stops the bot as told and starts it again', async () => {
  const life: string[] = []
  const bot: Bot = {
    async start(environment, clock) {
      life.push('start')
      const stop = async (how: string) => void life.push(how)
      return { ...(await silentBot.start(environment, clock)), stop }
    },
  }
  sandbox = await startQuietSandbox({ bot })
  await call('/restart-bot', {})
  await call('/restart-bot', { hard: true })
  expect(life).toEqual(['start', 'graceful', 'start', 'abandon', 'start'])
})

test('watchers are told about every change', async () => {
  sandbox = await startQuietSandbox()
  const response = await fetch(`${sandbox.url}/sandbox/api/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await sandbox.control.say('ou_test_0001', { text: 'x' })
  expect((await reader?.read())?.value).toContain('data: {"now":"2018-02-06T00:00:00.000Z"}')
  await reader?.cancel()
})

test('a village kept in a file goes on where it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'village-'))
  const snapshotPath = join(folder, 'village.bin')
  sandbox = await startQuietSandbox({ snapshotPath })
  await sandbox.control.say('ou_test_0001', { text: '记住我' })
  await sandbox.control.moveClock({ advance: 'P3D' })
  await sandbox.close()
  sandbox = await startQuietSandbox({ snapshotPath })
  expect(sandbox.control.messages('ou_test_0001').map((one) => one.text)).toEqual(['记住我'])
  expect(sandbox.control.world().now).toBe('2018-02-09T00:00:00.000Z')
  rmSync(folder, { recursive: true })
})
