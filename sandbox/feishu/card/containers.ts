import { z } from 'zod'
import { behaviors, confirm } from './interactive.ts'
import {
  align,
  anywhere,
  direction,
  flag,
  icon,
  links,
  padding,
  panelTitle,
  plainText,
  spacing,
  verticalAlign,
  word,
} from './words.ts'

const arrangement = {
  direction,
  padding,
  horizontal_spacing: spacing,
  horizontal_align: align,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
}
const tapped = z.strictObject({ multi_url: links }).optional()

const panelHeader = z.strictObject({
  title: panelTitle,
  background_color: word,
  vertical_align: verticalAlign,
  padding,
  position: z.enum(['top', 'bottom']).optional(),
  width: z
    .string()
    .regex(/^(fill|auto|auto_when_fold|\d{2,3}px)$/)
    .optional(),
  icon: icon.optional(),
  icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
  icon_expanded_angle: z.literal([-180, -90, 90, 180]).optional(),
})

/** The body of a card: a container without a tag. */
export function bodySchema(element: z.ZodType) {
  return z.strictObject({ ...arrangement, elements: z.array(element) })
}

function columnSetSchema(elements: z.ZodType) {
  const column = z.strictObject({
    tag: z.literal('column'),
    ...anywhere,
    ...arrangement,
    width: z
      .string()
      .regex(/^(auto|weighted|\d{2,3}px)$/)
      .optional(),
    weight: z.int().min(1).max(5).optional(),
    background_style: word,
    action: tapped,
    elements,
  })
  return z.strictObject({
    tag: z.literal('column_set'),
    ...anywhere,
    flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
    horizontal_spacing: spacing,
    horizontal_align: align,
    background_style: word,
    action: tapped,
    columns: z.array(column),
  })
}

/** Components that hold other components. */
export function containerElements(element: z.ZodType) {
  const elements = z.array(element)
  return [
    columnSetSchema(elements),
    z.strictObject({
      tag: z.literal('form'),
      ...anywhere,
      ...arrangement,
      name: z.string().min(1),
      confirm,
      elements,
    }),
    z.strictObject({
      tag: z.literal('interactive_container'),
      ...anywhere,
      ...arrangement,
      width: word,
      height: word,
      background_style: word,
      has_border: flag,
      border_color: word,
      corner_radius: word,
      behaviors,
      disabled: flag,
      disabled_tips: plainText.optional(),
      confirm,
      hover_tips: plainText.optional(),
      elements,
    }),
    z.strictObject({
      tag: z.literal('collapsible_panel'),
      ...anywhere,
      ...arrangement,
      expanded: flag,
      background_color: word,
      header: panelHeader,
      border: z.strictObject({ color: word, corner_radius: word }).optional(),
      elements,
    }),
  ] as const
}
