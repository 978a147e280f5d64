import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { SandboxError } from '../sandbox-error.ts'
import type { Control } from './control.ts'
import { faultsSchema } from './faults.ts'
import { readInstant } from './instant.ts'

const instant = z.string().transform((text, context) => {
  const read = readInstant(text)
  if (read) return read
  context.addIssue('not a time like 2018-02-06T08:00:00+08:00')
  return z.NEVER
})
const one = z.object({ openId: z.string() })
const chatParams = z.object({ chatId: z.string() })
const inChat = z.strictObject({ chatId: z.string() })
const query = z.object({
  chatId: z.string().optional(),
  since: instant.optional(),
  newest: z.coerce.number().int().positive().optional(),
})
const said = z.strictObject({
  text: z.string().min(1),
  chatId: z.string().optional(),
  mention: z.boolean().optional(),
})
const sentFile = z.strictObject({
  fileName: z.string().min(1),
  contentBase64: z.base64(),
  chatId: z.string().optional(),
})
const sentImage = sentFile.omit({ fileName: true })
const formValue = z.union([z.string(), z.array(z.string()), z.boolean()])
const click = z.strictObject({
  messageId: z.string(),
  button: z.string(),
  nth: z.int().min(0).optional(),
  form: z.record(z.string(), formValue).optional(),
  option: z.string().optional(),
  checked: z.boolean().optional(),
  input: z.string().optional(),
})
const clockMove = z.strictObject({ to: instant.optional(), advance: z.string().optional() })

const largestBody = 45 * 1024 * 1024

/** The control API under `/sandbox/api`. */
export async function controlRoutes(
  server: FastifyInstance,
  control: Control,
  askWebhook: () => Promise<boolean>,
): Promise<void> {
  await server.register(
    async (scope) => {
      scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
        answerError(error, reply),
      )
      scope.setNotFoundHandler((_request, reply) =>
        reply.code(404).send({ error: 'There is no such call.' }),
      )
      lookingRoutes(scope, control)
      phoneRoutes(scope, control)
      worldRoutes(scope, control)
      scope.post('/verify-webhook', async () => ({ answered: await askWebhook() }))
    },
    { prefix: '/sandbox/api', bodyLimit: largestBody },
  )
}

function lookingRoutes(scope: FastifyInstance, control: Control): void {
  scope.get('/world', () => control.world())
  scope.get('/people/:openId/messages', (request) => {
    const { openId } = read(one, request.params)
    return { messages: control.messages(openId, read(query, request.query)) }
  })
  scope.get('/calls', (request) => ({ calls: control.calls(read(query, request.query).since) }))
  scope.get('/gallery', () => ({ cards: control.gallery() }))
  scope.get('/files/:fileKey', (request, reply) => {
    const { fileKey } = read(z.object({ fileKey: z.string() }), request.params)
    const file = control.file(fileKey)
    return sendFile(reply, file.name, Buffer.from(file.bytes))
  })
  scope.get('/roster.csv', (_request, reply) =>
    reply.type('text/csv; charset=utf-8').send(control.roster()),
  )
}

function phoneRoutes(scope: FastifyInstance, control: Control): void {
  const asPerson = (verb: string, act: (openId: string, body: unknown) => unknown) =>
    scope.post(`/people/:openId/${verb}`, async (request) => {
      const { openId } = read(one, request.params)
      return (await act(openId, request.body ?? {})) ?? {}
    })
  asPerson('say', (openId, body) => control.say(openId, read(said, body)))
  asPerson('send-file', (openId, body) => control.sendFile(openId, read(sentFile, body)))
  asPerson('send-image', (openId, body) => control.sendImage(openId, read(sentImage, body)))
  asPerson('click', (openId, body) => control.click(openId, read(click, body)))
  asPerson('open-bot', (openId) => control.openBot(openId))
  asPerson('menu', (openId, body) =>
    control.menu(openId, read(z.strictObject({ key: z.string().min(1).max(30) }), body).key),
  )
  asPerson('leave', (openId, body) => control.leave(openId, read(inChat, body).chatId))
  asPerson('join', (openId, body) => control.join(openId, read(inChat, body).chatId))
}

function worldRoutes(scope: FastifyInstance, control: Control): void {
  scope.post('/chats/:chatId/add-bot', async (request) => {
    await control.addBot(read(chatParams, request.params).chatId)
    return {}
  })
  scope.post('/chats/:chatId/remove-bot', async (request) => {
    await control.removeBot(read(chatParams, request.params).chatId)
    return {}
  })
  scope.post('/clock', async (request) => {
    const now = await control.moveClock(read(clockMove, request.body))
    return { now: now.toISOString() }
  })
  scope.post('/faults', async (request) => {
    await control.setFaults(read(faultsSchema, request.body ?? {}))
    return {}
  })
  scope.post('/restart-bot', async (request) => {
    const body = read(z.strictObject({ hard: z.boolean().optional() }), request.body ?? {})
    await control.restartBot(body.hard)
    return {}
  })
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new SandboxError(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}.`)
}

function answerError(error: Error & { statusCode?: number }, reply: FastifyReply): void {
  const status = error instanceof SandboxError ? error.status : (error.statusCode ?? 500)
  void reply.code(status).send({ error: error.message })
}

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
}
const imageStarts: Readonly<Record<string, string>> = { '89504e47': 'png', ffd8ffe0: 'jpg' }

function sendFile(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  const known = imageStarts[bytes.subarray(0, 4).toString('hex')]
  const ending = known ?? name.split('.').at(-1)?.toLowerCase() ?? ''
  const isImage = known !== undefined
  const disposition = isImage
    ? 'inline'
    : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
  return reply
    .type(contentTypes[ending] ?? 'application/octet-stream')
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff')
    .send(bytes)
}
