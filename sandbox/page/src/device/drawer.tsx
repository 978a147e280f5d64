import type { ComponentChildren } from 'preact'
import { createPortal } from 'preact/compat'
import { useEffect, useRef } from 'preact/hooks'
import { useDevice } from './device.tsx'
import { Icon } from './icon.tsx'

/** A panel from the side of the screen; Escape or a click beside it closes it. */
export function Drawer(props: {
  label: string
  side: 'left' | 'right'
  onClose: () => void
  children: ComponentChildren
}) {
  const { screen } = useDevice()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  if (!screen.current) return null
  return createPortal(
    <div class="scrim scrim-drawer" onClick={props.onClose}>
      <div
        class={`drawer drawer-${props.side}`}
        role="dialog"
        aria-label={props.label}
        tabIndex={-1}
        ref={panel}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onClose()
        }}
      >
        <header class="drawer-head">
          <h2>{props.label}</h2>
          <button type="button" class="tool" aria-label="关闭" onClick={props.onClose}>
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </div>,
    screen.current,
  )
}
