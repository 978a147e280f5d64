import { z } from 'zod'

const language = z.enum(['zh_cn', 'en_us', 'zh_hk', 'zh_tw', 'ja_jp'])

/** Up to four lengths in one string: `12px`, `4px 8px`. */
function lengths(pattern: string): z.ZodType<string> {
  return z.string().regex(new RegExp(`^${pattern}( ${pattern}){0,3}$`))
}

const margin = lengths(String.raw`-?\d{1,2}px`).optional()
export const padding = lengths(String.raw`\d{1,2}px`).optional()
export const spacing = z
  .string()
  .regex(/^(small|medium|large|extra_large|\d{1,2}px)$/)
  .optional()
export const align = z.enum(['left', 'center', 'right']).optional()
export const verticalAlign = z.enum(['top', 'center', 'bottom']).optional()
export const direction = z.enum(['vertical', 'horizontal']).optional()
export const flag = z.boolean().optional()
export const word = z.string().optional()

/** `default`, `fill` or a width in px. */
export const inputWidth = z
  .string()
  .regex(/^(default|fill|\d{3,4}px)$/)
  .optional()

const look = {
  content: z.string(),
  i18n_content: z.partialRecord(language, z.string()).optional(),
  text_size: word,
  text_color: word,
  text_align: align,
  lines: z.int().positive().optional(),
}
export const plainText = z.strictObject({ tag: z.literal('plain_text'), ...look })
export const text = z.discriminatedUnion('tag', [
  plainText,
  z.strictObject({ tag: z.literal('lark_md'), ...look }),
])
export const panelTitle = z.discriminatedUnion('tag', [
  plainText,
  z.strictObject({ tag: z.literal('markdown'), ...look }),
])

export const icon = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('standard_icon'),
    token: z.string(),
    color: word,
    size: word,
  }),
  z.strictObject({ tag: z.literal('custom_icon'), img_key: z.string(), size: word }),
])

/** What every component may have. */
export const anywhere = {
  margin,
  element_id: z
    .string()
    .regex(/^[a-zA-Z]\w{0,19}$/)
    .optional(),
}

export const url = z.string().min(1)
export const links = z.strictObject({
  url: url.optional(),
  pc_url: url.optional(),
  ios_url: url.optional(),
  android_url: url.optional(),
})
