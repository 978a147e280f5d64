import type { CardElement, CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  tickButton,
  tickCriticsButton,
  tickGroupButton,
  tickManyButton,
  tickWrittenButton,
  untickButton,
} from './buttons.ts'
import { pager, type Paged } from './parts.ts'
import { stepNames, wayNames } from './wording.ts'

export interface RoundPerson {
  personId: string
  name: string
  isPresent: boolean
  how: keyof typeof wayNames | undefined
}

export interface Choice {
  id: string
  name: string
}

export interface RoundView {
  meetingId: string
  step: string
  /** Before it starts and after it ends nothing is taken back; late comers are still ticked. */
  state: 'notStarted' | 'on' | 'finished'
  done: number
  of: number
  /** Whose turn it is. */
  speaker: { personId: string; name: string } | undefined
  list: Paged<RoundPerson>
  /** Not ticked yet; who is not there may only have handed in a paper. */
  open: readonly { personId: string; name: string; isPresent: boolean }[]
  /** Party groups with somebody left, when there is more than one. */
  groups: readonly Choice[]
  /** How many gave a self-criticism in today's B and are not ticked yet (X15). */
  selfCritics: number
}

/** 个人自评, ticked off one by one, many at once or by group (R86, R89, R96). */
export function roundCard(view: RoundView): CardJson {
  const { meetingId, step, speaker } = view
  const isOpen = view.state !== 'notStarted'
  return card(
    '个人自评',
    [
      ...standing(view),
      isOpen &&
        speaker &&
        button(
          `${speaker.name} 已自评`,
          tickButton,
          { meetingId, step, personId: speaker.personId },
          { type: 'primary_filled', size: 'large' },
        ),
      ...view.list.items.map((one) => line(view, one)),
      pager(view.list, 'selfAppraisalRound', { meetingId, step }),
      ...(isOpen ? ticking(view) : []),
    ],
    {
      template: view.state === 'on' ? 'blue' : 'grey',
      ...(stepNames[step] !== undefined && { subtitle: stepNames[step] }),
    },
  )
}

function standing(view: RoundView): Elements {
  if (view.state === 'notStarted') return [text('这一项还没有开始。')]
  if (view.of === 0 && view.list.items.length === 0) return [text('这一项没有人要自评。')]
  return [
    text(md`已自评　**${view.done}/${view.of}** 人`),
    view.speaker === undefined && text('到会的都自评过了。'),
    view.state === 'finished' && note('这一项已经结束；晚到的还可以补记。'),
  ]
}

function line(view: RoundView, one: RoundPerson): CardElement {
  const { meetingId, step } = view
  const { personId, name } = one
  const carried = { meetingId, step, personId }
  const how = one.how === undefined ? (one.isPresent ? '' : '未到会') : wayNames[one.how]
  const what = text(how === '' ? md`**${name}**` : md`**${name}**　${how}`)
  if (one.how !== undefined) {
    return view.state === 'on' ? beside([what], button('撤销', untickButton, carried)) : what
  }
  return one.isPresent && view.state !== 'notStarted'
    ? beside([what], button('已自评', tickButton, carried))
    : what
}

function ticking(view: RoundView): Elements {
  const { meetingId, step } = view
  const carried = { meetingId, step }
  const options = view.open.map(({ personId, name, isPresent }) => ({
    label: isPresent ? name : `${name}（未到会）`,
    value: personId,
  }))
  return [
    view.selfCritics > 0 &&
      button(`自我批评已包含自评（${view.selfCritics} 人）`, tickCriticsButton, carried),
    options.length > 0 &&
      form('many', [
        multiSelect('people', options, { placeholder: '一次选多人', required: true }),
        submit('选中的都已自评', tickManyButton, carried, { type: 'default' }),
        submit('选中的交了书面自评', tickWrittenButton, carried, { type: 'default' }),
      ]),
    view.groups.length > 0 &&
      form('byGroup', [
        select(
          'group',
          view.groups.map(({ id, name }) => ({ label: name, value: id })),
          { placeholder: '哪个党小组', required: true },
        ),
        submit('这个小组到会的都已自评', tickGroupButton, carried, { type: 'default' }),
      ]),
  ]
}
