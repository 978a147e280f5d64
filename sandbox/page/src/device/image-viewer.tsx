import { createPortal } from 'preact/compat'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDevice } from './device.tsx'
import { Icon } from './icon.tsx'

/** A picture that opens large over the screen it is on. */
export function ImageButton(props: { src: string; alt: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        class="image-button"
        aria-label={props.alt ? `查看大图：${props.alt}` : '查看大图'}
        onClick={() => setOpen(true)}
      >
        <img src={props.src} alt={props.alt} />
      </button>
      {open && <ImageViewer {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function ImageViewer(props: { src: string; alt: string; onClose: () => void }) {
  const { screen } = useDevice()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  if (!screen.current) return null
  return createPortal(
    <div
      class="image-viewer"
      role="dialog"
      aria-label="查看大图"
      onClick={props.onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <img src={props.src} alt={props.alt} />
      <div class="image-viewer-tools" onClick={(event) => event.stopPropagation()}>
        <a href={props.src} download aria-label="下载">
          <Icon name="download" />
        </a>
        <button type="button" aria-label="关闭" ref={close} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
    </div>,
    screen.current,
  )
}
