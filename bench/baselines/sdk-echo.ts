/**
 * Fastify before the SDK's own `EventDispatcher`, which verifies and decrypts; it stores nothing
 * and answers the same toast and card from memory.
 */
import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { studyToasts } from '../../cards/study/wording.ts'
import { loadSdk } from '../../src/feishu/sdk.ts'
import { benchApp, clickPath } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'

const card: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const { EventDispatcher, LoggerLevel } = await loadSdk()
const { encryptKey, verificationToken } = benchApp
const loggerLevel = LoggerLevel.error
const dispatcher = new EventDispatcher({ encryptKey, verificationToken, loggerLevel }).register({
  'card.action.trigger': async () => ({
    toast: studyToasts.recorded,
    card: { type: 'raw', data: card },
  }),
})

const server = fastify()
server.post(clickPath, async (request) => {
  // The dispatcher looks for the headers on the prototype of what it is given.
  const data = Object.assign(Object.create({ headers: request.headers }), request.body)
  const answer: unknown = await dispatcher.invoke(data)
  return answer
})
answerParent(() => server.close())
tell({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })
