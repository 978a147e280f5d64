/** A bare fastify that parses JSON and gives it back. */
import fastify from 'fastify'
import { clickPath } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'

const server = fastify()
server.post(clickPath, async (request) => request.body)
answerParent(() => server.close())
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
