import { z } from 'zod'

const pixels = (pattern: RegExp, said: string) => z.string().regex(pattern, said)

export const flag = z.boolean().exactOptional()
const margin = pixels(/^-?\d{1,2}px( -?\d{1,2}px){0,3}$/, 'margin is 1, 2 or 4 of -99–99px')
export const padding = pixels(/^\d{1,2}px( \d{1,2}px){0,3}$/, 'padding is 1, 2 or 4 of 0–99px')
export const spacing = z.union([
  z.enum(['small', 'medium', 'large', 'extra_large']),
  pixels(/^\d{1,2}px$/, 'spacing is 0–99px'),
])
export const length = pixels(/^\d{1,3}px$/, 'a length is 0–999px')
export const sideways = z.enum(['left', 'center', 'right'])
export const upright = z.enum(['top', 'center', 'bottom'])
const url = z.url({ protocol: /^https?$/ })

export const tagColour = z.enum([
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

export const textSize = z.enum([
  'heading-0',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading',
  'normal',
  'notation',
  'xxxx-large',
  'xxx-large',
  'xx-large',
  'x-large',
  'large',
  'medium',
  'small',
  'x-small',
])

export const fieldName = z.string().min(1).max(100)

/** What every component may have. */
export const common = {
  element_id: z
    .string()
    .regex(/^[A-Za-z]\w{0,19}$/, 'element_id is a letter and up to 19 letters, digits or _')
    .exactOptional(),
  margin: margin.exactOptional(),
}

/** Something a person can read: an empty text is drawn as nothing and refused in places. */
export const words = z.string().refine((content) => content.trim() !== '', 'empty text')

export function plainText(max = 2000) {
  return z.strictObject({ tag: z.literal('plain_text'), content: words.max(max) })
}

export const icon = z.strictObject({
  tag: z.literal('standard_icon'),
  token: z.string().min(1),
  color: z.string().exactOptional(),
})

export const confirm = z.strictObject({ title: plainText(), text: plainText() })

/** What a click sends: an object, since the SDKs know no other. */
const callback = z.strictObject({
  type: z.literal('callback'),
  value: z.record(z.string(), z.json()),
})

const openUrl = z.strictObject({
  type: z.literal('open_url'),
  default_url: url,
  pc_url: url.exactOptional(),
  ios_url: url.exactOptional(),
  android_url: url.exactOptional(),
})

export const behaviors = z
  .array(z.discriminatedUnion('type', [callback, openUrl]))
  .min(1)
  .max(2)

/** A component inside another: looked at by its own schema, on its own. */
export const inner = z.looseObject({ tag: z.string() })

/** How a container lays out what it holds. */
export const arrangement = {
  direction: z.enum(['vertical', 'horizontal']).exactOptional(),
  horizontal_spacing: spacing.exactOptional(),
  horizontal_align: sideways.exactOptional(),
  vertical_spacing: spacing.exactOptional(),
  vertical_align: upright.exactOptional(),
  padding: padding.exactOptional(),
}
