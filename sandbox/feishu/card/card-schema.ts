import { z } from 'zod'
import { bodySchema, containerElements } from './containers.ts'
import { displayElements } from './display.ts'
import { interactiveElements } from './interactive.ts'
import { flag, icon, links, padding, plainText, text, word } from './words.ts'

const element: z.ZodType = z.lazy(() => anyElement)
const anyElement = z.discriminatedUnion('tag', [
  ...displayElements,
  ...interactiveElements,
  ...containerElements(element),
])

const perPlatform = z.record(z.enum(['default', 'android', 'ios', 'pc']), z.number().optional())
const config = z.strictObject({
  update_multi: z.literal(true).optional(),
  enable_forward: flag,
  enable_forward_interaction: flag,
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  summary: z
    .strictObject({ content: word, i18n_content: z.record(z.string(), z.string()).optional() })
    .optional(),
  locales: z.array(z.string()).optional(),
  use_custom_translation: flag,
  streaming_mode: flag,
  streaming_config: z
    .strictObject({
      print_frequency_ms: perPlatform.optional(),
      print_step: perPlatform.optional(),
      print_strategy: z.enum(['fast', 'delay']).optional(),
    })
    .optional(),
  style: z
    .strictObject({
      text_size: z.record(z.string(), z.record(z.string(), z.string())).optional(),
      color: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    })
    .optional(),
})

const headerTag = z.strictObject({
  tag: z.literal('text_tag'),
  element_id: word,
  text: plainText,
  color: z
    .enum([
      'neutral',
      'blue',
      'turquoise',
      'lime',
      'orange',
      'violet',
      'indigo',
      'wathet',
      'green',
      'yellow',
      'red',
      'purple',
      'carmine',
    ])
    .optional(),
})

const header = z.strictObject({
  title: text,
  subtitle: text.optional(),
  text_tag_list: z.array(headerTag).max(3).optional(),
  i18n_text_tag_list: z.record(z.string(), z.array(headerTag).max(3)).optional(),
  template: z
    .enum([
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ])
    .optional(),
  icon: icon.optional(),
  padding,
})

/** Card JSON 2.0, closed: what is not listed is refused. */
export const cardSchema = z.strictObject({
  schema: z.literal('2.0'),
  config: config.optional(),
  card_link: links.optional(),
  header: header.optional(),
  body: bodySchema(element).optional(),
})
