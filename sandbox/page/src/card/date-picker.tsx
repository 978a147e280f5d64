import { useContext, useId, useRef, useState } from 'preact/hooks'
import type { CardElement } from '../api/types.ts'
import { Icon } from '../device/icon.tsx'
import { Popup } from '../device/popup.tsx'
import { PickerPanel } from '../device/picker-panel.tsx'
import type { ElementProps } from './element.tsx'
import { Field, fieldAria } from './field.tsx'
import { valueOf, wireValue } from './form-values.ts'
import { contentOf, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

export function DatePicker({ element }: ElementProps) {
  return <Picker element={element} withDay withTime={false} />
}

export function TimePicker({ element }: ElementProps) {
  return <Picker element={element} withDay={false} withTime />
}

export function DateTimePicker({ element }: ElementProps) {
  return <Picker element={element} withDay withTime />
}

interface PickerProps {
  element: CardElement
  withDay: boolean
  withTime: boolean
}

function Picker(props: PickerProps) {
  const { element, withDay } = props
  const { values, set, press, missing } = useCardSession()
  const form = useContext(FormContext)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const fieldId = useId()
  const name = textIn(element, 'name')
  const [drafted, setDrafted] = useState<string>()
  const value = drafted ?? String(valueOf(element, values))
  const label = contentOf(element['placeholder']) || (withDay ? '请选择日期' : '请选择时间')

  const change = (next: string) => (form ? set(name, next) : setDrafted(next))
  const close = () => {
    setOpen(false)
    if (form || drafted === undefined) return
    setDrafted(undefined)
    press(element, { option: String(wireValue(element, drafted)) })
  }
  const { 'aria-label': spoken, ...aria } = fieldAria(element, fieldId, missing.has(name))
  return (
    <Field element={element} fieldId={fieldId}>
      <button
        {...aria}
        type="button"
        class="select-box"
        ref={anchor}
        disabled={element['disabled'] === true}
        aria-haspopup="dialog"
        aria-label={[spoken, value].filter(Boolean).join(' ')}
        onClick={() => setOpen(true)}
      >
        <span class={value ? 'chosen-text' : 'placeholder'}>{value || label}</span>
        <Icon name={withDay ? 'calendar' : 'clock'} size={16} />
      </button>
      {open && (
        <Popup
          anchor={anchor.current}
          label={label}
          minWidth={withDay ? 296 : 200}
          compact
          onClose={close}
        >
          <PickerPanel
            value={value}
            withDay={withDay}
            withTime={props.withTime}
            onChange={change}
            onDone={close}
          />
        </Popup>
      )}
    </Field>
  )
}
