import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  datePicker,
  form,
  green,
  input,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import {
  freezeButton,
  saveGuidesButton,
  saveMaterialsButton,
  saveReportButton,
  saveVenueButton,
} from './buttons.ts'
import { go } from './parts.ts'
import {
  paperNames,
  sayWindow,
  shortDay,
  venueNames,
  type Paper,
  type VenueType,
} from './wording.ts'

interface OfUnit {
  unitId: string
  unitName: string
}

const back = (unitId: string) => go('返回', 'readiness', { unitId }, { type: 'text' })
const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ label, value }))

export interface PreviousReportView extends OfUnit {
  isRoot: boolean
  readyOn: string | undefined
  noneReason: string | undefined
  last?: string
}

/** G9: the report on what was put right since the last meeting, or that there is none. */
export function previousReportCard(view: PreviousReportView): CardJson {
  const { unitId, readyOn, noneReason } = view
  const whose = view.isRoot ? '“两委”班子上年度' : '支部班子上一次组织生活会'
  return card(
    '上次整改落实情况报告',
    [
      text(`${whose}整改措施的落实情况，要在会上通报。${view.last ?? ''}`),
      readyOn !== undefined && text(green(`${shortDay(readyOn)}准备好了`)),
      noneReason !== undefined && text(md`${green('无')}　${noneReason}`),
      form('report', [
        text('哪天准备好的'),
        datePicker('readyOn', readyOn === undefined ? {} : { value: readyOn }),
        input('noneReason', {
          label: '没有的，写明情况',
          placeholder: '如：支部新成立，没有上一次',
          maxLength: 200,
          ...(noneReason !== undefined && { value: noneReason }),
        }),
        submit('登记', saveReportButton, { unitId }),
      ]),
      back(unitId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface GuidesView extends OfUnit {
  guides: string | undefined
  invitedOn: string | undefined
  today: string
}

/** G13: who was asked to come and guide the meeting. */
export function guidesCard(view: GuidesView): CardJson {
  const { unitId } = view
  return card(
    '邀请上级指导',
    [
      form('invitation', [
        select(
          'kind',
          [
            { label: '已邀请', value: 'invited' },
            { label: '没有上级指导', value: 'none' },
          ],
          { value: 'invited', required: true },
        ),
        input('guides', {
          label: '请了谁',
          placeholder: '如：镇党委指导组',
          maxLength: 60,
          ...(view.guides && { value: view.guides }),
        }),
        text('哪天请的'),
        datePicker('invitedOn', { value: view.invitedOn ?? view.today }),
        submit('登记', saveGuidesButton, { unitId }),
      ]),
      note('没有上级到会，不影响开会。'),
      back(unitId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface VenueView extends OfUnit {
  windowFrom: string
  windowTo: string
  usual: VenueType
  booking:
    | {
        place: string
        venueType: VenueType
        onDay: string
        startsAt: string
        endsAt: string
        otherTypeReason: string | undefined
      }
    | undefined
}

/** G11, first half: where and when. */
export function venueCard(view: VenueView): CardJson {
  const { unitId, booking } = view
  return card(
    '定会场',
    [
      note(`开会时间：${sayWindow(view.windowFrom, view.windowTo)}`),
      form('venue', [
        input('place', {
          label: '在哪里开',
          placeholder: '如：一组活动场所',
          maxLength: 40,
          required: true,
          ...(booking && { value: booking.place }),
        }),
        select('venueType', optionsOf(venueNames), {
          value: booking?.venueType ?? view.usual,
          required: true,
        }),
        input('otherTypeReason', {
          label: `不在${venueNames[view.usual]}开的，写明原因`,
          maxLength: 100,
          ...(booking?.otherTypeReason && { value: booking.otherTypeReason }),
        }),
        datePicker('onDay', { value: booking?.onDay ?? view.windowFrom, required: true }),
        input('startsAt', {
          label: '几点开始',
          value: booking?.startsAt ?? '09:00',
          maxLength: 10,
        }),
        input('endsAt', { label: '几点结束', value: booking?.endsAt ?? '12:00', maxLength: 10 }),
        submit('定下来', saveVenueButton, { unitId }),
      ]),
      go('材料和监票人', 'meetingMaterials', { unitId }),
      back(unitId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface MaterialsView extends OfUnit {
  isRoot: boolean
  printed: readonly Paper[]
  people: readonly Option[]
  scrutineerId: string | undefined
  voteCounterId: string | undefined
}

/** G11, second half: papers printed, tellers named. */
export function materialsCard(view: MaterialsView): CardJson {
  const { unitId } = view
  return card(
    view.isRoot ? '会议材料' : '材料和监票人',
    [
      form('materials', [
        text('印好了什么'),
        multiSelect('printed', papersFor(view), { values: view.printed }),
        ...tellerChoice(view),
        submit('登记', saveMaterialsButton, { unitId }),
      ]),
      go('定会场', 'venue', { unitId }),
      back(unitId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

/** The general branch has no ballot. */
function papersFor({ isRoot }: MaterialsView): Option[] {
  return optionsOf(paperNames).filter((paper) => !isRoot || paper.value !== 'ballots')
}

function tellerChoice(view: MaterialsView): Elements {
  if (view.isRoot) return []
  const { people, scrutineerId, voteCounterId } = view
  return [
    text('监票人'),
    select('scrutineer', people, scrutineerId === undefined ? {} : { value: scrutineerId }),
    text('计票人'),
    select('voteCounter', people, voteCounterId === undefined ? {} : { value: voteCounterId }),
    note('书记不能当监票人、计票人。'),
  ]
}

export interface RegisterFreezeView extends OfUnit {
  full: number
  probationary: number
  expected: number
  frozenAt: string | undefined
  changed: number
}

/** G14: the register as the meeting will use it. */
export function registerFreezeCard(view: RegisterFreezeView): CardJson {
  const { unitId, frozenAt } = view
  const total = view.full + view.probationary
  return card(
    '名册定稿',
    [
      text(
        md`党员 **${total}** 人：正式 ${view.full} 人，预备 ${view.probationary} 人。应到 **${view.expected}** 人。`,
      ),
      text(frozenAt === undefined ? '还没有定稿。' : green(`${frozenAt} 定稿`)),
      view.changed > 0 && text(`定稿后有 ${view.changed} 人变动，可以重新定稿。`),
      button(
        frozenAt === undefined ? '定稿' : '重新定稿',
        freezeButton,
        { unitId },
        {
          type: frozenAt === undefined ? 'primary_filled' : 'default',
          confirm: { title: '名册定稿？', text: '应到人数和测评名单以定稿的名册为准。' },
        },
      ),
      note('不定稿的，开会前一天晚上 6 点自动定稿。'),
      back(unitId),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}
