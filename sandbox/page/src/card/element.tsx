import type { ComponentType } from 'preact'
import type { CardElement } from '../api/types.ts'
import { Button } from './button.tsx'
import { Chart } from './chart.tsx'
import { Checker } from './checker.tsx'
import { Columns, CollapsiblePanel, Form, InteractiveContainer } from './containers.tsx'
import { DatePicker, DateTimePicker, TimePicker } from './date-picker.tsx'
import { Picture, PictureCombination, SelectPicture } from './picture.tsx'
import { Input } from './input.tsx'
import { Overflow } from './overflow.tsx'
import { PersonList, PersonShown } from './person.tsx'
import { MultiSelect, Select } from './select.tsx'
import { Table } from './table.tsx'
import { Div, Line, MarkdownText } from './text.tsx'

export interface ElementProps {
  element: CardElement
}

const components: Record<string, ComponentType<ElementProps>> = {
  div: Div,
  markdown: MarkdownText,
  hr: Line,
  img: Picture,
  img_combination: PictureCombination,
  column_set: Columns,
  form: Form,
  interactive_container: InteractiveContainer,
  collapsible_panel: CollapsiblePanel,
  button: Button,
  overflow: Overflow,
  checker: Checker,
  input: Input,
  select_static: Select,
  select_person: Select,
  multi_select_static: MultiSelect,
  multi_select_person: MultiSelect,
  select_img: SelectPicture,
  date_picker: DatePicker,
  picker_time: TimePicker,
  picker_datetime: DateTimePicker,
  person: PersonShown,
  person_list: PersonList,
  table: Table,
  chart: Chart,
}

/** Components one after another, each drawn by its tag. */
export function Elements(props: { elements: readonly CardElement[] }) {
  return (
    <>
      {props.elements.map((element, index) => (
        <Element element={element} key={`${element.tag}${index}`} />
      ))}
    </>
  )
}

function Element(props: ElementProps) {
  const Component = Object.hasOwn(components, props.element.tag)
    ? components[props.element.tag]
    : undefined
  if (Component) return <Component element={props.element} />
  return <p class="unsupported">请升级至最新版本客户端，以查看内容</p>
}
