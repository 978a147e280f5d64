import { widthOf } from './arrangement.ts'
import { ElementIcon } from './element-icon.tsx'
import type { ElementProps } from './element.tsx'
import { contentOf, textIn } from './properties.ts'
import { useCardSession } from './session.tsx'

const types = new Set([
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
])
const sizes = new Set(['tiny', 'small', 'large'])

export function Button({ element }: ElementProps) {
  const { press, pending } = useCardSession()
  const type = textIn(element, 'type')
  const size = textIn(element, 'size')
  const disabled = element['disabled'] === true
  const waiting = pending === element
  const tip = contentOf(element[disabled ? 'disabled_tips' : 'hover_tips'])
  const classes = [
    'btn',
    `btn-${types.has(type) ? type : 'default'}`,
    `btn-${sizes.has(size) ? size : 'medium'}`,
    waiting && 'btn-waiting',
  ]
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(' ')}
      style={widthOf(element)}
      disabled={disabled}
      aria-busy={waiting}
      title={tip || undefined}
      onClick={(event) => {
        event.stopPropagation()
        press(element)
      }}
    >
      {waiting ? (
        <span class="spinner" aria-hidden="true" />
      ) : (
        <ElementIcon icon={element['icon']} />
      )}
      <span class="btn-label">{contentOf(element['text'])}</span>
    </button>
  )
}
