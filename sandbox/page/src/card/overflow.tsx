import { useRef, useState } from 'preact/hooks'
import { Icon } from '../device/icon.tsx'
import { Popup } from '../device/popup.tsx'
import type { ElementProps } from './element.tsx'
import { isRecord, optionsOf, recordsIn, textIn } from './properties.ts'
import { useCardSession } from './session.tsx'

export function Overflow({ element }: ElementProps) {
  const { press } = useCardSession()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const choose = (value: string) => {
    setOpen(false)
    const option = recordsIn(element['options']).find((one) => textIn(one, 'value') === value)
    const target = isRecord(option?.['multi_url']) ? textIn(option['multi_url'], 'url') : ''
    if (/^https?:\/\//i.test(target)) window.open(target, '_blank', 'noopener')
    else press(element, { option: value })
  }
  return (
    <>
      <button
        type="button"
        class="btn btn-default btn-medium btn-square"
        aria-label="更多"
        aria-haspopup="dialog"
        ref={anchor}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Popup anchor={anchor.current} label="更多" minWidth={140} onClose={() => setOpen(false)}>
          <div role="listbox" aria-label="更多">
            {optionsOf(element).map((option) => (
              <button
                type="button"
                class="option"
                role="option"
                aria-selected={false}
                key={option.value}
                onClick={() => choose(option.value)}
              >
                {option.label}
              </button>
            ))}
          </div>
        </Popup>
      )}
    </>
  )
}
