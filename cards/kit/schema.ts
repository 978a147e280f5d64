import { z } from 'zod'
import type { CardElement, CardJson } from './card.ts'
import { containers } from './schema/containers.ts'
import { controls } from './schema/controls.ts'
import { displays } from './schema/display.ts'
import { arrangement, flag, inner, plainText, tagColour } from './schema/values.ts'
import { innerOf, nestingFaults } from './schema/nesting.ts'

/** Every component of card JSON 2.0 the bot may use, each closed: unknown properties are errors. */
export const components = { ...displays, ...containers, ...controls }

const template = z.enum([
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

const textTag = z.strictObject({
  tag: z.literal('text_tag'),
  text: plainText(),
  color: tagColour,
})

const config = z.strictObject({
  update_multi: z.literal(true),
  enable_forward: z.boolean(),
  enable_forward_interaction: flag,
  width_mode: z.enum(['default', 'compact', 'fill']).exactOptional(),
  summary: z.strictObject({ content: z.string().min(1) }).exactOptional(),
})

const header = z.strictObject({
  title: plainText(),
  subtitle: plainText().exactOptional(),
  template: template.exactOptional(),
  text_tag_list: z.array(textTag).min(1).max(3).exactOptional(),
})

/** The frame of a card; what stands in its body is looked at component by component. */
export const cardSchema = z.strictObject({
  schema: z.literal('2.0'),
  config,
  header: header.exactOptional(),
  body: z.strictObject({ ...arrangement, elements: z.array(inner).min(1) }),
})

const mostElements = 200
/** 30 KB of request, less what stands around the card in it. */
const mostBytes = 30 * 1024 - 512

/** How many bytes of a request a card takes: it travels as a string inside JSON. */
function bytesOf(card: CardJson): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(card)))
}

/** Everything the platform would refuse in a card; empty when it is valid. */
export function checkCard(card: CardJson): string[] {
  const frame = cardSchema.safeParse(card)
  if (!frame.success) return faultsOf('card', frame.error)
  const broken = elementFaults(card.body.elements, 'body')
  if (broken.length > 0) return broken
  const bytes = bytesOf(card)
  const count = tagged(card)
  return [
    ...nestingFaults(card.body.elements),
    ...(bytes > mostBytes ? [`card: ${bytes} bytes of at most ${mostBytes}`] : []),
    ...(count > mostElements ? [`card: ${count} elements of at most ${mostElements}`] : []),
  ]
}

const byTag = new Map<string, z.ZodType>(Object.entries(components))

function elementFaults(elements: readonly CardElement[], path: string): string[] {
  return elements.flatMap((element, at) => {
    const here = `${path}[${at}]<${element.tag}>`
    const schema = byTag.get(element.tag)
    if (!schema) return [`${here}: no such component`]
    const parsed = schema.safeParse(element)
    if (!parsed.success) return faultsOf(here, parsed.error)
    return elementFaults(innerOf(element), here)
  })
}

function faultsOf(where: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => `${where} ${issue.path.join('.')}: ${issue.message}`)
}

/** Components and tagged texts alike count towards the limit; data inside them does not. */
function tagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + tagged(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  const own = 'tag' in value && typeof value.tag === 'string' ? 1 : 0
  const parts = Object.entries(value).filter(([key]) => !data.has(key))
  return parts.reduce((sum, [, part]) => sum + tagged(part), own)
}

const data = new Set(['chart_spec', 'value', 'rows'])
