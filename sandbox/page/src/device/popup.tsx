import type { ComponentChildren } from 'preact'
import { createPortal } from 'preact/compat'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useDevice } from './device.tsx'

interface PopupProps {
  anchor: HTMLElement | null
  label: string
  onClose: () => void
  children: ComponentChildren
  /** At least this wide on a desktop; as wide as its anchor otherwise. */
  minWidth?: number
  /** Only as wide as what it holds, whatever the anchor's width. */
  compact?: boolean
}

const gap = 4

/** A menu under its anchor on a desktop, a sheet from the bottom on a phone. */
export function Popup(props: PopupProps) {
  const { narrow, screen } = useDevice()
  const panel = useRef<HTMLDivElement>(null)
  const style = usePlace(props, panel, narrow)
  const { anchor, onClose } = props
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>(
      'input, [aria-selected="true"], button:not(:disabled)',
    )
    first?.focus()
    return () => anchor?.focus()
  }, [anchor])
  if (!screen.current) return null
  return createPortal(
    <div class={`scrim ${narrow ? 'scrim-dark scrim-bottom' : ''}`} onClick={onClose}>
      <div
        class={narrow ? 'sheet' : 'popup'}
        ref={panel}
        role="dialog"
        aria-label={props.label}
        style={style}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => moveOrClose(event, onClose)}
      >
        {narrow && (
          <div class="sheet-head">
            <span>{props.label}</span>
            <button type="button" class="text-button" onClick={onClose}>
              完成
            </button>
          </div>
        )}
        {props.children}
      </div>
    </div>,
    screen.current,
  )
}

function usePlace(props: PopupProps, panel: { current: HTMLDivElement | null }, narrow: boolean) {
  const { screen } = useDevice()
  const [style, setStyle] = useState<Record<string, string>>({ visibility: 'hidden' })
  const { anchor, minWidth = 0, compact = false } = props
  useLayoutEffect(() => {
    const [from, size] = [anchor?.getBoundingClientRect(), panel.current?.getBoundingClientRect()]
    const frame = screen.current?.getBoundingClientRect()
    if (narrow || !from || !size || !frame) return setStyle({})
    const width = compact ? minWidth : Math.max(from.width, minWidth)
    const fitsBelow = from.bottom + gap + size.height < frame.bottom
    const top = fitsBelow
      ? from.bottom + gap
      : Math.max(frame.top + gap, from.top - gap - size.height)
    const left = Math.min(from.left, frame.right - width - gap)
    setStyle({
      top: `${top - frame.top}px`,
      left: `${left - frame.left}px`,
      minWidth: `${width}px`,
    })
  }, [anchor, compact, minWidth, narrow, panel, screen])
  return style
}

function moveOrClose(event: KeyboardEvent, onClose: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    onClose()
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')]
  if (stops.length === 0) return
  event.preventDefault()
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[(at + step + stops.length) % stops.length]?.focus()
}
