import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { arrangeButton } from './buttons.ts'
import { go } from './parts.ts'
import { sessionKinds, sessionNames, type SessionKind } from './wording.ts'

export interface SessionFormView {
  unitId: string
  units: readonly Option[]
  topics: readonly Option[]
  heldOn: string
}

/** 安排集中学习. */
export function sessionFormCard(view: SessionFormView): CardJson {
  const { unitId } = view
  const kinds = sessionKinds.map((kind) => ({ label: sessionNames[kind], value: kind }))
  return card(
    '安排集中学习',
    [
      form('studySession', [
        view.units.length > 1 && text('谁参加'),
        view.units.length > 1 && select('unit', view.units, { value: unitId, required: true }),
        text('形式'),
        select('kind', kinds, { required: true }),
        text('日期'),
        datePicker('heldOn', { value: view.heldOn, required: true }),
        input('startsAt', { label: '几点开始', value: '09:00', maxLength: 10, required: true }),
        input('place', { label: '地点', maxLength: 60, required: true }),
        input('leader', { label: '谁领学或主讲', maxLength: 30, required: true }),
        text('学习重点'),
        multiSelect('topics', view.topics),
        submit('安排', arrangeButton, { unitId }),
      ]),
      note('安排后，群里会出现一张通知。已经开过的学习也可以补记。'),
      go('返回', 'studyManage', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface SessionNoticeView {
  unit: string
  kind: SessionKind
  heldOn: string
  startsAt: string
  place: string
  leader: string
  topics: readonly string[]
  state: 'planned' | 'held' | 'cancelled'
}

/** A session in the group: when, where, what. */
export function sessionNoticeCard(view: SessionNoticeView): CardJson {
  const ended = { planned: '', held: '（已开）', cancelled: '（已取消）' }[view.state]
  return card(
    `集中学习通知${ended}`,
    [
      text(md`时间　**${sayDay(view.heldOn)} ${view.startsAt}**`),
      text(md`地点　**${view.place}**`),
      text(md`形式　${sessionNames[view.kind]}，${view.leader}主讲`),
      view.topics.length > 0 && text(`学习重点：${view.topics.join('、')}`),
      view.state === 'planned' && note('来不了的，会后要补学。'),
    ],
    { template: view.state === 'planned' ? 'red' : 'grey', subtitle: view.unit },
  )
}
