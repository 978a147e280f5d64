import { useContext, useId, useRef, useState } from 'preact/hooks'
import type { CardElement } from '../api/types.ts'
import { Avatar } from '../device/avatar.tsx'
import { Icon } from '../device/icon.tsx'
import { Popup } from '../device/popup.tsx'
import { useSandbox } from '../state/world.tsx'
import type { ElementProps } from './element.tsx'
import { Field, fieldAria } from './field.tsx'
import { valueOf } from './form-values.ts'
import { OptionList } from './option-list.tsx'
import { contentOf, optionsOf, type OptionShown, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

const isForPeople = (element: CardElement) => element.tag.endsWith('_person')

/** What a select offers; a person select without a list offers everybody in the chat. */
function useOptions(element: CardElement): OptionShown[] {
  const { nameOf } = useSandbox()
  const { memberIds } = useCardSession()
  const options = optionsOf(element)
  if (!isForPeople(element)) return options
  const people = options.length > 0 ? options.map((option) => option.value) : memberIds
  return people.map((openId) => ({ value: openId, label: nameOf(openId) }))
}

export function Select({ element }: ElementProps) {
  const { values, set, press } = useCardSession()
  const form = useContext(FormContext)
  const value = String(valueOf(element, values))
  const choose = (chosen: string, close: () => void) => {
    close()
    // In a form a second tap takes an optional choice back.
    const again = chosen === value && element['required'] !== true
    if (form) set(textIn(element, 'name'), again ? '' : chosen)
    else press(element, { option: chosen })
  }
  return (
    <SelectBox element={element} chosen={value ? [value] : []} many={false} onChoose={choose} />
  )
}

export function MultiSelect({ element }: ElementProps) {
  const { values, set } = useCardSession()
  const value = valueOf(element, values)
  const chosen = Array.isArray(value) ? value : []
  const toggle = (option: string) => {
    const next = chosen.includes(option)
      ? chosen.filter((one) => one !== option)
      : [...chosen, option]
    set(textIn(element, 'name'), next)
  }
  return <SelectBox element={element} chosen={chosen} many onChoose={toggle} />
}

function SelectBox(props: {
  element: CardElement
  chosen: readonly string[]
  many: boolean
  onChoose: (value: string, close: () => void) => void
}) {
  const { element, chosen, many } = props
  const { missing } = useCardSession()
  const options = useOptions(element)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const fieldId = useId()
  const close = () => setOpen(false)
  const label = contentOf(element['label']) || contentOf(element['placeholder']) || '请选择'
  const isMissing = missing.has(textIn(element, 'name'))
  const people = isForPeople(element)
  const shown = options.filter((option) => chosen.includes(option.value))
  const { 'aria-label': name, ...aria } = fieldAria(element, fieldId, isMissing)
  return (
    <Field element={element} fieldId={fieldId}>
      <button
        {...aria}
        type="button"
        ref={anchor}
        class={`select-box ${element['type'] === 'text' ? 'select-text' : ''}`}
        disabled={element['disabled'] === true}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={
          shown.length > 0 ? `${name ?? ''} ${shown.map((one) => one.label).join('、')}` : name
        }
        onClick={() => setOpen(true)}
      >
        <Chosen shown={shown} people={people} many={many} placeholder={label} />
        <Icon name="down" size={16} />
      </button>
      {open && (
        <Popup anchor={anchor.current} label={label} onClose={close}>
          <OptionList
            options={options}
            chosen={chosen}
            people={people}
            many={many}
            label={label}
            onChoose={(value) => props.onChoose(value, close)}
          />
        </Popup>
      )}
    </Field>
  )
}

function Chosen(props: {
  shown: readonly OptionShown[]
  people: boolean
  many: boolean
  placeholder: string
}) {
  if (props.shown.length === 0) return <span class="placeholder">{props.placeholder}</span>
  return (
    <span class="chosen">
      {props.shown.map((option) => (
        <span class={props.many || props.people ? 'chip' : 'chosen-text'} key={option.value}>
          {props.people && <Avatar openId={option.value} size={20} />}
          {option.label}
        </span>
      ))}
    </span>
  )
}
