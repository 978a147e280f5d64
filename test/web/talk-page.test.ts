import { afterEach, expect, test } from 'vitest'
import { updateCycle } from '../../db/queries/cycles.ts'
import { openTalkRequest, openTalkRequests } from '../../db/queries/talk-requests.ts'
import { serialized } from '../support/serialized.ts'
import { personIdOf, rootId } from '../support/village.ts'
import { startOpinionServer, type OpinionServer } from './support/opinion-server.ts'
import { openForm, postForm } from './support/villager.ts'

let page: OpinionServer
afterEach(() => page.close())

const wish = {
  to: personIdOf('M01'),
  name: '村民甲',
  matter: '三组的路灯\n<script>alert(1)</script>',
}
const asked = () =>
  openTalkRequests(page.database, rootId).map((one) =>
    openTalkRequest(page.database, one.requestId),
  )

async function ask(fields: Record<string, string>) {
  const { server, token } = page
  return await postForm(server, token, await openForm(server, token, '/t'), fields, {}, '/t')
}

test('a villager asks a secretary for a talk without script', async () => {
  page = await startOpinionServer()
  const { html } = await openForm(page.server, page.token, '/t')
  expect(html).toContain('<h1>约书记谈一谈</h1>')
  expect(html).not.toContain('<script')
  const answer = await ask(wish)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/t/${page.token}/thanks`])
  const thanks = await page.server.inject({ url: String(answer.headers.location) })
  expect(thanks.body).toContain('书记会在 5 天内答复')
  expect(asked()).toMatchObject([
    {
      secretaryId: personIdOf('M01'),
      requesterId: null,
      state: 'asked',
      askedOn: '2018-02-12',
      text: { name: '村民甲', matter: wish.matter, outcome: '' },
    },
  ])
})

test('a name and a matter may be left out; what is written is sealed', async () => {
  page = await startOpinionServer()
  expect((await ask({ to: personIdOf('M01') })).statusCode).toBe(303)
  expect((await ask(wish)).statusCode).toBe(303)
  expect(asked().map((one) => one?.text.name)).toEqual(expect.arrayContaining(['', '村民甲']))
  expect(serialized(page.database).includes('村民甲')).toBe(false)
  expect(serialized(page.database).includes('三组的路灯')).toBe(false)
})

test.each([
  ['nobody', { to: '' }, '请选一位书记'],
  ['somebody who is no secretary', { to: personIdOf('M07') }, '请选一位书记'],
  ['a long name', { name: '长'.repeat(31) }, '名字太长'],
  ['a long matter', { matter: '长'.repeat(301) }, '内容太长，最多 300 字'],
])('%s is asked for once more, with its text', async (_, change, wrong) => {
  page = await startOpinionServer()
  const typed = { ...wish, ...change }
  const answer = await ask(typed)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(wrong)
  expect(answer.body).toContain(`value="${typed.name}"`)
  expect(answer.body).not.toContain('<script')
  expect(asked()).toEqual([])
})

test('lengths count letters, not bytes or halves', async () => {
  page = await startOpinionServer()
  expect((await ask({ ...wish, name: '𠀀'.repeat(30) })).statusCode).toBe(303)
})

test('a token of the opinion form opens no talk, and the other way round', async () => {
  page = await startOpinionServer()
  const { server, token } = page
  const opinion = await openForm(server, token)
  const talk = await openForm(server, token, '/t')
  expect((await postForm(server, token, opinion, wish, {}, '/t')).statusCode).toBe(403)
  const mixed = { ...talk, cookie: opinion.cookie }
  expect((await postForm(server, token, mixed, wish, {}, '/t')).statusCode).toBe(403)
  expect((await postForm(server, token, talk, { words: '好' })).statusCode).toBe(403)
  expect(asked()).toEqual([])
})

test('who fills in the hidden field is thanked and asks nobody', async () => {
  page = await startOpinionServer()
  expect((await ask({ ...wish, website: 'http://x' })).statusCode).toBe(303)
  expect(asked()).toEqual([])
})

test('an address may ask so often; the text is given back', async () => {
  page = await startOpinionServer({ limits: { perAddress: 1, inAll: 5 } })
  expect((await ask(wish)).statusCode).toBe(303)
  const second = await ask(wish)
  expect([second.statusCode, second.body.includes('三组的路灯')]).toEqual([429, true])
  expect(asked()).toHaveLength(1)
})

test('when the cycle is over nobody is asked, and what was written is given back', async () => {
  page = await startOpinionServer()
  const seen = await openForm(page.server, page.token, '/t')
  page.database.inTransaction((tx) => updateCycle(tx, 'cycle', { state: 'closed' }))
  const late = await postForm(page.server, page.token, seen, wish, {}, '/t')
  expect([late.statusCode, late.body.includes('三组的路灯')]).toEqual([410, true])
  page.time.moveTo(new Date('2018-02-13T01:00:00Z'))
  const later = await page.server.inject({ url: `/t/${page.token}` })
  expect([later.statusCode, later.body.includes('现在不能在网上约')]).toEqual([410, true])
  const opinions = await page.server.inject({ url: `/o/${page.token}/thanks` })
  expect(opinions.body).not.toContain('/t/')
  expect(asked()).toEqual([])
})

test('the opinions lead to the talks, also when opinions are closed', async () => {
  page = await startOpinionServer()
  const link = `href="/t/${page.token}"`
  for (const url of [`/o/${page.token}`, `/o/${page.token}/thanks`]) {
    expect((await page.server.inject({ url })).body).toContain(link)
  }
  page.time.moveTo(new Date('2018-02-24T01:00:00Z'))
  const closed = await page.server.inject({ url: `/o/${page.token}` })
  expect([closed.statusCode, closed.body.includes(link)]).toEqual([410, true])
  expect((await page.server.inject({ url: `/t/${page.token}` })).statusCode).toBe(200)
})

test.each(['nothing', '%00', 'a'.repeat(90)])('%s is no page', async (token) => {
  page = await startOpinionServer()
  const answer = await page.server.inject({ url: `/t/${token}` })
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([404, undefined])
})
