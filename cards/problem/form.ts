import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { saveOwnButton, saveTeamButton } from './buttons.ts'
import { go, ownCards, teamCards } from './parts.ts'
import { sourceNames, tagNames, tags, tickedSources } from './wording.ts'

interface Choice {
  id: string
  name: string
}

export interface FormView {
  cycleId: string
  subjectId: string
  /** '' for a new one. */
  problemId: string
  kind: 'team' | 'own'
  /** Domains of the team, or aspects of the analysis. */
  aspects: readonly Choice[]
  aspect: string | undefined
  body: string
  form: string
  root: string
  direction: string
  tags: readonly string[]
  sources: readonly string[]
  opinions: readonly Choice[]
  chosenOpinions: readonly string[]
  notes: readonly Choice[]
  chosenNotes: readonly string[]
}

/** Lists one problem, or changes it: what, how it shows, why, and where it was seen. */
export function formCard(view: FormView): CardJson {
  const { cycleId, subjectId, problemId, kind } = view
  const isTeam = kind === 'team'
  const cards = isTeam ? teamCards : ownCards
  const carried = { cycleId, subjectId, problemId }
  return card(
    problemId === '' ? '列一个问题' : '修改问题',
    [
      note('一个问题写一条，写看得见的事：什么时候、在哪里、影响了谁。'),
      form('problem', [
        ...matter(view, isTeam),
        ...origin(view),
        isTeam ? submit('保存', saveTeamButton, carried) : submit('保存', saveOwnButton, carried),
      ]),
      go('不存，返回清单', cards.list, { cycleId, subjectId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function matter(view: FormView, isTeam: boolean): Elements {
  return [
    select('aspect', view.aspects.map(asOption), {
      placeholder: '哪个方面',
      required: true,
      ...(view.aspect !== undefined && { value: view.aspect }),
    }),
    input('body', { ...field('是什么问题', view.body), required: true }),
    input('form', { ...field('具体表现', view.form), required: true }),
    input('root', { ...field(isTeam ? '根源' : '根源（可以不写）', view.root), required: isTeam }),
    !isTeam && input('direction', field('努力方向（可以不写）', view.direction)),
  ]
}

function field(label: string, value: string) {
  return { label: `${label}（最多 500 字）`, rows: 3, maxLength: 500, value }
}

function origin(view: FormView): Elements {
  return [
    text('从哪里看出来的'),
    multiSelect(
      'sources',
      tickedSources.map((source) => ({ label: sourceNames[source], value: source })),
      { values: view.sources },
    ),
    view.opinions.length > 0 &&
      multiSelect('opinions', view.opinions.map(asOption), {
        placeholder: '来自哪些意见',
        values: view.chosenOpinions,
      }),
    view.notes.length > 0 &&
      multiSelect('notes', view.notes.map(asOption), {
        placeholder: '来自哪些学习笔记',
        values: view.chosenNotes,
      }),
    multiSelect(
      'tags',
      tags.map((tag) => ({ label: tagNames[tag], value: tag })),
      { placeholder: '是不是这类问题（可以不选）', values: view.tags },
    ),
  ]
}

function asOption({ id, name }: Choice) {
  return { label: name, value: id }
}
