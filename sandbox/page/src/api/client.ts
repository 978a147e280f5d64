import type { Click, ClickAnswer, Faults, GalleryCard, Message, World } from './types.ts'

const base = '/sandbox/api'

/** What the sandbox refused, in its own sentence. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${base}${path}`, body === undefined ? {} : post(body))
  if (response.ok) return response.json()
  const answer: unknown = await response.json().catch(() => undefined)
  throw new ApiError(response.status, reasonOf(answer, response.status))
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function reasonOf(answer: unknown, status: number): string {
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    if (typeof answer.error === 'string') return answer.error
  }
  return `沙盒没有回答 (HTTP ${status})`
}

function asPerson(openId: string, verb: string): string {
  return `/people/${encodeURIComponent(openId)}/${verb}`
}

export const getWorld = () => call<World>('/world')

export async function listMessages(openId: string): Promise<Message[]> {
  return (await call<{ messages: Message[] }>(asPerson(openId, 'messages'))).messages
}

export interface Said {
  text: string
  chatId?: string
  mention?: boolean
}

export const say = (openId: string, said: Said) =>
  call<{ messageId: string }>(asPerson(openId, 'say'), said)

export interface SentFile {
  fileName: string
  contentBase64: string
  chatId?: string
}

export const sendFile = (openId: string, file: SentFile) =>
  call<unknown>(asPerson(openId, 'send-file'), file)

export const sendImage = (openId: string, image: Omit<SentFile, 'fileName'>) =>
  call<unknown>(asPerson(openId, 'send-image'), image)

export const click = (openId: string, pressed: Click) =>
  call<ClickAnswer>(asPerson(openId, 'click'), pressed)

export const openBot = (openId: string) => call<unknown>(asPerson(openId, 'open-bot'), {})

export const pressMenu = (openId: string, key: string) =>
  call<unknown>(asPerson(openId, 'menu'), { key })

export const leaveChat = (openId: string, chatId: string) =>
  call<unknown>(asPerson(openId, 'leave'), { chatId })

export const addBot = (chatId: string) =>
  call<unknown>(`/chats/${encodeURIComponent(chatId)}/add-bot`, {})

export const setClock = (move: { to: string } | { advance: string }) =>
  call<{ now: string }>('/clock', move)

export const setFaults = (faults: Faults) => call<unknown>('/faults', faults)

export const restartBot = (hard: boolean) => call<unknown>('/restart-bot', hard ? { hard } : {})

export async function listGallery(): Promise<GalleryCard[]> {
  return (await call<{ cards: GalleryCard[] }>('/gallery')).cards
}

export function fileUrl(fileKey: string): string {
  return `${base}/files/${encodeURIComponent(fileKey)}`
}

/** The sample village's roster as a file, where the sandbox has one. */
export async function getRosterFile(): Promise<Blob> {
  const response = await fetch(`${base}/roster.csv`)
  if (!response.ok) throw new ApiError(response.status, '这里没有名册文件')
  return response.blob()
}
