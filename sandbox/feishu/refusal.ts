/** The platform says no. */
export class PlatformRefusal extends Error {
  readonly status: number
  readonly code: number
  readonly headers: Readonly<Record<string, string>>
  /** Goes into `error` of the body beside the log id. */
  readonly details: object

  constructor(
    code: number,
    message: string,
    more: { status?: number; headers?: Record<string, string>; details?: object } = {},
  ) {
    super(message)
    this.code = code
    this.status = more.status ?? 400
    this.headers = more.headers ?? {}
    this.details = more.details ?? {}
  }
}

const messages: Readonly<Record<number, string>> = {
  230001: 'Your request contains an invalid request parameter.',
  230002: 'The bot can not be outside the group.',
  230011: 'The message was recalled.',
  230012: 'NOT the sender of the message.',
  230013: 'Bot has NO availability to this user.',
  230017: 'Bot is NOT the owner of the resource.',
  230018: 'These operations are NOT allowed at current group settings.',
  230020: 'This operation triggers the frequency limit.',
  230025: 'The length of the message content reaches its limit.',
  230026: 'No permission to recall this message.',
  230029: 'The recipient has resigned.',
  230031: 'The message has exceeded the editable period of 14 days.',
  230034: 'The receive_id is invalid.',
  230053: 'The user has stopped the bot from sending messages.',
  230054: 'This operation is not supported for this message type.',
  230055: 'The type of file upload does not match the type of message being sent.',
  230072: 'The message has reached the number of times it can be edited.',
  230110: 'The message has been deleted.',
  232006: 'Your request specifies a chat_id which is invalid.',
  232011: 'Operator can NOT be out of the chat.',
  234001: 'Invalid request param.',
  234006: 'The file size exceed the max value.',
  234010: 'File size can not be 0.',
  234011: 'Can not recognize the image format.',
  41050: 'no user authority error',
  99991661: 'Missing access token for authorization.',
  99992351: 'not exist open_id',
  99992354: 'message_id is invalid',
  99992402: 'field validation failed',
}

/** A refusal whose sentence is always the same. */
export function refused(code: number, details?: object): PlatformRefusal {
  return new PlatformRefusal(code, messages[code] ?? 'refused', details ? { details } : {})
}

/** A message with a card in it that the platform does not take. */
export function cardRefused(inner: number, reason: string): PlatformRefusal {
  return new PlatformRefusal(
    230099,
    `Failed to create card content, ext=ErrCode: ${inner}; ErrMsg: ${reason}; ErrorValue: ;`,
  )
}
