import { useDevice } from '../device/device.tsx'
import { InlineMarkdown, plainColour } from '../markdown/markdown.tsx'
import { arrangementOf } from './arrangement.ts'
import { Elements } from './element.tsx'
import { bodyElements, contentOf, isRecord, recordsIn, textIn } from './properties.ts'
import { CardSessionContext } from './session.tsx'
import { type CardOwner, usePress } from './use-press.ts'

const widths = new Set(['compact', 'fill'])

/** A whole card of JSON 2.0, as the client shows it. */
export function Card(props: CardOwner) {
  const { card } = props
  const { narrow } = useDevice()
  const session = usePress(props)
  const mode = textIn(card.config, 'width_mode')
  const width = widths.has(mode) ? mode : 'default'
  const side = narrow ? '12px' : '16px'
  return (
    <CardSessionContext.Provider value={session}>
      <article
        class={`card card-${width}`}
        aria-label={contentOf(card.header?.['title']) || '卡片'}
      >
        {card.header && <CardHeader header={card.header} />}
        <div
          class="card-body"
          style={{ padding: `12px ${side}`, ...arrangementOf(card.body ?? {}, '12px') }}
        >
          <Elements elements={bodyElements(card)} />
        </div>
      </article>
    </CardSessionContext.Provider>
  )
}

function CardHeader(props: { header: Record<string, unknown> }) {
  const { header } = props
  const template = plainColour(textIn(header, 'template') || 'default')
  const subtitle = contentOf(header['subtitle'])
  return (
    <header class={`card-header header-${template}`}>
      <div class="card-title-row">
        <h3 class="card-title">{headerText(header['title'])}</h3>
        {recordsIn(header['text_tag_list']).map((tag, index) => (
          <span
            class={`text-tag tag-${plainColour(textIn(tag, 'color') || 'neutral')}`}
            key={index}
          >
            {contentOf(tag['text'])}
          </span>
        ))}
      </div>
      {subtitle && <p class="card-subtitle">{subtitle}</p>}
    </header>
  )
}

function headerText(title: unknown) {
  const marked = isRecord(title) && title['tag'] === 'lark_md'
  return marked ? <InlineMarkdown source={contentOf(title)} /> : contentOf(title)
}
