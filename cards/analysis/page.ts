import type { Action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  joined,
  md,
  multiSelect,
  note,
  panel,
  row,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { saveChecksButton, saveFindingButton, saveTextButton, saveTypesButton } from './buttons.ts'
import { go } from './parts.ts'
import { frameNames, putInNames, questions } from './wording.ts'

export interface PageView {
  cycleId: string
  subjectId: string
  /** The card to go back to. */
  home: 'analysisHome' | 'teamExamination'
  onBehalfOf: string | undefined
  section: string
  title: string
  kind: 'finding' | 'types' | 'text' | 'checks'
  /** From 1. */
  at: number
  of: number
  before: string | undefined
  after: string | undefined
  content: {
    finding?: 'found' | 'nothingFound'
    choices: readonly string[]
    body: string
    more: string
  }
  /** The types of problem to choose from. */
  types: readonly { id: string; name: string }[]
  /** The person's own notes from study, to copy from. */
  notes: readonly { dimension: string; body: string }[]
}

/** One page of the form: questions to think along, the words are the person's own. */
export function pageCard(view: PageView): CardJson {
  const { cycleId, subjectId, home } = view
  const asked = questionsOf(view)
  return card(
    view.title,
    [
      asked.length > 0 &&
        panel(
          '写的时候想一想',
          [
            text(
              joined(
                asked.map((one) => md`• ${one}`),
                '\n',
              ),
            ),
          ],
          true,
        ),
      view.notes.length > 0 &&
        panel(
          '您学习时记下的问题（可以照着写）',
          view.notes.map((one) => text(md`**${one.dimension}**　${one.body}`)),
        ),
      form('page', [...fields(view), ...saves(view)]),
      go('不存，回到目录', home, { cycleId, subjectId }, { type: 'text' }),
    ],
    {
      template: 'blue',
      subtitle: `${view.onBehalfOf === undefined ? '' : `代 ${view.onBehalfOf}　`}第 ${view.at} 页，共 ${view.of} 页`,
    },
  )
}

function questionsOf({ kind, section }: PageView): readonly string[] {
  if (kind === 'finding' || kind === 'types') return questions[kind]
  return questions[section as keyof typeof questions] ?? []
}

function fields(view: PageView): Elements {
  const { kind, content } = view
  if (kind === 'checks') return checks(content.choices)
  return [
    kind === 'finding' &&
      select(
        'finding',
        [
          { label: '有问题，写在下面', value: 'found' },
          { label: '未发现突出问题，下面写理由', value: 'nothingFound' },
        ],
        { value: content.finding ?? 'found' },
      ),
    kind === 'types' && text('自己有的，选上（至少一项）：'),
    kind === 'types' &&
      multiSelect(
        'choices',
        view.types.map(({ id, name }) => ({ label: name, value: id })),
        { values: content.choices },
      ),
    input('body', {
      label: kind === 'types' ? '具体是什么（可以不写）' : '写在这里（最多 1000 字）',
      rows: 6,
      maxLength: 1000,
      value: content.body,
    }),
    panel(
      '写不下，接着写（续）',
      [
        input('more', {
          label: '续（最多 1000 字）',
          rows: 6,
          maxLength: 1000,
          value: content.more,
        }),
      ],
      content.more !== '',
    ),
  ]
}

function checks(chosen: readonly string[]): Elements {
  const offered = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ label, value }))
  return [
    text('三个“摆进去”，做到的都选上：'),
    multiSelect('putIn', offered(putInNames), { values: chosen }),
    text('两个“对照”，做到的都选上：'),
    multiSelect('frames', offered(frameNames), { values: chosen }),
    note('没做到的先不选，回去补写后再选。'),
  ]
}

/** All carry the same; what the form beside them holds differs. */
const buttonOf: Record<PageView['kind'], Action<typeof saveTextButton.carries>> = {
  finding: saveFindingButton,
  types: saveTypesButton,
  text: saveTextButton,
  checks: saveChecksButton,
}

function saves(view: PageView): Elements {
  const { cycleId, subjectId, section, before, after } = view
  const save = (label: string, to: string, main = false): CardElement =>
    submit(
      label,
      buttonOf[view.kind],
      { cycleId, subjectId, section, to },
      { type: main ? 'primary_filled' : 'default' },
    )
  return [
    after === undefined ? save('保存，回到目录', '', true) : save('保存，写下一页', after, true),
    row(
      before !== undefined && save('保存，看上一页', before),
      after !== undefined && save('保存，回到目录', ''),
    ),
  ]
}
