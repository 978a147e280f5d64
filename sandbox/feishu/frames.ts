import protobuf from 'protobufjs'

export interface Frame {
  SeqID: number
  LogID: number
  service: number
  method: number
  headers: { key: string; value: string }[]
  payload?: Uint8Array
}

export const controlMethod = 0
export const dataMethod = 1

const { Field, Type } = protobuf

const headerType = new Type('Header')
  .add(new Field('key', 1, 'string', 'required'))
  .add(new Field('value', 2, 'string', 'required'))

const frameType = new Type('Frame')
  .add(headerType)
  .add(new Field('SeqID', 1, 'uint64', 'required'))
  .add(new Field('LogID', 2, 'uint64', 'required'))
  .add(new Field('service', 3, 'int32', 'required'))
  .add(new Field('method', 4, 'int32', 'required'))
  .add(new Field('headers', 5, 'Header', 'repeated'))
  .add(new Field('payloadEncoding', 6, 'string', 'optional'))
  .add(new Field('payloadType', 7, 'string', 'optional'))
  .add(new Field('payload', 8, 'bytes', 'optional'))
  .add(new Field('LogIDNew', 9, 'string', 'optional'))

/** A frame as bytes (`pbbp2.Frame`). */
export function encodeFrame(frame: Frame): Uint8Array {
  return frameType.encode(frameType.create(frame)).finish()
}

/** Bytes as a frame; throws when they are none. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const message = frameType.decode(bytes)
  const plain = frameType.toObject(message, { longs: Number, arrays: true })
  const { SeqID, LogID, service, method, headers, payload } = plain
  return { SeqID, LogID, service, method, headers, ...(payload && { payload }) }
}

export function headerOf(frame: Frame, key: string): string | undefined {
  return frame.headers.find((header) => header.key === key)?.value
}
