import type { CardJson, HeaderTemplate } from './card.ts'
import type { Elements } from './layout.ts'
import { present } from './layout.ts'
import { plain } from './text.ts'

export { button, link, submit } from './buttons.ts'
export {
  datePicker,
  input,
  momentPicker,
  multiSelect,
  select,
  type Option,
} from './fields.ts'
export { chart, table } from './figures.ts'
export { beside, columns, form, panel, row, type Elements } from './layout.ts'
export {
  green,
  grey,
  joined,
  line,
  md,
  note,
  plain,
  text,
} from './text.ts'

export interface CardLook {
  template?: HeaderTemplate
  subtitle?: string
  /** At most three; colours of Feishu's `text_tag`. */
  tags?: readonly { text: string; color: string }[]
  /** What the chat list shows; the title by default. */
  summary?: string
}

/** A whole card. */
export function card(title: string, elements: Elements, look: CardLook = {}): CardJson {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      width_mode: 'default',
      summary: { content: plain(look.summary ?? title).content.replaceAll('\n', ' ') },
    },
    header: {
      title: plain(title),
      template: look.template ?? 'red',
      ...(look.subtitle && { subtitle: plain(look.subtitle) }),
      ...(look.tags?.length && { text_tag_list: look.tags.map(drawTag) }),
    },
    body: { vertical_spacing: 'medium', elements: present(elements) },
  }
}

function drawTag(tag: { text: string; color: string }) {
  return { tag: 'text_tag' as const, text: plain(tag.text), color: tag.color }
}
