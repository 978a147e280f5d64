import { z } from 'zod'
import {
  common,
  fieldName,
  flag,
  icon,
  length,
  plainText,
  sideways,
  tagColour,
  textSize,
  upright,
  words,
} from './values.ts'

const div = z.strictObject({
  ...common,
  tag: z.literal('div'),
  text: z.strictObject({
    tag: z.enum(['plain_text', 'lark_md']),
    content: words,
    text_size: textSize.exactOptional(),
    text_color: z.string().exactOptional(),
    text_align: sideways.exactOptional(),
    lines: z.int().positive().exactOptional(),
  }),
  width: z.union([z.enum(['fill', 'auto']), length]).exactOptional(),
  icon: icon.exactOptional(),
})

const markdown = z.strictObject({
  ...common,
  tag: z.literal('markdown'),
  content: words,
  text_size: textSize.exactOptional(),
  text_align: sideways.exactOptional(),
  icon: icon.exactOptional(),
})

const img = z.strictObject({
  ...common,
  tag: z.literal('img'),
  img_key: z.string().min(1),
  alt: plainText().exactOptional(),
  title: plainText().exactOptional(),
  corner_radius: z.string().exactOptional(),
  scale_type: z.enum(['crop_center', 'fit_horizontal', 'crop_top']).exactOptional(),
  size: z.string().exactOptional(),
  transparent: flag,
  preview: flag,
})

const chart = z.strictObject({
  ...common,
  tag: z.literal('chart'),
  chart_spec: z.record(z.string(), z.json()),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).exactOptional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).exactOptional(),
  preview: flag,
  height: z.union([z.literal('auto'), length]).exactOptional(),
})

const column = z.strictObject({
  name: fieldName,
  display_name: words.exactOptional(),
  width: z
    .union([z.literal('auto'), z.string().regex(/^([1-9]\d{1,2}px|\d{1,3}%)$/)])
    .exactOptional(),
  vertical_align: upright.exactOptional(),
  horizontal_align: sideways.exactOptional(),
  data_type: z
    .enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'])
    .exactOptional(),
  format: z
    .strictObject({
      precision: z.int().min(0).max(10).exactOptional(),
      symbol: z.string().length(1).exactOptional(),
      separator: flag,
    })
    .exactOptional(),
  date_format: z.string().exactOptional(),
})

const option = z.strictObject({ text: z.string(), color: tagColour })
const cell = z.union([z.string(), z.number(), z.array(option), z.array(z.string())])

const table = z.strictObject({
  ...common,
  tag: z.literal('table'),
  page_size: z.int().min(1).max(10).exactOptional(),
  row_height: z
    .union([z.enum(['low', 'middle', 'high', 'auto']), z.string().regex(/^\d{2,3}px$/)])
    .exactOptional(),
  row_max_height: length.exactOptional(),
  freeze_first_column: flag,
  header_style: z
    .strictObject({
      text_align: sideways.exactOptional(),
      text_size: z.enum(['normal', 'heading']).exactOptional(),
      background_style: z.enum(['none', 'grey']).exactOptional(),
      text_color: z.enum(['default', 'grey']).exactOptional(),
      bold: flag,
      lines: z.int().positive().exactOptional(),
    })
    .exactOptional(),
  columns: z.array(column).min(1).max(50),
  rows: z.array(z.record(z.string(), cell)),
})

const hr = z.strictObject({ ...common, tag: z.literal('hr') })

export const displays = { div, markdown, img, chart, table, hr }
