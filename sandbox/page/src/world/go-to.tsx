import { useRef, useState } from 'preact/hooks'
import { Icon } from '../device/icon.tsx'
import { PickerPanel } from '../device/picker-panel.tsx'
import { Popup } from '../device/popup.tsx'

/** 前往…: a moment to move the sandbox's clock to, in the village's time zone. */
export function GoTo(props: { disabled: boolean; onGo: (to: string) => void }) {
  const [open, setOpen] = useState(false)
  const [target, setTarget] = useState('')
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <div class="world-goto">
      <button
        type="button"
        class="select-box"
        ref={anchor}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span class={target ? 'chosen-text' : 'placeholder'}>{target || '前往某天某时…'}</span>
        <Icon name="calendar" size={16} />
      </button>
      <button
        type="button"
        class="btn btn-default"
        disabled={props.disabled || !target}
        onClick={() => {
          props.onGo(`${target.replace(' ', 'T')}:00+08:00`)
          setTarget('')
        }}
      >
        前往
      </button>
      {open && (
        <Popup
          anchor={anchor.current}
          label="前往"
          minWidth={296}
          compact
          onClose={() => setOpen(false)}
        >
          <PickerPanel
            value={target}
            withDay
            withTime
            onChange={setTarget}
            onDone={() => setOpen(false)}
          />
        </Popup>
      )}
    </div>
  )
}
