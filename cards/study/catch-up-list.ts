import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  md,
  multiSelect,
  note,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { recordCatchUpsButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'

export interface MissedSession {
  sessionId: string
  branch: string
  heldOn: string
  dueOn: string | undefined
  absent: readonly Option[]
}

export interface CatchUpListView {
  unitId: string
  /** One session at a time: its absentees and the form that settles them. */
  list: Paged<MissedSession>
}

/** 补学名单: who still has to catch up, for the secretary. */
export function catchUpListCard(view: CatchUpListView): CardJson {
  const { unitId, list } = view
  return card(
    '补学名单',
    [
      list.items.length === 0 && text('没有人需要补学。'),
      ...list.items.flatMap((session) => sessionForm(session, unitId)),
      pager(list, 'studyCatchUps', { unitId }),
      list.items.length > 0 && note('本人也可以自己登记。名单不要发到群里。'),
      go('返回', 'studyManage', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function sessionForm(session: MissedSession, unitId: string): Elements {
  const due = session.dueOn === undefined ? '' : `，${sayDay(session.dueOn)}前补完`
  return [
    text(md`**${sayDay(session.heldOn)}　${session.branch}**${due}`),
    text(session.absent.map((person) => person.label).join('、')),
    form('catchUps', [
      multiSelect('people', session.absent, { placeholder: '谁已经补学了' }),
      input('what', { placeholder: '补学内容（可不填）', maxLength: 200 }),
      submit('登记为已补学', recordCatchUpsButton, { sessionId: session.sessionId, unitId }),
    ]),
  ]
}
