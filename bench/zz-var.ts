import fastify from 'fastify'
import cookie from '@fastify/cookie'
import { fork } from 'node:child_process'
import { fireVolley } from './load/volley.ts'
import { randomBytes, createHmac } from 'node:crypto'
const page = ('<p>提意见不用留名字</p>'.repeat(60) + 'abcdefghij<br>'.repeat(110))
const buf = Buffer.from(page)
const hs: Record<string,string> = { "content-security-policy": "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "origin-agent-cluster": "?1", "referrer-policy": "no-referrer", "strict-transport-security": "max-age=31536000; includeSubDomains", "x-content-type-options": "nosniff", "x-dns-prefetch-control": "off", "x-download-options": "noopen", "x-frame-options": "DENY", "x-permitted-cross-domain-policies": "none", "x-xss-protection": "0", "cache-control": "no-store", "x-robots-tag": "noindex" }
const type = 'text/html; charset=utf-8'
if (process.argv[2]) {
  const v = process.argv[2]
  const s = fastify()
  if (v.includes('cookie')) await s.register(cookie)
  s.get('/o/:t', (_q, r) => {
    if (v.includes('headers')) void r.headers(hs)
    if (v.includes('cookie')) (r as any).setCookie('form', randomBytes(18).toString('base64url'), { path: '/o', httpOnly: true })
    if (v.includes('hmac')) { createHmac('sha256','abc').update('x').digest('base64url'); createHmac('sha256','abc').update('x').digest('base64url') }
    if (v.includes('string')) return r.type(type).send(page)
    if (v.includes('concat')) return r.header('content-type',type).send(Buffer.concat([buf.subarray(0,1000), Buffer.from('abcdefghijklmnopqrstuvwxyz'), buf.subarray(1000)]))
    return r.header('content-type',type).send(buf)
  })
  const url = await s.listen({ port: 0, host: '127.0.0.1' })
  process.on('message', () => process.send!(process.cpuUsage()))
  process.send!(url)
  process.once('disconnect', () => process.exit())
} else {
  const vs = ['string', 'buffer', 'concat', 'string headers', 'buffer headers', 'buffer headers cookie', 'concat headers cookie hmac', 'string headers cookie hmac']
  const kids = await Promise.all(vs.map(async (v) => { const c = fork(import.meta.filename, [v]); const url: any = await new Promise((r) => c.once('message', r)); return { v, c, url, cpu: 0, n: 0 } }))
  const usage = async (c: any) => { const p = new Promise<any>((r) => c.once('message', r)); c.send('u'); const u = await p; return u.user + u.system }
  for (let t = 0; t < 5; t++) for (const k of kids) {
    const before = await usage(k.c)
    const shot = await fireVolley({ url: k.url, requests: [Buffer.from('GET /o/abc HTTP/1.1\r\nhost: a\r\n\r\n')], connections: 50, ms: 400, again: true, expected: 'p' })
    if (t > 0) { k.cpu += await usage(k.c) - before; k.n += shot.answered }
  }
  for (const k of kids) { console.log((k.cpu / k.n).toFixed(1), 'us', k.v); k.c.disconnect() }
}
