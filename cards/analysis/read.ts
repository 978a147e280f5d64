import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  joined,
  line,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { returnButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'

export interface ReadSection {
  title: string
  /** Ticks and choices, by their names. */
  choices: readonly string[]
  nothingFound: boolean
  body: string
  more: string
}

export interface ReadView {
  cycleId: string
  subjectId: string
  /** Whose text, when it is not the reader's own. */
  author: string
  card: 'analysisRead' | 'teamExaminationRead'
  home: 'analysisHome' | 'teamExamination' | 'analysisMember'
  version: number
  /** Whether a later version was handed in. */
  isLatest: boolean
  handedInOn: string
  /** Who wrote it for the person. */
  by: string | undefined
  remark: string | undefined
  list: Paged<ReadSection>
  mayReturn: boolean
}

/** What was handed in, a few sections a page. */
export function readCard(view: ReadView): CardJson {
  const { cycleId, subjectId, version } = view
  const by = view.by === undefined ? '' : `，由 ${view.by} 代写`
  return card(
    view.author,
    [
      note(`第 ${version} 稿，${view.handedInOn}交${by}。内容请保密。`),
      view.remark !== undefined && text(md`**退回的意见**\n${view.remark}`),
      ...view.list.items.flatMap(section),
      pager(view.list, view.card, { cycleId, subjectId, version: String(version) }),
      version > 1 && ofVersion('看上一稿', view, version - 1),
      !view.isLatest && ofVersion('看下一稿', view, version + 1),
      ...(view.mayReturn ? returning(view) : []),
      go('返回', view.home, { cycleId, subjectId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function ofVersion(label: string, { card: name, cycleId, subjectId }: ReadView, version: number) {
  return go(label, name, { cycleId, subjectId, page: '1', version: String(version) })
}

function section(one: ReadSection): Elements {
  return [
    line,
    text(md`**${one.title}**`),
    one.choices.length > 0 &&
      text(
        joined(
          one.choices.map((name) => md`· ${name}`),
          '\n',
        ),
      ),
    one.nothingFound && note('未发现突出问题，理由：'),
    one.body !== '' && text(one.body),
    one.more !== '' && text(one.more),
  ]
}

function returning({ cycleId, subjectId, version }: ReadView): Elements {
  return [
    line,
    form('return', [
      input('remark', {
        label: '需要修改的，写意见退回（最多 500 字）',
        rows: 3,
        maxLength: 500,
        required: true,
      }),
      submit('退回修改', returnButton, { cycleId, subjectId, version }, { type: 'default' }),
    ]),
  ]
}
