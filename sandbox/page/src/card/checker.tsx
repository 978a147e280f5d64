import { useContext } from 'preact/hooks'
import { InlineMarkdown } from '../markdown/markdown.tsx'
import { Button } from './button.tsx'
import type { ElementProps } from './element.tsx'
import { initialValue, valueOf } from './form-values.ts'
import { contentOf, elementsIn, isRecord, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

export function Checker({ element }: ElementProps) {
  const { values, set, press } = useCardSession()
  const form = useContext(FormContext)
  const name = textIn(element, 'name')
  const checked = (form ? valueOf(element, values) : initialValue(element)) === true
  const disabled = element['disabled'] === true
  const struck = isRecord(element['checked_style'])
    ? element['checked_style']['show_strikethrough'] === true
    : false
  const area = element['button_area']
  return (
    <div class="checker">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={() => (form ? set(name, !checked) : press(element, { checked: !checked }))}
        />
        <span class={checked && struck ? 'struck' : ''}>
          <InlineMarkdown source={contentOf(element['text'])} />
        </span>
      </label>
      {isRecord(area) &&
        elementsIn(area['buttons']).map((button, index) => <Button element={button} key={index} />)}
    </div>
  )
}
