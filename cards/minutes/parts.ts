import type { CardElement } from '../kit/card.ts'
import { beside, grey, md, text } from '../kit/elements.ts'
import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'
import type { SheetBlock } from './sheet.ts'

export const { go, pager } = goingBy(goButton)

const editLabels: Readonly<Record<string, string>> = { place: '改地点', other: '补充其他' }

/** A piece of a record; with `edit`, a button beside the first piece of each place. */
export function blockRows(blocks: readonly SheetBlock[], edit?: { meetingId: string }) {
  return blocks.map((block): CardElement => {
    const shown = blockText(block)
    if (!edit || block.part === undefined) return shown
    const key = { meetingId: edit.meetingId, part: block.part }
    return beside([shown], go(editLabels[block.part] ?? '补充', 'minutesPart', key))
  })
}

function blockText({ kind, label, text: words }: SheetBlock): CardElement {
  if (kind === 'title') return text(md`**${label}**`)
  return text(label === '' ? words : md`${grey(label)}　${words}`)
}
