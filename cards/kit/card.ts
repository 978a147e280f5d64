/** One component of a card, as Feishu's card JSON 2.0 spells it. */
export interface CardElement {
  tag: string
  [property: string]: unknown
}

export type HeaderTemplate =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'carmine'
  | 'violet'
  | 'purple'
  | 'indigo'
  | 'grey'
  | 'default'

export interface PlainText {
  tag: 'plain_text'
  content: string
}

/** A whole card, schema 2.0, shared (`update_multi`), not to be forwarded. */
export interface CardJson {
  schema: '2.0'
  config: {
    update_multi: true
    enable_forward: false
    width_mode?: 'default' | 'compact' | 'fill'
    summary?: { content: string }
  }
  header?: {
    title: PlainText
    subtitle?: PlainText
    template?: HeaderTemplate
    text_tag_list?: { tag: 'text_tag'; text: PlainText; color: string }[]
  }
  body: { elements: CardElement[]; vertical_spacing?: string; padding?: string }
}
