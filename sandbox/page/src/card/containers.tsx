import { useState } from 'preact/hooks'
import { Icon } from '../device/icon.tsx'
import { InlineMarkdown, plainColour } from '../markdown/markdown.tsx'
import { arrangementOf, columnWidth, widthOf } from './arrangement.ts'
import { Elements, type ElementProps } from './element.tsx'
import { contentOf, elementsIn, isRecord, pixelsOf, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

const flexModes = new Set(['stretch', 'flow', 'bisect', 'trisect'])

function backgroundOf(value: unknown): string {
  return typeof value === 'string' && value !== 'default' ? `fill-${plainColour(value)}` : ''
}

export function Columns({ element }: ElementProps) {
  const mode = textIn(element, 'flex_mode')
  const style = arrangementOf({ ...element, direction: 'horizontal', vertical_align: 'top' }, '8px')
  const classes = `columns flex-${flexModes.has(mode) ? mode : 'none'}`
  return (
    <div class={`${classes} ${backgroundOf(element['background_style'])}`} style={style}>
      {elementsIn(element['columns']).map((column, index) => (
        <div
          key={index}
          class={`column ${backgroundOf(column['background_style'])}`}
          style={{
            ...arrangementOf(column, '8px'),
            ...columnWidth(column),
            ...selfAlign(column['vertical_align']),
          }}
        >
          <Elements elements={elementsIn(column['elements'])} />
        </div>
      ))}
    </div>
  )
}

function selfAlign(value: unknown): { alignSelf: string } | undefined {
  if (value === 'center') return { alignSelf: 'center' }
  return value === 'bottom' ? { alignSelf: 'flex-end' } : undefined
}

export function Form({ element }: ElementProps) {
  return (
    <FormContext.Provider value={element}>
      <div class="form" role="group" aria-label="表单" style={arrangementOf(element, '12px')}>
        <Elements elements={elementsIn(element['elements'])} />
      </div>
    </FormContext.Provider>
  )
}

export function InteractiveContainer({ element }: ElementProps) {
  const { press } = useCardSession()
  const disabled = element['disabled'] === true
  const border = element['has_border'] === true ? 'bordered' : ''
  const radius = pixelsOf(element['corner_radius'])
  const act = () => press(element)
  return (
    <div
      class={`pressable ${border} ${backgroundOf(element['background_style'])}`}
      role="button"
      tabIndex={disabled ? -1 : 0}
      aria-disabled={disabled}
      style={{
        ...arrangementOf(element, '8px'),
        ...widthOf(element),
        ...(radius && { borderRadius: radius }),
      }}
      onClick={act}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) act()
      }}
    >
      <Elements elements={elementsIn(element['elements'])} />
    </div>
  )
}

export function CollapsiblePanel({ element }: ElementProps) {
  const [open, setOpen] = useState(element['expanded'] === true)
  const header = isRecord(element['header']) ? element['header'] : {}
  const border = isRecord(element['border']) ? element['border'] : undefined
  const radius = pixelsOf(border?.['corner_radius'])
  const title = header['title']
  const marked = isRecord(title) && title['tag'] !== 'plain_text'
  return (
    <div class={`panel ${border ? 'bordered' : ''}`} style={radius ? { borderRadius: radius } : {}}>
      <button
        type="button"
        class={`panel-head ${backgroundOf(header['background_color'])}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span class="panel-title">
          {marked ? <InlineMarkdown source={contentOf(title)} /> : contentOf(title)}
        </span>
        <Icon name="down" size={16} />
      </button>
      {open && (
        <div
          class="panel-body"
          style={{ padding: '8px 12px 12px', ...arrangementOf(element, '8px') }}
        >
          <Elements elements={elementsIn(element['elements'])} />
        </div>
      )}
    </div>
  )
}
