import { useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ElementProps } from './element.tsx'
import { Field, type FieldAria, fieldAria } from './field.tsx'
import { initialValue, valueOf } from './form-values.ts'
import { contentOf, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

const lineHeight = 22
const boxPadding = 14

export function Input({ element }: ElementProps) {
  const { values, set, press, missing } = useCardSession()
  const form = useContext(FormContext)
  const fieldId = useId()
  const name = textIn(element, 'name')
  const limit = Number(element['max_length'] ?? 1000)
  const value = String(valueOf(element, values))
  const rows = element['input_type'] === 'multiline_text' ? Number(element['rows'] ?? 5) : 0
  const common: Common = {
    ...fieldAria(element, fieldId, missing.has(name)),
    class: 'text-field',
    name,
    value,
    maxLength: limit,
    placeholder: contentOf(element['placeholder']),
    disabled: element['disabled'] === true,
    onInput: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
    // Outside of a form an input sends itself when it is left with something new in it.
    onChange: () => {
      if (!form && value !== initialValue(element)) press(element, { input: value })
    },
  }
  return (
    <Field element={element} fieldId={fieldId}>
      <span class="text-field-frame">
        {rows > 0 ? (
          <GrowingText common={common} rows={rows} grows={element['auto_resize'] === true} />
        ) : (
          <SingleLine common={common} secret={element['input_type'] === 'password'} />
        )}
        {rows > 0 && limit < 1000 && value.length > limit * 0.8 && (
          <span class="counter">{`${value.length}/${limit}`}</span>
        )}
      </span>
    </Field>
  )
}

interface Common extends FieldAria {
  class: string
  name: string
  value: string
  maxLength: number
  placeholder: string
  disabled: boolean
  onInput: (event: { currentTarget: { value: string } }) => void
  onChange: () => void
}

function SingleLine(props: { common: Common; secret: boolean }) {
  const [shown, setShown] = useState(false)
  return (
    <>
      {props.secret && !shown ? (
        <input {...props.common} type="password" autocomplete="off" />
      ) : (
        <input {...props.common} type="text" autocomplete="off" />
      )}
      {props.secret && (
        <button
          type="button"
          class="field-aside"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? '隐藏' : '显示'}
        </button>
      )}
    </>
  )
}

function GrowingText(props: { common: Common; rows: number; grows: boolean }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const least = props.rows * lineHeight + boxPadding
  useLayoutEffect(() => {
    const area = box.current
    if (!area || !props.grows) return
    area.style.height = `${least}px`
    area.style.height = `${Math.max(least, area.scrollHeight + 2)}px`
  }, [props.common.value, least, props.grows])
  return (
    <textarea {...props.common} ref={box} rows={props.rows} style={{ minHeight: `${least}px` }} />
  )
}
