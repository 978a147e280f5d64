import { fileUrl } from '../api/client.ts'
import type { Message } from '../api/types.ts'
import { Icon } from '../device/icon.tsx'

export function isPicture(fileName: string | undefined): boolean {
  return /\.(?:png|jpe?g|gif|webp)$/i.test(fileName ?? '')
}

const kinds: [RegExp, string][] = [
  [/\.docx?$/i, 'word'],
  [/\.(?:xlsx?|csv)$/i, 'excel'],
  [/\.pdf$/i, 'pdf'],
  [/\.(?:zip|rar|7z)$/i, 'zip'],
]

const letters: Record<string, string> = { word: 'W', excel: 'X', pdf: 'P', zip: 'Z' }

/** A file in the conversation; a click downloads it. */
export function FileCard(props: { message: Message }) {
  const { fileKey, fileName = '文件' } = props.message
  const kind = kinds.find(([pattern]) => pattern.test(fileName))?.[1] ?? 'other'
  const inside = (
    <>
      <span class={`file-kind file-${kind}`} aria-hidden="true">
        {letters[kind] ?? <Icon name="doc" />}
      </span>
      <span class="file-text">
        <span class="file-name">{fileName}</span>
        <span class="file-note">{fileKey ? '点击下载' : '已发送'}</span>
      </span>
    </>
  )
  if (!fileKey) return <div class="file-card">{inside}</div>
  return (
    <a class="file-card" href={fileUrl(fileKey)} download={fileName}>
      {inside}
    </a>
  )
}
