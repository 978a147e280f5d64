/** A bare fastify that answers a page: to whoever asks, and to whoever posts a form. */
import { readFileSync } from 'node:fs'
import formbody from '@fastify/formbody'
import fastify from 'fastify'
import { answerParent, tell } from '../programs/answering.ts'

const page = readFileSync(process.argv[2] ?? '', 'utf8')
const type = 'text/html; charset=utf-8'
const server = fastify()
await server.register(formbody)
server.get('/o/:token', async (_request, reply) => await reply.type(type).send(page))
server.post('/o/:token', async (_request, reply) => await reply.type(type).send(page))
answerParent(() => server.close())
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
