import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  line,
  md,
  note,
  row,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { adoptButton, mergeButton, rejectButton } from './buttons.ts'
import { asOption, go, longField, pager, type Choice, type Paged } from './parts.ts'
import { outcomeNames, sourceNames, type SourceName } from './wording.ts'

export interface CandidateLine {
  kind: SourceName
  sourceId: string
  text: string
  /** Where an imported line is from. */
  label: string | null
  /** Another matter that may be the same: a hint, nothing more. */
  alike: string | undefined
  /** What became of it. */
  outcome: 'listed' | keyof typeof outcomeNames | undefined
}

export interface MergeView {
  cycleId: string
  subjectId: string
  isTeam: boolean
  name: string
  /** How many are left of each kind that must end somewhere. */
  left: readonly { kind: SourceName; count: number }[]
  settled: number
  /** What is left first, then the offers, then what was dealt with. */
  list: Paged<CandidateLine>
}

/** 梳理问题: each thing that was found ends in an item, in another one, or with a reason (R106). */
export function mergeCard(view: MergeView): CardJson {
  const { cycleId, subjectId, isTeam } = view
  const self = isTeam ? 'rectificationMerge' : 'rectificationOwnMerge'
  const whose: Record<string, string> = isTeam ? { unitId: subjectId } : { personId: subjectId }
  const count = view.left.reduce((sum, one) => sum + one.count, 0)
  const isEmpty = view.list.items.length === 0
  return card(
    '梳理问题',
    [
      isEmpty && text('没有要梳理的问题。'),
      !isEmpty &&
        text(
          count === 0
            ? md`**都处理好了**，共 ${view.settled} 条`
            : md`还有 **${count}** 条要处理，已处理 ${view.settled} 条`,
        ),
      count > 0 && note(view.left.map((one) => `${sourceNames[one.kind]} ${one.count}`).join('，')),
      ...view.list.items.flatMap((one) => lines(view, one)),
      pager(view.list, self, whose),
      line,
      isTeam && go('带入别处的清单', 'rectificationImportAsk', { unitId: subjectId }),
      go(
        isTeam ? '班子整改清单' : '个人整改清单',
        isTeam ? 'teamRectification' : 'ownRectification',
        { cycleId, subjectId, page: '1' },
        { type: count === 0 ? 'primary_filled' : 'default' },
      ),
      !isTeam && note('批评意见只有您自己能看，列入清单后书记也能看。'),
    ],
    { template: count === 0 ? 'green' : 'blue', subtitle: view.name },
  )
}

function lines({ cycleId, subjectId }: MergeView, one: CandidateLine): Elements {
  const { kind, sourceId, label, alike, outcome } = one
  const key = { cycleId, subjectId, kind, sourceId }
  const from = label === null ? sourceNames[kind] : `${sourceNames[kind]}：${label}`
  if (outcome !== undefined) {
    const became = outcome === 'listed' ? '已列入清单' : outcomeNames[outcome]
    return [text(md`${one.text}`), note(`${from}　${became}`)]
  }
  return [
    text(md`**${one.text}**`),
    note(alike === undefined ? from : `${from}　可能和这条重复：${alike}`),
    row(
      button('列入清单', adoptButton, key, { type: 'primary' }),
      go('并入或不采纳', 'rectificationCandidate', key),
    ),
  ]
}

export interface CandidateView {
  cycleId: string
  subjectId: string
  isTeam: boolean
  kind: SourceName
  sourceId: string
  text: string
  label: string | null
  alike: readonly string[]
  /** Items it may go into, likely ones first. */
  targets: readonly Choice[]
}

/** One thing that was found, with the other two ways it may end. */
export function candidateCard(view: CandidateView): CardJson {
  const { cycleId, subjectId, kind, sourceId, isTeam } = view
  const carried = { cycleId, subjectId, kind, sourceId }
  const back = isTeam ? 'rectificationMerge' : 'rectificationOwnMerge'
  const whose: Record<string, string> = isTeam ? { unitId: subjectId } : { personId: subjectId }
  return card(
    '这一条怎么办',
    [
      text(md`**${view.text}**`),
      note(view.label === null ? sourceNames[kind] : `${sourceNames[kind]}：${view.label}`),
      view.alike.length > 0 && note(`可能重复：${view.alike.join('；')}`),
      button('列入清单', adoptButton, carried),
      view.targets.length > 0 &&
        form('merge', [
          select('into', view.targets.map(asOption), { placeholder: '并入哪一项', required: true }),
          submit(kind === 'measure' ? '写进这项的措施' : '并入', mergeButton, carried, {
            type: 'default',
          }),
        ]),
      form('reject', [
        longField('body', '不采纳的原因'),
        submit('不采纳', rejectButton, carried, { type: 'default' }),
      ]),
      go('返回', back, { ...whose, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
