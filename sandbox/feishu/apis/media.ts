import { z } from 'zod'
import type { Feishu } from '../feishu.ts'
import { success, type Api, type ApiCall } from '../gateway.ts'
import { isImage } from '../image-start.ts'
import { refused } from '../refusal.ts'
import { readableMessage } from './messages.ts'

const fileLimit = 30 * 1024 * 1024
const imageLimit = 10 * 1024 * 1024
const fileFields = z.object({
  file_type: z.enum(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']),
  file_name: z.string().min(1),
})
const imageFields = z.object({ image_type: z.enum(['message', 'avatar']) })

/** Files and images up, and what people sent down. */
export function mediaApis(feishu: Feishu): Api[] {
  const store = (key: string, name: string, bytes: Uint8Array) => {
    feishu.state.files.set(key, { key, name, bytes, from: feishu.app.botOpenId })
    return key
  }
  return [
    {
      method: 'POST',
      path: '/im/v1/files',
      run: async (call) => {
        const { fields, bytes } = await formOf(call, 'file')
        const parsed = fileFields.safeParse(fields)
        if (!parsed.success) throw refused(234001)
        assertSize(bytes, fileLimit)
        const key = store(feishu.newId('file_v3'), parsed.data.file_name, bytes)
        return success({ file_key: key })
      },
    },
    {
      method: 'POST',
      path: '/im/v1/images',
      run: async (call) => {
        const { fields, bytes } = await formOf(call, 'image')
        if (!imageFields.safeParse(fields).success) throw refused(234001)
        assertSize(bytes, imageLimit)
        if (!isImage(bytes)) throw refused(234011)
        return success({ image_key: store(feishu.newId('img_v3'), 'image', bytes) })
      },
    },
    {
      method: 'GET',
      path: '/im/v1/messages/:message_id/resources/:file_key',
      run: ({ params, query }) => {
        const message = readableMessage(feishu, params['message_id'])
        const file = feishu.state.files.get(params['file_key'] ?? '')
        if (!file || !message.content.includes(`"${file.key}"`)) throw refused(234001)
        if (query['type'] !== message.type) throw refused(234001)
        return Buffer.from(file.bytes)
      },
    },
  ]
}

function assertSize(bytes: Uint8Array, limit: number): void {
  if (bytes.length === 0) throw refused(234010)
  if (bytes.length > limit) throw refused(234006)
}

/** Reads a multipart body; a part of bytes needs no file name. */
async function formOf(
  call: ApiCall,
  bytesField: string,
): Promise<{ fields: Record<string, unknown>; bytes: Uint8Array }> {
  if (!call.request.isMultipart()) throw refused(234001)
  const fields: Record<string, unknown> = {}
  let bytes: Uint8Array | undefined
  for await (const part of call.request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else if (part.fieldname === bytesField) bytes = await part.toBuffer()
    else part.file.resume()
  }
  if (!bytes) throw refused(234001)
  return { fields, bytes }
}
