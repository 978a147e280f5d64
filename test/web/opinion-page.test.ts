import { afterEach, expect, test } from 'vitest'
import { countEnvelopes, mixEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { pageOpinionLines } from '../../db/queries/opinion-lines.ts'
import { updateOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { opinionCoverage } from '../../db/queries/opinions.ts'
import { serialized } from '../support/serialized.ts'
import { personIdOf, rootId } from '../support/village.ts'
import { startOpinionServer, type OpinionServer } from './support/opinion-server.ts'
import { formIn, openForm, postForm, postOpinion } from './support/villager.ts'

let page: OpinionServer
afterEach(() => page.close())

const lamp = {
  to: `person:${personIdOf('M02')}`,
  aspect: 'villageAffairs',
  category: 'congressDelegate',
  words: '三组的路灯坏了\n<script>alert(1)</script>',
}
const kept = () => countEnvelopes(page.database, page.roundId)

test('a form without script goes all the way, and keeps what was written and the day', async () => {
  page = await startOpinionServer()
  const { html } = await openForm(page.server, page.token)
  expect(html).toContain('严禁打击报复提意见的人')
  expect(html).toContain('副书记 张春松')
  expect(html).not.toContain('<script')
  const answer = await postOpinion(page.server, page.token, lamp)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/o/${page.token}/thanks`])
  const thanks = await page.server.inject({ url: String(answer.headers.location) })
  expect(thanks.body).toContain('已收到，谢谢您的意见')

  page.database.inTransaction((tx) => mixEnvelopes(tx, page.roundId, '2018-02-12'))
  const [line] = pageOpinionLines(
    page.database,
    { roundId: page.roundId, state: 'new' },
    { limit: 10, offset: 0 },
  )
  expect(line).toMatchObject({
    unitId: rootId,
    leaderId: personIdOf('M02'),
    aspect: 'villageAffairs',
    summary: lamp.words,
    count: 1,
  })
  expect(opinionCoverage(page.database, page.roundId)).toEqual([
    { channel: 'online', category: 'congressDelegate', count: 1 },
  ])
})

test('everybody is thanked with the same bytes, whatever they wrote', async () => {
  page = await startOpinionServer()
  const one = await postOpinion(page.server, page.token, lamp)
  const other = await postOpinion(page.server, page.token, { words: '好' })
  const bytes = ({ rawPayload, statusCode, headers }: typeof one) =>
    JSON.stringify([statusCode, { ...headers, date: '' }, rawPayload.toString()])
  expect(bytes(one)).toBe(bytes(other))
  expect(kept()).toBe(2)
})

test('the page says who may do what with it', async () => {
  page = await startOpinionServer({ isHttps: true })
  const { headers } = await page.server.inject({ url: `/o/${page.token}` })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  )
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  })
  expect(headers['strict-transport-security']).toContain('max-age')
  expect(headers['set-cookie']).toMatch(
    /^form=[\w-]{22}; Path=\/o; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test('a longer text comes back whole, to be cut', async () => {
  page = await startOpinionServer()
  const words = `路${'长'.repeat(1000)}`
  const answer = await postOpinion(page.server, page.token, { ...lamp, words })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('内容太长，最多 1000 字')
  expect(answer.body).toContain(words)
  expect(answer.body).toContain(`value="${lamp.to}" selected`)
  expect(kept()).toBe(0)
})

test('what was typed is text, also when it comes back', async () => {
  page = await startOpinionServer()
  const words = `</textarea><script>alert(1)</script>${'长'.repeat(1000)}`
  const { body } = await postOpinion(page.server, page.token, { ...lamp, words })
  expect(body).not.toContain('<script')
  expect(body).toContain('&#60;/textarea&#62;&#60;script&#62;')
})

test('a thousand letters of four bytes fit; sixteen kilobytes are the end', async () => {
  page = await startOpinionServer()
  const full = await postOpinion(page.server, page.token, { words: '𠀀'.repeat(1000) })
  expect(full.statusCode).toBe(303)
  const large = await postOpinion(page.server, page.token, { words: '长'.repeat(3000) })
  expect(large.statusCode).toBe(413)
  expect(large.body).toContain('返回键')
  expect(kept()).toBe(1)
})

test.each([
  ['no token', { token: '' }],
  ['no cookie', { cookie: '' }],
  ['a cookie of another form', { cookie: 'form=abcdefghijklmnopqrstuv' }],
])('a post with %s is asked for once more, with its text', async (_, change) => {
  page = await startOpinionServer()
  const seen = { ...(await openForm(page.server, page.token)), ...change }
  const answer = await postForm(page.server, page.token, seen, lamp)
  expect(answer.statusCode).toBe(403)
  expect(answer.body).toContain('三组的路灯坏了')
  expect(kept()).toBe(0)
  const again = formIn(answer.body, answer.headers['set-cookie'] ?? seen.cookie)
  expect((await postForm(page.server, page.token, again, lamp)).statusCode).toBe(303)
  expect(kept()).toBe(1)
})

test.each(['cross-site', 'same-site', 'none'])(
  'a post a browser calls %s is not kept',
  async (site) => {
    page = await startOpinionServer()
    const seen = await openForm(page.server, page.token)
    const from = { 'sec-fetch-site': site }
    expect((await postForm(page.server, page.token, seen, lamp, from)).statusCode).toBe(403)
    expect(kept()).toBe(0)
    const own = { 'sec-fetch-site': 'same-origin' }
    expect((await postForm(page.server, page.token, seen, lamp, own)).statusCode).toBe(303)
  },
)

test('who fills in the hidden field is thanked and not kept', async () => {
  page = await startOpinionServer()
  const answer = await postOpinion(page.server, page.token, { ...lamp, website: 'http://x' })
  expect(answer.statusCode).toBe(303)
  expect(kept()).toBe(0)
})

test('an address may do so much, all of them together so much; texts are given back', async () => {
  page = await startOpinionServer({ limits: { perAddress: 2, inAll: 3 } })
  const { server, token } = page
  const seen = await openForm(server, token)
  const from = async (remoteAddress: string) =>
    await server.inject({
      method: 'POST',
      url: `/o/${token}`,
      remoteAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: seen.cookie },
      payload: new URLSearchParams({ _csrf: seen.token, ...lamp }).toString(),
    })
  const codes = []
  for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2']) {
    const answer = await from(address)
    codes.push(answer.statusCode)
    if (answer.statusCode === 429) expect(answer.body).toContain('三组的路灯坏了')
  }
  expect(codes).toEqual([303, 303, 429, 303, 429])
  expect(serialized(page.database).includes('10.0.0.')).toBe(false)
  expect(kept()).toBe(3)
})

test('when it is over the page says so, and gives back what was being written', async () => {
  page = await startOpinionServer()
  const seen = await openForm(page.server, page.token)
  page.time.moveTo(new Date('2018-02-24T01:00:00Z'))
  const late = await postForm(page.server, page.token, seen, lamp)
  expect(late.statusCode).toBe(410)
  expect(late.body).toContain('征求意见已经结束')
  expect(late.body).toContain('三组的路灯坏了')
  const later = await page.server.inject({ url: `/o/${page.token}` })
  expect([later.statusCode, later.body.includes('征求意见已经结束')]).toEqual([410, true])
  expect(kept()).toBe(0)
})

test('an opinion that comes just after the end is not lost in a closed round', async () => {
  page = await startOpinionServer()
  const seen = await openForm(page.server, page.token)
  page.database.inTransaction((tx) => updateOpinionRound(tx, page.roundId, { state: 'closed' }))
  const late = await postForm(page.server, page.token, seen, lamp)
  expect([late.statusCode, late.body.includes('三组的路灯坏了')]).toEqual([410, true])
  expect(kept()).toBe(0)
})

test.each(['nothing', '%00', 'a'.repeat(90), '../health'])('%s is no page', async (token) => {
  page = await startOpinionServer()
  const answer = await page.server.inject({ url: `/o/${token}` })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('a burst of posts loses none', async () => {
  page = await startOpinionServer({ limits: { perAddress: 1000, inAll: 1000 } })
  const seen = await openForm(page.server, page.token)
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, at) =>
      postForm(page.server, page.token, seen, { words: `第${at}条` }),
    ),
  )
  expect(answers.filter((answer) => answer.statusCode !== 303)).toEqual([])
  expect(kept()).toBe(200)
  page.database.inTransaction((tx) => mixEnvelopes(tx, page.roundId, '2018-02-12'))
  const lines = pageOpinionLines(
    page.database,
    { roundId: page.roundId, state: 'new' },
    { limit: 300, offset: 0 },
  )
  const numbers = lines.map((line) => Number(/\d+/.exec(line.summary)?.[0]))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, at) => at))
  // In order of arrival all neighbours would rise; mixed, about half of them do.
  const rising = numbers.filter((number, at) => number > (numbers[at - 1] ?? -1)).length
  expect(rising).toBeLessThan(150)
})
