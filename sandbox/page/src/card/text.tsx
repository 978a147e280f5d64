import { InlineMarkdown, Markdown } from '../markdown/markdown.tsx'
import { ElementIcon } from './element-icon.tsx'
import type { ElementProps } from './element.tsx'
import { contentOf, edgesOf, isRecord, pixelsOf, recordsIn, textIn } from './properties.ts'

/** The class for a `text_size`; sizes of the card's own style read as normal text. */
function sizeClass(size: string): string {
  return /^[a-z]+(?:-[a-z\d]+)?$/.test(size) ? `size-${size}` : 'size-normal'
}

function textClasses(text: Record<string, unknown>): string {
  const size = sizeClass(textIn(text, 'text_size') || 'normal')
  const align = textIn(text, 'text_align')
  const colour = /^[a-z]+/.exec(textIn(text, 'text_color'))?.[0]
  return ['text', size, align && `align-${align}`, colour && `ink-${colour}`]
    .filter(Boolean)
    .join(' ')
}

export function MarkdownText({ element }: ElementProps) {
  return (
    <div class={`${textClasses(element)} markdown`} style={marginOf(element)}>
      <ElementIcon icon={element['icon']} />
      <div class="text-body">
        <Markdown source={contentOf(element['content'])} />
      </div>
    </div>
  )
}

export function Div({ element }: ElementProps) {
  const { text } = element
  const width = pixelsOf(element['width'])
  return (
    <div class="div" style={{ ...marginOf(element), ...(width && { width, maxWidth: '100%' }) }}>
      <ElementIcon icon={element['icon']} />
      <div class="text-body">
        {isRecord(text) && <Text text={text} />}
        <Fields fields={recordsIn(element['fields'])} />
      </div>
    </div>
  )
}

function Fields(props: { fields: readonly Record<string, unknown>[] }) {
  if (props.fields.length === 0) return null
  return (
    <div class="fields">
      {props.fields.map((field, index) => (
        <div class={field['is_short'] === true ? 'field-short' : 'field-long'} key={index}>
          {isRecord(field['text']) && <Text text={field['text']} />}
        </div>
      ))}
    </div>
  )
}

/** A `plain_text` or `lark_md` text object, cut after `lines`. */
function Text(props: { text: Record<string, unknown> }) {
  const { text } = props
  const lines = Number(text['lines'] ?? 0)
  const style = lines > 0 ? { WebkitLineClamp: lines } : {}
  const content = contentOf(text)
  return (
    <p class={`${textClasses(text)} ${lines > 0 ? 'clamped' : ''}`} style={style}>
      {text['tag'] === 'lark_md' ? <InlineMarkdown source={content} /> : content}
    </p>
  )
}

export function Line({ element }: ElementProps) {
  return <hr class="card-hr" style={marginOf(element)} />
}

function marginOf(element: Record<string, unknown>): Record<string, string> {
  const margin = edgesOf(element['margin'])
  return margin ? { margin } : {}
}
