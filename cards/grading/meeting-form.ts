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
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { openMeetingButton } from './buttons.ts'
import { branchOf, go, type OfBranchView } from './parts.ts'
import type { Body } from './wording.ts'

interface Choice {
  personId: string
  name: string
}

export interface MeetingFormView extends OfBranchView {
  body: Body
  people: readonly Choice[]
  presentIds: readonly string[]
  heldOn: string
  from: string | undefined
  place: string | undefined
  recorderId: string | undefined
  isOpen: boolean
}

/** Who is there: of the committee, or of the members with the right to vote (R99, X27). */
export function meetingFormCard(view: MeetingFormView): CardJson {
  const key = branchOf(view)
  const people = view.people.map(({ personId, name }) => ({ label: name, value: personId }))
  return card(
    view.body === 'committee' ? '支委会研究评定等次' : '党员大会评定等次',
    [
      text(md`应到 **${view.people.length}** 人，到会过半才能开。`),
      view.body === 'members' && note('支部没有委员会，由党员大会评定；只算有表决权的党员。'),
      form('meeting', [
        text('哪天开的'),
        datePicker('heldOn', { value: view.heldOn, required: true }),
        text('到会的人'),
        multiSelect('present', people, {
          placeholder: '选到会的人',
          values: view.presentIds,
          required: true,
        }),
        ...recordFields(view, people),
        submit(view.isOpen ? '改到会情况' : '开始研究', openMeetingButton, key),
      ]),
      go('返回', 'gradingDesk', { ...key, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

/** What the paper record of the meeting asks for besides (D28); it may be left open. */
function recordFields(
  { from, place, recorderId }: MeetingFormView,
  people: readonly Option[],
): Elements {
  return [
    input('from', { label: '几点开始（可以不填）', placeholder: '如 15:00', ...value(from) }),
    input('place', { label: '在哪里开的（可以不填）', maxLength: 60, ...value(place) }),
    text('记录人（可以不选）'),
    select('recorder', people, value(recorderId)),
  ]
}

const value = (given: string | undefined) => (given === undefined ? {} : { value: given })
