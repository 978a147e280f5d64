import { z } from 'zod'
import { align, anywhere, flag, icon, plainText, text, verticalAlign, word } from './words.ts'

const personSize = z.enum(['extra_small', 'small', 'medium', 'large']).optional()

const column = z.strictObject({
  name: z.string().min(1),
  display_name: word,
  width: z
    .string()
    .regex(/^(auto|\d{2,3}px|\d{1,3}%)$/)
    .optional(),
  vertical_align: verticalAlign,
  horizontal_align: align,
  data_type: z
    .enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'])
    .optional(),
  format: z
    .strictObject({
      precision: z.int().min(0).max(10).optional(),
      symbol: z.string().max(1).optional(),
      separator: flag,
    })
    .optional(),
  date_format: word,
})

const optionCell = z.array(z.strictObject({ text: z.string(), color: word }))
const cell = z.union([z.string(), z.number(), optionCell, z.array(z.string())])

const table = z.strictObject({
  tag: z.literal('table'),
  ...anywhere,
  page_size: z.int().min(1).max(10).optional(),
  row_height: z
    .string()
    .regex(/^(low|middle|high|auto|\d{2,3}px)$/)
    .optional(),
  row_max_height: z
    .string()
    .regex(/^\d{2,3}px$/)
    .optional(),
  freeze_first_column: flag,
  header_style: z
    .strictObject({
      text_align: align,
      text_size: z.enum(['normal', 'heading']).optional(),
      background_style: z.enum(['none', 'grey']).optional(),
      text_color: z.enum(['default', 'grey']).optional(),
      bold: flag,
      lines: z.int().positive().optional(),
    })
    .optional(),
  columns: z.array(column).min(1).max(50),
  rows: z.array(z.record(z.string(), cell)),
})

const chart = z.strictObject({
  tag: z.literal('chart'),
  ...anywhere,
  chart_spec: z.record(z.string(), z.unknown()),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  preview: flag,
  height: z
    .string()
    .regex(/^(auto|\d{1,3}px)$/)
    .optional(),
})

const img = z.strictObject({
  tag: z.literal('img'),
  ...anywhere,
  img_key: z.string(),
  alt: plainText.optional(),
  title: text.optional(),
  corner_radius: word,
  scale_type: z.enum(['crop_center', 'fit_horizontal', 'crop_top']).optional(),
  size: word,
  transparent: flag,
  preview: flag,
})

const imgCombination = z.strictObject({
  tag: z.literal('img_combination'),
  ...anywhere,
  combination_mode: z.enum(['double', 'triple', 'bisect', 'trisect']),
  combination_transparent: flag,
  corner_radius: word,
  img_list: z.array(z.strictObject({ img_key: z.string() })),
})

/** Components one only looks at. */
export const displayElements = [
  z.strictObject({
    tag: z.literal('div'),
    ...anywhere,
    text: text.optional(),
    fields: z.array(z.strictObject({ is_short: flag, text })).optional(),
    width: z
      .string()
      .regex(/^(fill|auto|\d{2,3}px)$/)
      .optional(),
    icon: icon.optional(),
  }),
  z.strictObject({
    tag: z.literal('markdown'),
    ...anywhere,
    content: z.string(),
    i18n_content: z.record(z.string(), z.string()).optional(),
    text_size: word,
    text_align: align,
    icon: icon.optional(),
  }),
  img,
  imgCombination,
  z.strictObject({
    tag: z.literal('person'),
    ...anywhere,
    user_id: z.string(),
    size: personSize,
    show_avatar: flag,
    show_name: flag,
    style: z.enum(['normal', 'capsule']).optional(),
  }),
  z.strictObject({
    tag: z.literal('person_list'),
    ...anywhere,
    persons: z.array(z.strictObject({ id: z.string() })),
    size: personSize,
    show_name: flag,
    show_avatar: flag,
    lines: z.int().positive().optional(),
    icon: icon.optional(),
    drop_invalid_user_id: flag,
  }),
  chart,
  table,
  z.strictObject({ tag: z.literal('hr'), ...anywhere }),
] as const
