/** Fastify before the SDK's own `EventDispatcher`, which verifies, decrypts and stores nothing. */
import fastify from 'fastify'
import { loadSdk } from '../../src/feishu/sdk.ts'
import { benchApp, clickPath } from '../bench-app.ts'
import { answerParent, tell } from '../programs/answering.ts'

const { EventDispatcher, LoggerLevel } = await loadSdk()
const { encryptKey, verificationToken } = benchApp
const loggerLevel = LoggerLevel.error
const dispatcher = new EventDispatcher({ encryptKey, verificationToken, loggerLevel }).register({
  'card.action.trigger': async () => ({ toast: { type: 'success', content: 'echo' } }),
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
