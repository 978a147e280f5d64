import type { CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  select,
  submit,
  text,
} from '../kit/elements.ts'
import { addNoteButton, removeNoteButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'

export interface NotesView {
  personId: string
  onBehalfOf: string | undefined
  dimensions: readonly { id: string; name: string }[]
  list: Paged<{ noteId: string; dimension: string; body: string }>
}

/** Problems a member found while studying: their own notes for the analysis. */
export function notesCard(view: NotesView): CardJson {
  const { personId } = view
  const names = view.dimensions.map((dimension) => dimension.name).join('、')
  return card(
    view.onBehalfOf === undefined ? '查找到的问题' : `${view.onBehalfOf} 查找到的问题`,
    [
      note(`对照《准则》《条例》，从${names}方面找问题。只有您自己能看，写党性分析时会用到。`),
      ...view.list.items.map((one) =>
        beside(
          [text(md`**${one.dimension}**　${one.body}`)],
          button(
            '删除',
            removeNoteButton,
            { noteId: one.noteId, personId },
            { confirm: { title: '删除这一条？', text: '删除后不能恢复。' } },
          ),
        ),
      ),
      pager(view.list, 'studyNotes', { personId }),
      view.list.items.length > 0 && line,
      form('problemNote', [
        select('dimension', view.dimensions.map(asOption), {
          placeholder: '哪个方面',
          required: true,
        }),
        input('body', { label: '问题（最多 500 字）', rows: 3, maxLength: 500, required: true }),
        submit('记下', addNoteButton, { personId }),
      ]),
      go('返回', 'studyList', { personId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function asOption(dimension: { id: string; name: string }) {
  return { label: dimension.name, value: dimension.id }
}
