import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import {
  beside,
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  row,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  addCaseButton,
  closeCampaignButton,
  reopenCaseButton,
  saveCampaignButton,
  settleCaseButton,
  transferCaseButton,
} from './buttons.ts'
import { dayField, fact, go, longField, type Choice } from './parts.ts'
import { caseNames } from './wording.ts'
import {
  backTo,
  ownerField,
  workListCard,
  workWays,
  type WorkKind,
  type WorkListView,
} from './works.ts'

const kind: WorkKind = {
  list: 'campaignList',
  card: 'campaign',
  form: 'campaignForm',
  id: 'campaignId',
}

export type CampaignListView = WorkListView<{
  campaignId: string
  title: string
  owner: string
  dueOn: string
  closedOn: string | null
  open: number
  cases: number
}>

/** 专项整治 of a unit (R115). */
export function campaignListCard(view: CampaignListView): CardJson {
  return workListCard(kind, view, {
    title: '专项整治',
    empty: '还没有专项整治。群众反映强烈的突出问题，可以逐项排查。',
    add: '开展一项专项整治',
    said: (one) => ({
      id: one.campaignId,
      title: md`**${one.title}**`,
      note:
        one.closedOn === null
          ? `${one.owner}　期限 ${sayDay(one.dueOn)}　${one.cases} 件，没办结 ${one.open}`
          : `${sayDay(one.closedOn)}结束　${one.cases} 件`,
    }),
  })
}

export interface CampaignCaseLine {
  caseId: string
  body: string | null
  state: keyof typeof caseNames
  onDay: string | null
}

export interface CampaignView {
  campaignId: string
  unitId: string
  title: string
  measures: string
  result: string | null
  owner: string
  dueOn: string
  closedOn: string | null
  cases: readonly CampaignCaseLine[]
  moreCases: number
  items: readonly { itemId: string; problem: string }[]
  mayWork: boolean
  mayChange: boolean
  mayClose: boolean
}

/** One campaign: what was found case by case, what is done about it, and how it ended. */
export function campaignCard(view: CampaignView): CardJson {
  const { campaignId, unitId } = view
  const works = view.mayWork && view.closedOn === null
  return card(
    '专项整治',
    [
      text(md`**${view.title}**`),
      fact('措施', view.measures),
      fact('负责人', view.owner),
      fact('期限', sayDay(view.dueOn)),
      fact('结果', view.result),
      line,
      view.cases.length === 0 && text('还没有列出排查到的事。'),
      ...view.cases.flatMap((one) => caseLines(view, one, works)),
      view.moreCases > 0 && note(`还有 ${view.moreCases} 件没有列出`),
      ...view.items.map((one) =>
        beside([text(one.problem)], go('整改事项', 'rectificationItem', { itemId: one.itemId })),
      ),
      works &&
        form('case', [
          longField('body', '排查到的事'),
          submit('列入', addCaseButton, { campaignId }),
        ]),
      works &&
        view.mayClose &&
        form('close', [
          longField('result', '整治结果'),
          submit('结束这项整治', closeCampaignButton, { campaignId }, { type: 'default' }),
        ]),
      workWays(kind, { unitId, id: campaignId, mayChange: works && view.mayChange }),
    ],
    { template: view.closedOn === null ? 'blue' : 'green' },
  )
}

function caseLines(view: CampaignView, one: CampaignCaseLine, works: boolean): Elements {
  const carried = { campaignId: view.campaignId, caseId: one.caseId }
  const day = one.onDay === null ? '' : `　${sayDay(one.onDay)}`
  if (one.state === 'transferred') return [text(md`**${caseNames.transferred}**${day}`)]
  return [
    text(md`${one.body ?? ''}`),
    note(`${caseNames[one.state]}${day}`),
    works && one.state === 'open'
      ? row(
          button('办结', settleCaseButton, carried),
          button('移送纪检机关', transferCaseButton, carried, {
            confirm: { title: '已移送纪检机关？', text: '只留移送的日子，这件事的内容会删掉。' },
          }),
        )
      : works && button('没办结，改回', reopenCaseButton, carried, { type: 'text' }),
  ]
}

export interface CampaignFormView {
  unitId: string
  /** '' for a new one. */
  campaignId: string
  title: string
  measures: string
  owner: string | null
  dueOn: string | null
  owners: readonly Choice[]
}

export function campaignFormCard(view: CampaignFormView): CardJson {
  const { unitId, campaignId } = view
  return card(
    campaignId === '' ? '开展专项整治' : '修改专项整治',
    [
      form('campaign', [
        input('title', { label: '整治什么', value: view.title, maxLength: 100, required: true }),
        longField('measures', '措施', view.measures),
        ...ownerField(view.owners, view.owner),
        ...dayField('dueOn', '期限', view.dueOn),
        submit('保存', saveCampaignButton, { unitId, campaignId }),
      ]),
      backTo(kind, unitId),
    ],
    { template: 'blue' },
  )
}
