import type { MessageContent as Lark } from '@satorijs/adapter-lark/lib/content.d.ts'
import type { z } from 'zod'
import type { cardSchema, components } from '../../cards/kit/schema.ts'

/**
 * A second opinion on our card schema, given by the compiler: whatever our schema lets through, a
 * well-known adapter's model of card JSON 2.0 knows too. Nothing here runs.
 */
type Theirs = Lark.Card
type Ours = { [Tag in keyof typeof components]: z.output<(typeof components)[Tag]> }

interface Model {
  div: Lark.Card.DivElement
  markdown: Lark.Card.MarkdownElement
  img: Lark.Card.ImageElement
  chart: Lark.Card.ChartElement
  table: Lark.Card.TableElement
  hr: Lark.Card.HrElement
  column: Lark.Card.ColumnElement
  column_set: Lark.Card.ColumnSetElement
  form: Lark.Card.FormElement
  interactive_container: Lark.Card.InteractiveContainerElement
  collapsible_panel: Lark.Card.CollapsiblePanelElement
  button: Lark.Card.ButtonElement
  input: Lark.Card.InputElement
  select_static: Lark.Card.SelectElement
  multi_select_static: Lark.Card.MultiSelectElement
  select_person: Lark.Card.SelectPersonElement
  multi_select_person: Lark.Card.MultiSelectPersonElement
  date_picker: Lark.Card.DatePickerElement
  picker_time: Lark.Card.TimePickerElement
  picker_datetime: Lark.Card.DateTimePickerElement
}

/** Inner components are compared one by one, not through their parents. */
type Alone<Component> = Omit<Component, 'elements' | 'columns' | 'behaviors'>

/** Properties our schema has and the model has not. */
type Strangers = {
  [Tag in keyof Ours]: Exclude<keyof Ours[Tag], keyof Model[Tag]>
}[keyof Ours]

/** Components of which our schema lets a value through that the model does not. */
type Misfits = {
  [Tag in keyof Ours]: Alone<Ours[Tag]> extends Alone<Model[Tag]> ? never : Tag
}[keyof Ours]

type OurFrame = z.output<typeof cardSchema>
/** `default` is missing among their widths, and `turquoise` is misspelt. */
type FrameFits = [
  Omit<OurFrame['config'], 'width_mode'> extends Lark.Card.Config ? never : 'config',
  Omit<NonNullable<OurFrame['header']>, 'text_tag_list'> extends Lark.Card.Header
    ? never
    : 'header',
  Omit<OurFrame['body'], 'elements'> extends Omit<Lark.Card.Body, 'elements'> ? never : 'body',
  Omit<OurFrame, 'config' | 'body' | 'header'> extends Partial<Theirs> ? never : 'card',
  Exclude<keyof OurFrame, keyof Theirs>,
  Exclude<keyof OurFrame['config'], keyof Lark.Card.Config>,
  Exclude<keyof OurFrame['body'], keyof Lark.Card.Body>,
  Exclude<keyof NonNullable<OurFrame['header']>, keyof Lark.Card.Header>,
][number]

type None<Faults extends never> = Faults

export type SatoriAgrees = [None<Strangers>, None<Misfits>, None<FrameFits>]
