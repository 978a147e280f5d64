/** How pictures begin: what a phone takes, and what it may be sent as. */
const beginnings: Readonly<Record<string, string>> = {
  '89504e47': 'png',
  '47494638': 'gif',
  '52494646': 'webp',
  '424d': 'bmp',
}

/** The ending of a picture's name, told from its first bytes: the platform gives it none. */
export function pictureEnding(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  const [, ending] = Object.entries(beginnings).find(([known]) => start.startsWith(known)) ?? []
  return ending ?? 'jpg'
}
