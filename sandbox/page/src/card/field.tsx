import type { ComponentChildren } from 'preact'
import type { CardElement } from '../api/types.ts'
import { widthOf } from './arrangement.ts'
import { contentOf, textIn } from './properties.ts'
import { useCardSession } from './session.tsx'

/** The frame of a form field: label, red star, the field, and what is wrong with it. */
export function Field(props: {
  element: CardElement
  fieldId: string
  children: ComponentChildren
}) {
  const { element } = props
  const { missing } = useCardSession()
  const label = contentOf(element['label'])
  const isMissing = missing.has(textIn(element, 'name'))
  const beside = element['label_position'] === 'left' ? 'label-left' : ''
  return (
    <div class={`field ${beside} ${isMissing ? 'field-missing' : ''}`} style={widthOf(element)}>
      {label && (
        <label class="field-label" for={props.fieldId}>
          {label}
          {element['required'] === true && <RequiredMark />}
        </label>
      )}
      <div class="field-box">
        {props.children}
        {isMissing && (
          <p class="field-problem" id={`${props.fieldId}-problem`}>
            此项为必填项
          </p>
        )}
      </div>
    </div>
  )
}

function RequiredMark() {
  return (
    <span class="required" aria-hidden="true">
      *
    </span>
  )
}

export interface FieldAria {
  id: string
  'aria-label': string
  'aria-required': boolean
  'aria-invalid': boolean
  'aria-describedby'?: string
}

/** What assistive technology should know of a field. */
export function fieldAria(element: CardElement, fieldId: string, isMissing: boolean): FieldAria {
  return {
    id: fieldId,
    'aria-label': contentOf(element['label']) || contentOf(element['placeholder']),
    'aria-required': element['required'] === true,
    'aria-invalid': isMissing,
    ...(isMissing && { 'aria-describedby': `${fieldId}-problem` }),
  }
}
