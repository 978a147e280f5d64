import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  datePicker,
  form,
  input,
  md,
  momentPicker,
  note,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import {
  agreeRequestButton,
  answerRequestButton,
  otherTimeButton,
  requestButton,
  requestDoneButton,
  withdrawButton,
} from './buttons.ts'
import { go, pager, planText, type Paged, type PlanFacts } from './parts.ts'
import { nobodyNamed } from './wording.ts'

export type RequestState = 'asked' | 'answered' | 'agreed' | 'done' | 'withdrawn'

const stateNames: Record<RequestState, string> = {
  asked: '等答复',
  answered: '已答复',
  agreed: '约好了',
  done: '已谈',
  withdrawn: '已撤回',
}

export interface TalkRequestFormView {
  personId: string
  onBehalfOf: string | undefined
  secretaries: readonly Option[]
  days: number
}

/** 约书记谈心: whom, and if one likes about what. */
export function talkRequestFormCard(view: TalkRequestFormView): CardJson {
  return card(
    view.onBehalfOf === undefined ? '约书记谈心' : `代 ${view.onBehalfOf} 约书记谈心`,
    [
      text(`书记会在 ${view.days} 天内答复。只有您约的书记知道是谁约的。`),
      form('request', [
        text('想和谁谈'),
        select('secretary', view.secretaries, { required: true }),
        input('matter', { label: '想谈什么（可不填）', rows: 3, maxLength: 300 }),
        submit('送出', requestButton, { personId: view.personId }),
      ]),
      go('返回', 'talkList', { personId: view.personId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface TalkRequestView {
  requestId: string
  /** The secretary answers, the requester agrees. */
  readBy: 'secretary' | 'requester'
  readerId: string
  secretary: string
  /** As given; undefined when nobody is named. */
  requester: string | undefined
  /** Came through the public page: nobody can be told of the answer here. */
  isFromOutside: boolean
  matter: string
  state: RequestState
  askedOn: string
  answerDueOn: string
  plan: PlanFacts | undefined
  talkedOn: string | undefined
  outcome: string
  today: string
}

/** One request, for the secretary it was made to or for its maker. */
export function talkRequestCard(view: TalkRequestView): CardJson {
  const isMine = view.readBy === 'requester'
  const isOver = view.state === 'done' || view.state === 'withdrawn'
  return card(
    isMine ? `约${view.secretary}谈心` : '有人约您谈心',
    [
      text(md`${isMine ? '您' : (view.requester ?? nobodyNamed)}　${stateNames[view.state]}`),
      view.matter !== '' && text(md`想谈：${view.matter}`),
      note(`${sayDay(view.askedOn)}提出`),
      !isOver && view.plan && planText(view.plan),
      ...(isOver ? ended(view) : isMine ? forRequester(view) : forSecretary(view)),
      isMine
        ? go('我的谈心', 'talkList', { personId: view.readerId, page: '1' }, { type: 'text' })
        : go(
            '约我谈心的',
            'talkRequests',
            { personId: view.readerId, page: '1' },
            { type: 'text' },
          ),
    ],
    { template: isOver ? 'grey' : 'blue' },
  )
}

function ended(view: TalkRequestView): Elements {
  return [
    view.talkedOn !== undefined && text(`${sayDay(view.talkedOn)}谈过了`),
    view.readBy === 'secretary' && view.outcome !== '' && text(md`结果：${view.outcome}`),
  ]
}

function forRequester(view: TalkRequestView): Elements {
  const { requestId, plan } = view
  return [
    view.state === 'asked' && text(`书记会在 ${sayDay(view.answerDueOn)} 前答复。`),
    view.state === 'answered' &&
      plan &&
      button(
        '同意这个时间',
        agreeRequestButton,
        { requestId, plan: plan.stamp },
        { type: 'primary_filled' },
      ),
    view.state === 'answered' &&
      plan &&
      button('换个时间', otherTimeButton, { requestId, plan: plan.stamp }),
    button(
      '不谈了，撤回',
      withdrawButton,
      { requestId },
      { confirm: { title: '撤回约谈？', text: '书记会看到您已撤回。' } },
    ),
  ]
}

function forSecretary(view: TalkRequestView): Elements {
  const { requestId, plan } = view
  const answered = view.state !== 'asked'
  return [
    !answered && text(`请在 ${sayDay(view.answerDueOn)} 前答复。内容请保密。`),
    view.isFromOutside && note('从公开网页提出，请您设法告诉他时间。'),
    form('answer', [
      text(answered ? '换个时间' : '什么时间谈'),
      momentPicker('moment', { required: true }),
      input('place', {
        label: '在哪里',
        required: true,
        maxLength: 60,
        ...(plan && { value: plan.place }),
      }),
      submit(
        answered ? '改时间' : '答复',
        answerRequestButton,
        { requestId },
        {
          type: answered ? 'default' : 'primary_filled',
        },
      ),
    ]),
    form('done', [
      text('已经谈过了'),
      datePicker('talkedOn', { value: view.today, required: true }),
      input('outcome', { label: '结果（可不填，只有您能看）', rows: 2, maxLength: 300 }),
      submit(
        '登记已谈',
        requestDoneButton,
        { requestId },
        {
          type: answered ? 'primary_filled' : 'default',
        },
      ),
    ]),
  ]
}

export interface TalkRequestsView {
  personId: string
  list: Paged<{
    requestId: string
    requester: string | undefined
    state: RequestState
    askedOn: string
  }>
}

/** 约谈登记表: everybody who asked this secretary for a talk. */
export function talkRequestsCard(view: TalkRequestsView): CardJson {
  const { personId } = view
  return card(
    '约我谈心的',
    [
      view.list.items.length === 0 && text('还没有人约您谈心。'),
      ...view.list.items.flatMap((one) => [
        text(
          md`**${one.requester ?? nobodyNamed}**　${stateNames[one.state]}　${sayDay(one.askedOn)}`,
        ),
        go('打开', 'talkRequest', { requestId: one.requestId }),
      ]),
      pager(view.list, 'talkRequests', { personId }),
      go('返回', 'talkList', { personId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
