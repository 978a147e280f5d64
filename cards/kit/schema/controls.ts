import { z } from 'zod'
import { behaviors, common, confirm, fieldName, flag, icon, plainText } from './values.ts'

const width = z.union([
  z.enum(['default', 'fill']),
  z.string().regex(/^[1-9]\d{2}px$/, 'a width is at least 100px'),
])

/** What every component has that can be touched. */
const touched = {
  ...common,
  name: fieldName.exactOptional(),
  width: width.exactOptional(),
  disabled: flag,
  confirm: confirm.exactOptional(),
  behaviors: behaviors.exactOptional(),
}

const button = z
  .strictObject({
    ...touched,
    tag: z.literal('button'),
    text: plainText(100),
    type: z
      .enum([
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ])
      .exactOptional(),
    size: z.enum(['tiny', 'small', 'medium', 'large']).exactOptional(),
    icon: icon.exactOptional(),
    hover_tips: plainText().exactOptional(),
    disabled_tips: plainText().exactOptional(),
    form_action_type: z.enum(['submit', 'reset']).exactOptional(),
  })
  .refine((drawn) => drawn.behaviors ?? drawn.form_action_type === 'reset', 'does nothing')

const input = z
  .strictObject({
    ...touched,
    tag: z.literal('input'),
    placeholder: plainText(100).exactOptional(),
    default_value: z.string().exactOptional(),
    required: flag,
    disabled_tips: plainText().exactOptional(),
    max_length: z.int().min(1).max(1000).exactOptional(),
    input_type: z.enum(['text', 'multiline_text', 'password']).exactOptional(),
    show_icon: flag,
    rows: z.int().min(1).exactOptional(),
    auto_resize: flag,
    max_rows: z.int().min(1).exactOptional(),
    label: plainText().exactOptional(),
    label_position: z.enum(['top', 'left']).exactOptional(),
  })
  .refine(
    (drawn) => (drawn.default_value?.length ?? 0) <= (drawn.max_length ?? 1000),
    'default_value longer than max_length',
  )

const chooser = {
  ...touched,
  type: z.enum(['default', 'text']).exactOptional(),
  required: flag,
  placeholder: plainText(100),
}

const options = z
  .array(
    z.strictObject({
      text: plainText(),
      icon: icon.exactOptional(),
      value: z.string().min(1),
    }),
  )
  .min(1)
  .refine(
    (all) => new Set(all.map((option) => option.value)).size === all.length,
    'two options have the same value',
  )

const selectStatic = z
  .strictObject({
    ...chooser,
    tag: z.literal('select_static'),
    initial_option: z.string().exactOptional(),
    options,
  })
  .refine(
    ({ initial_option: initial, options: all }) =>
      initial === undefined || all.some((option) => option.value === initial),
    'initial_option is not on offer',
  )

const multiSelectStatic = z
  .strictObject({
    ...chooser,
    tag: z.literal('multi_select_static'),
    selected_values: z.array(z.string()).exactOptional(),
    options,
  })
  .refine(
    ({ selected_values: chosen = [], options: all }) =>
      chosen.every((value) => all.some((option) => option.value === value)),
    'selected_values holds what is not on offer',
  )

/** An empty list would offer every member of the chat. */
const people = z.array(z.strictObject({ value: z.string().startsWith('ou_') })).min(1)

const selectPerson = z.strictObject({
  ...chooser,
  tag: z.literal('select_person'),
  options: people,
})

const multiSelectPerson = z.strictObject({
  ...chooser,
  tag: z.literal('multi_select_person'),
  selected_values: z.array(z.string()).exactOptional(),
  options: people,
})

const datePicker = z.strictObject({
  ...chooser,
  tag: z.literal('date_picker'),
  initial_date: z.iso.date().exactOptional(),
})

const pickerTime = z.strictObject({
  ...chooser,
  tag: z.literal('picker_time'),
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
})

const pickerDatetime = z.strictObject({
  ...chooser,
  tag: z.literal('picker_datetime'),
  initial_datetime: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
})

export const controls = {
  button,
  input,
  select_static: selectStatic,
  multi_select_static: multiSelectStatic,
  select_person: selectPerson,
  multi_select_person: multiSelectPerson,
  date_picker: datePicker,
  picker_time: pickerTime,
  picker_datetime: pickerDatetime,
}
