import type { Message } from '../api/types.ts'
import { contentOf, textIn } from '../card/properties.ts'

/** One line that stands for a message in the chat list. */
export function previewOf(message: Message): string {
  switch (message.type) {
    case 'card':
      return cardPreview(message)
    case 'file':
      return `[文件] ${message.fileName ?? ''}`
    case 'image':
      return '[图片]'
    default:
      return (message.text ?? '').replaceAll(/\s+/g, ' ')
  }
}

function cardPreview(message: Message): string {
  const { card } = message
  const summary = contentOf(card?.config?.['summary'])
  const title = contentOf(card?.header?.['title'])
  const said = summary || title || textIn(card?.header, 'title')
  return said || '[卡片]'
}
