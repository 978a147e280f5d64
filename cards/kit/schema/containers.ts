import { z } from 'zod'
import {
  arrangement,
  behaviors,
  common,
  confirm,
  fieldName,
  flag,
  icon,
  inner,
  padding,
  plainText,
  sideways,
  spacing,
  upright,
  words,
} from './values.ts'

const filled = z.array(inner).min(1)

/** `weight` belongs to `weighted` columns only. */
const column = z
  .strictObject({
    ...common,
    ...arrangement,
    tag: z.literal('column'),
    width: z
      .union([z.enum(['auto', 'weighted']), z.string().regex(/^(1[6-9]|[2-9]\d|[1-6]\d\d)px$/)])
      .exactOptional(),
    weight: z.int().min(1).max(5).exactOptional(),
    background_style: z.string().exactOptional(),
    elements: z.array(inner),
  })
  .refine((drawn) => drawn.weight === undefined || drawn.width === 'weighted', 'weight unused')

const columnSet = z.strictObject({
  ...common,
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).exactOptional(),
  horizontal_spacing: spacing.exactOptional(),
  horizontal_align: sideways.exactOptional(),
  background_style: z.string().exactOptional(),
  columns: z.array(inner).min(1),
})

const form = z.strictObject({
  ...common,
  ...arrangement,
  tag: z.literal('form'),
  name: fieldName,
  confirm: confirm.exactOptional(),
  elements: filled,
})

const interactiveContainer = z.strictObject({
  ...common,
  ...arrangement,
  tag: z.literal('interactive_container'),
  width: z.string().exactOptional(),
  height: z.string().exactOptional(),
  background_style: z.string().exactOptional(),
  has_border: flag,
  border_color: z.string().exactOptional(),
  corner_radius: z.string().exactOptional(),
  behaviors,
  disabled: flag,
  disabled_tips: plainText().exactOptional(),
  confirm: confirm.exactOptional(),
  hover_tips: plainText().exactOptional(),
  elements: filled,
})

const panelHeader = z.strictObject({
  title: z.strictObject({ tag: z.enum(['plain_text', 'markdown']), content: words }),
  background_color: z.string().exactOptional(),
  vertical_align: upright.exactOptional(),
  padding: padding.exactOptional(),
  position: z.enum(['top', 'bottom']).exactOptional(),
  width: z.enum(['fill', 'auto', 'auto_when_fold']).exactOptional(),
  icon: icon.extend({ size: z.string().exactOptional() }).exactOptional(),
  icon_position: z.enum(['left', 'right', 'follow_text']).exactOptional(),
  icon_expanded_angle: z.int().exactOptional(),
})

const collapsiblePanel = z.strictObject({
  ...common,
  ...arrangement,
  tag: z.literal('collapsible_panel'),
  expanded: flag,
  background_color: z.string().exactOptional(),
  header: panelHeader,
  border: z
    .strictObject({
      color: z.string().exactOptional(),
      corner_radius: z.string().exactOptional(),
    })
    .exactOptional(),
  elements: filled,
})

export const containers = {
  column,
  column_set: columnSet,
  form,
  interactive_container: interactiveContainer,
  collapsible_panel: collapsiblePanel,
}
