import type { CardElement } from '../api/types.ts'
import { edgesOf, pixelsOf, spacingOf } from './properties.ts'

type Style = Record<string, string | number>
type Holder = Record<string, unknown>

const ends: Record<string, string> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
}

function endOf(value: unknown): string | undefined {
  return typeof value === 'string' ? ends[value] : undefined
}

function withoutGaps(style: Record<string, string | number | undefined>): Style {
  const kept = Object.entries(style).filter((entry): entry is [string, string | number] => {
    return entry[1] !== undefined
  })
  return Object.fromEntries(kept)
}

/** How a container lays out what it holds, as inline style. */
export function arrangementOf(holder: Holder, gap: string): Style {
  const horizontal = holder['direction'] === 'horizontal'
  const [along, across] = [endOf(holder['horizontal_align']), endOf(holder['vertical_align'])]
  return withoutGaps({
    display: 'flex',
    flexDirection: horizontal ? 'row' : 'column',
    flexWrap: horizontal ? 'wrap' : undefined,
    rowGap: spacingOf(holder['vertical_spacing'], gap),
    columnGap: spacingOf(holder['horizontal_spacing'], '8px'),
    justifyContent: horizontal ? along : across,
    alignItems: horizontal ? (across ?? 'center') : along,
    padding: edgesOf(holder['padding']),
    margin: edgesOf(holder['margin']),
  })
}

/** How wide a column is: by weight, by its content or in pixels. */
export function columnWidth(column: CardElement): Style {
  const pixels = pixelsOf(column['width'])
  if (pixels) return { flex: `0 0 ${pixels}` }
  if (column['width'] !== 'weighted') return { flex: '0 1 auto' }
  const weight = Number(column['weight'] ?? 1)
  return { flex: `${weight} ${weight} 0`, minWidth: 0 }
}

/** The width of a button, an input or a select. */
export function widthOf(element: CardElement): Style {
  const pixels = pixelsOf(element['width'])
  const margin = edgesOf(element['margin'])
  const width = element['width'] === 'fill' ? '100%' : pixels
  return withoutGaps({ width, margin, maxWidth: pixels ? '100%' : undefined })
}
