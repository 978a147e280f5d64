import { afterEach, expect, test } from 'vitest'
import {
  countAnswerEnvelopes,
  disclosureRemarksOf,
  mixAllAnswers,
} from '../../db/queries/disclosure-envelopes.ts'
import { disclosureAnswersOf, updateDisclosure } from '../../db/queries/disclosures.ts'
import { shownProblem } from '../support/disclosure-round.ts'
import { startDisclosureServer, type DisclosureServer } from '../support/disclosure-server.ts'
import { serialized } from '../support/serialized.ts'
import { formIn, openForm, postForm } from './support/villager.ts'

let page: DisclosureServer
afterEach(() => page.close())

const kept = () => countAnswerEnvelopes(page.database, page.disclosureId)
const open = async () => await openForm(page.server, page.token, '/g')
const post = async (
  fields: Record<string, string>,
  headers = {},
  seen?: Awaited<ReturnType<typeof open>>,
) => await postForm(page.server, page.token, seen ?? (await open()), fields, headers, '/g')
const remarks = () =>
  disclosureRemarksOf(page.database, page.disclosureId, { limit: 50, offset: 0 })
const content = { answer: 'partly', words: '路灯亮了\n<script>alert(1)</script>' }

test('what is shown is read and answered without script, and the answer lies in an envelope', async () => {
  page = await startDisclosureServer()
  const { html } = await open()
  for (const said of [
    '禾坪一支部',
    shownProblem,
    '四月底前修好',
    '支部书记',
    '3月25日',
    '村公开栏',
  ]) {
    expect(html).toContain(said)
  }
  expect(html).toContain('严禁打击报复提意见的人')
  expect(html).not.toContain('<script')
  const answer = await post(content)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/g/${page.token}/thanks`])
  const thanks = await page.server.inject({ url: String(answer.headers.location) })
  expect(thanks.body).toContain('已收到，谢谢您')
  expect(kept()).toBe(1)
  expect(serialized(page.database).includes('路灯亮了')).toBe(false)
  page.database.inTransaction((tx) => mixAllAnswers(tx, page.disclosureId, '2018-03-20'))
  expect(remarks()).toEqual([content.words])
  expect(serialized(page.database).includes('路灯亮了')).toBe(false)
})

test('everybody is thanked with the same bytes, whatever they answered', async () => {
  page = await startDisclosureServer()
  const one = await post(content)
  const other = await post({ answer: 'satisfied', words: '' })
  const bytes = ({ rawPayload, statusCode, headers }: typeof one) =>
    JSON.stringify([statusCode, { ...headers, date: '' }, rawPayload.toString()])
  expect(bytes(one)).toBe(bytes(other))
  expect(kept()).toBe(2)
})

test('the page says who may do what with it, and its cookie opens no other form', async () => {
  page = await startDisclosureServer({ isHttps: true })
  const { headers } = await page.server.inject({ url: `/g/${page.token}` })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  )
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect(headers['set-cookie']).toMatch(
    /^form=[\w-]{22}; Path=\/g; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test.each([
  ['nothing chosen', { answer: '', words: '写了字' }, '请选'],
  ['something else', { answer: 'splendid', words: '写了字' }, '请选'],
  ['too many letters', { answer: 'not', words: `写了字${'长'.repeat(500)}` }, '最多 500 字'],
])('%s comes back with its text', async (_, fields, sentence) => {
  page = await startDisclosureServer()
  const answer = await post(fields)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(sentence)
  expect(answer.body).toContain(fields.words)
  expect(kept()).toBe(0)
})

test('what was typed is text, also when it comes back; sixteen kilobytes are the end', async () => {
  page = await startDisclosureServer()
  const { body } = await post({ answer: '', words: '</textarea><script>alert(1)</script>' })
  expect(body).not.toContain('<script')
  expect((await post({ answer: 'not', words: '长'.repeat(3000) })).statusCode).toBe(413)
  expect((await post({ answer: 'not', words: '𠀀'.repeat(500) })).statusCode).toBe(303)
  expect((await post({ answer: 'not', words: '"\\'.repeat(250) })).statusCode).toBe(303)
  expect(kept()).toBe(2)
})

test.each([
  ['no token', { token: '' }],
  ['no cookie', { cookie: '' }],
  ['a cookie of another form', { cookie: 'form=abcdefghijklmnopqrstuv' }],
])('a post with %s is asked for once more, with its text', async (_, change) => {
  page = await startDisclosureServer()
  const seen = { ...(await open()), ...change }
  const answer = await post(content, {}, seen)
  expect(answer.statusCode).toBe(403)
  expect(answer.body).toContain('路灯亮了')
  expect(kept()).toBe(0)
  const again = formIn(answer.body, answer.headers['set-cookie'] ?? seen.cookie)
  expect((await post(content, {}, again)).statusCode).toBe(303)
  expect(kept()).toBe(1)
})

test.each(['cross-site', 'same-site', 'none'])(
  'a post a browser calls %s is not kept',
  async (site) => {
    page = await startDisclosureServer()
    expect((await post(content, { 'sec-fetch-site': site })).statusCode).toBe(403)
    expect(kept()).toBe(0)
    expect((await post(content, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303)
  },
)

test('who fills in the hidden field is thanked and not kept', async () => {
  page = await startDisclosureServer()
  expect((await post({ ...content, website: 'http://x' })).statusCode).toBe(303)
  expect(kept()).toBe(0)
})

test('an address may do so much, all of them together so much; texts are given back', async () => {
  page = await startDisclosureServer({ limits: { perAddress: 2, inAll: 3 } })
  const seen = await open()
  const codes = []
  for (const remoteAddress of ['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2']) {
    const answer = await page.server.inject({
      method: 'POST',
      url: `/g/${page.token}`,
      remoteAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: seen.cookie },
      payload: new URLSearchParams({ _csrf: seen.token, ...content }).toString(),
    })
    codes.push(answer.statusCode)
    if (answer.statusCode === 429) expect(answer.body).toContain('路灯亮了')
  }
  expect(codes).toEqual([303, 303, 429, 303, 429])
  expect(serialized(page.database).includes('10.0.0.')).toBe(false)
  expect(kept()).toBe(3)
})

test('after its last day nothing is shown, and what was being written is given back', async () => {
  page = await startDisclosureServer()
  const seen = await open()
  page.time.moveTo(new Date('2018-03-25T15:59:00Z'))
  expect((await post(content, {}, seen)).statusCode).toBe(303)
  page.time.moveTo(new Date('2018-03-25T16:00:00Z'))
  const late = await post(content, {}, seen)
  expect([late.statusCode, late.body.includes('公开期已经结束')]).toEqual([410, true])
  expect(late.body).toContain('路灯亮了')
  expect(kept()).toBe(1)
})

test.each([
  ['to come', { fromOn: '2018-03-21', toOn: '2018-03-27' }, 'open', '还没到公开的日子'],
  ['over', { fromOn: '2018-03-12', toOn: '2018-03-19' }, 'open', '公开期已经结束'],
  ['closed', {}, 'closed', '公开期已经结束'],
  ['withdrawn', {}, 'withdrawn', '这次公开已经撤回'],
] as const)('what is %s says so, whoever asks and however', async (_, days, state, sentence) => {
  page = await startDisclosureServer(days)
  page.database.inTransaction((tx) => updateDisclosure(tx, page.disclosureId, { state }))
  const url = `/g/${page.token}`
  const answers = [
    await page.server.inject({ url }),
    await page.server.inject({ url: `${url}/thanks` }),
    await post(content, {}, { cookie: '', token: '', html: '' }),
    await post({ answer: '', words: '' }, { 'sec-fetch-site': 'cross-site' }),
    await page.server.inject({
      method: 'POST',
      url,
      payload: '{',
      headers: { 'content-type': 'application/json' },
    }),
  ]
  expect(answers[0]?.statusCode).toBe(410)
  expect(answers[0]?.body).toContain(sentence)
  expect(answers.map(({ body }) => body).join('')).not.toContain(shownProblem)
  expect(kept()).toBe(0)
})

test('what was withdrawn says so, shows nothing, and takes nothing from who was writing', async () => {
  page = await startDisclosureServer()
  const seen = await open()
  page.database.inTransaction((tx) =>
    updateDisclosure(tx, page.disclosureId, { state: 'withdrawn' }),
  )
  const late = await post(content, {}, seen)
  expect([late.statusCode, late.body.includes('已经撤回')]).toEqual([410, true])
  page.time.moveTo(new Date('2018-03-20T01:01:00Z'))
  const { statusCode, body } = await page.server.inject({ url: `/g/${page.token}` })
  expect([statusCode, body.includes('这次公开已经撤回')]).toEqual([410, true])
  expect(body).not.toContain(shownProblem)
  expect(kept()).toBe(0)
})

test('when it is closed five answers are told as numbers, four are not', async () => {
  for (const count of [5, 4]) {
    page = await startDisclosureServer()
    for (let at = 0; at < count; at += 1) await post({ answer: at === 0 ? 'not' : 'satisfied' })
    page.database.inTransaction((tx) => {
      updateDisclosure(tx, page.disclosureId, { state: 'closed' })
      mixAllAnswers(tx, page.disclosureId, '2018-03-25')
    })
    page.time.moveTo(new Date('2018-03-26T01:00:00Z'))
    const { body } = await page.server.inject({ url: `/g/${page.token}` })
    expect(body.includes('不满意')).toBe(count === 5)
    expect(disclosureAnswersOf(page.database, page.disclosureId).total).toBe(count)
    if (count === 5) {
      expect(body).toContain('收到 5 份回答：满意 4，基本满意 0，不满意 1。')
      await page.close()
    }
  }
})

test.each([
  ['a draft', { state: 'draft' as const }],
  ['what is for the branch alone', { scope: ['branch' as const] }],
])('%s has no page', async (_, disclosure) => {
  page = await startDisclosureServer(disclosure)
  const answer = await page.server.inject({ url: `/g/${page.token}` })
  expect([answer.statusCode, answer.body.includes(shownProblem)]).toEqual([404, false])
  expect((await page.server.inject({ url: `/g/${page.token}/thanks` })).statusCode).toBe(404)
})

test.each(['nothing', '%00', 'a'.repeat(90), '../health'])('%s is no page', async (token) => {
  page = await startDisclosureServer()
  const answer = await page.server.inject({ url: `/g/${token}` })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['set-cookie']).toBeUndefined()
})
