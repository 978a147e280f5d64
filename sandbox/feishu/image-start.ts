/** First bytes of PNG, JPEG, GIF, WebP (RIFF), BMP. */
const imageStarts = ['89504e47', 'ffd8ff', '47494638', '52494646', '424d']

export function isImage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return imageStarts.some((known) => start.startsWith(known))
}
