import type { CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  md,
  multiSelect,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { paperOutButton, papersInButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import { standingNames } from './wording.ts'

export interface ListedPerson {
  personId: string
  name: string
  standing: keyof typeof standingNames
}

export interface ListView {
  cycleId: string
  unitId: string
  unit: string
  settled: number
  of: number
  list: Paged<ListedPerson>
  /** Who has neither handed in nor brought a paper. */
  open: readonly { personId: string; name: string }[]
}

/** For the secretary: whose self-appraisal is in, and which came on paper. */
export function listCard(view: ListView): CardJson {
  const { cycleId, unitId } = view
  return card(
    '个人自评情况',
    [
      view.of === 0
        ? text('这个支部还没有要写自评的党员。')
        : text(md`已交　**${view.settled}/${view.of}** 人`),
      ...view.list.items.map((one) => line(cycleId, one)),
      pager(view.list, 'selfAppraisalList', { cycleId, unitId }),
      ...papers(view),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function line(cycleId: string, { personId, name, standing }: ListedPerson) {
  const what = text(md`**${name}**　${standingNames[standing]}`)
  if (standing === 'handedIn') {
    return beside([what], go('看', 'selfAppraisal', { cycleId, personId }))
  }
  if (standing === 'paper') {
    return beside([what], button('没收到', paperOutButton, { cycleId, personId }))
  }
  return what
}

function papers(view: ListView): Elements {
  const { cycleId, unitId } = view
  if (view.open.length === 0) return []
  return [
    form('papers', [
      multiSelect(
        'people',
        view.open.map(({ personId, name }) => ({ label: name, value: personId })),
        { placeholder: '谁交了纸质的自评', required: true },
      ),
      submit('登记收到纸质自评', papersInButton, { cycleId, unitId }, { type: 'default' }),
    ]),
  ]
}
