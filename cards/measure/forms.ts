import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  addButton,
  changeButton,
  directionButton,
  directionLetters,
  measureLetters,
  mostLines,
  notGivenButton,
  recordDirectionButton,
  suggestButton,
  withdrawDirectionButton,
  withdrawSuggestionButton,
} from './buttons.ts'
import { go } from './parts.ts'
import type { StepState } from './round.ts'

export interface MeasureFormView {
  meetingId: string
  /** '' for new ones. */
  measureId: string
  body: string
  isOn: boolean
}

/** New measures one a line, or one to reword. */
export function measureFormCard(view: MeasureFormView): CardJson {
  const { meetingId, measureId, body } = view
  const isNew = measureId === ''
  return card(
    isNew ? '记班子整改措施' : '修改措施',
    [
      !view.isOn && text('这一项现在没有进行，不能记。'),
      view.isOn && isNew && note('一行一条：做什么、谁来做、什么时候做完。'),
      view.isOn &&
        isNew &&
        form('measures', [
          input('lines', {
            label: `措施（一行一条，一次最多 ${mostLines} 条）`,
            rows: 6,
            maxLength: 1000,
            required: true,
          }),
          submit('记下', addButton, { meetingId }),
        ]),
      view.isOn &&
        !isNew &&
        form('measure', [
          input('body', {
            label: `措施（最多 ${measureLetters} 字）`,
            rows: 3,
            maxLength: measureLetters,
            required: true,
            value: body,
          }),
          submit('改好', changeButton, { meetingId, measureId }),
        ]),
      go('返回', 'measuresRound', { meetingId, step: 'B5', page: '1' }, { type: 'text' }),
    ],
    { template: view.isOn ? 'blue' : 'grey' },
  )
}

export interface OwnDirectionView {
  meetingId: string
  personId: string
  /** Whose it is, when the reader is not that person. */
  of: string | undefined
  state: StepState
  mayWrite: boolean
  isTeam: boolean
  direction: string | undefined
  /** The recorder noted that there is none, and why. */
  notGiven: string | undefined
  measures: readonly string[]
  /** How many more there are than are shown. */
  moreMeasures: number
  suggestions: readonly { suggestionId: string; body: string }[]
}

/** One's own 整改方向, and what one suggests for the team's measures (R75). */
export function ownDirectionCard(view: OwnDirectionView): CardJson {
  const isOn = view.state === 'on'
  const writes = isOn && view.mayWrite
  return card(
    view.of === undefined ? '我的整改方向' : `${view.of} 的整改方向`,
    [
      !isOn && text(closedSentence[view.state]),
      view.direction !== undefined && text(md`**整改方向**　${view.direction}`),
      view.notGiven !== undefined && text(md`记录人记的是“未提”：${view.notGiven}`),
      !writes && view.direction === undefined && view.notGiven === undefined && text('还没有写。'),
      ...(writes ? writing(view) : []),
      ...(view.mayWrite ? suggesting(view, writes) : []),
    ],
    { template: writes ? 'blue' : 'grey' },
  )
}

const closedSentence: Record<StepState, string> = {
  notStarted: '还没有到这一项，到时候再写。',
  on: '',
  finished: '这一项已经结束，不能再改了。',
}

function writing(view: OwnDirectionView): Elements {
  const { meetingId, personId, direction } = view
  const letters = view.isTeam ? directionLetters.team : directionLetters.member
  return [
    form('own', [
      input('direction', {
        label: `${direction === undefined ? '' : '改成：'}${
          view.isTeam ? '整改方向' : '一句话写整改方向'
        }（最多 ${letters} 字）`,
        placeholder: '改什么、改到什么样',
        rows: view.isTeam ? 4 : 2,
        maxLength: letters,
        required: true,
        value: direction ?? '',
      }),
      submit('记下', directionButton, { meetingId, personId }),
    ]),
    direction !== undefined &&
      button('收回', withdrawDirectionButton, { meetingId, personId }, { type: 'text' }),
    note('您和书记、记录人能看，会后记到会议记录里。不会发到群里。'),
  ]
}

function suggesting(view: OwnDirectionView, writes: boolean): Elements {
  const { meetingId, personId, measures, suggestions } = view
  if (!writes && suggestions.length === 0) return []
  return [
    line,
    text(measures.length === 0 ? '班子整改措施还没有记。' : '班子整改措施：'),
    ...measures.map((body, at) => text(md`${at + 1}. ${body}`, 'notation')),
    view.moreMeasures > 0 && note(`还有 ${view.moreMeasures} 条。`),
    ...suggestions.flatMap(({ suggestionId, body }) => [
      text(md`您的建议：${body}`),
      writes &&
        button('收回这条建议', withdrawSuggestionButton, { suggestionId }, { type: 'text' }),
    ]),
    writes &&
      form('suggesting', [
        input('suggestion', {
          label: '对班子整改措施的建议（可以不提，最多 300 字）',
          rows: 3,
          maxLength: 300,
        }),
        submit('提给班子', suggestButton, { meetingId, personId }, { type: 'default' }),
      ]),
    writes && note('建议写您的名字，班子成员能看。'),
  ]
}

export interface DirectionEntryView {
  meetingId: string
  personId: string
  name: string
  isTeam: boolean
  isOn: boolean
  direction: string | undefined
  notGiven: string | undefined
}

/** For chair and recorder: a direction that was said aloud, or that there is none. */
export function directionEntryCard(view: DirectionEntryView): CardJson {
  const { meetingId, personId, direction, notGiven } = view
  const letters = view.isTeam ? directionLetters.team : directionLetters.member
  return card(
    `${view.name} 的整改方向`,
    [
      !view.isOn && text('这一项现在没有进行，不能记。'),
      direction !== undefined && text(md`**整改方向**　${direction}`),
      notGiven !== undefined && text(md`**未提**　${notGiven}`),
      view.isOn &&
        form('entry', [
          input('direction', {
            label: `整改方向（最多 ${letters} 字）`,
            rows: 3,
            maxLength: letters,
            required: true,
            value: direction ?? '',
          }),
          submit('记下', recordDirectionButton, { meetingId, personId }),
        ]),
      view.isOn &&
        direction === undefined &&
        form('none', [
          input('reason', {
            label: '没有提的，写原因（最多 100 字）',
            maxLength: 100,
            required: true,
            value: notGiven ?? '',
          }),
          submit('记“未提”', notGivenButton, { meetingId, personId }, { type: 'default' }),
        ]),
      view.isOn &&
        (direction !== undefined || notGiven !== undefined) &&
        button('撤销', withdrawDirectionButton, { meetingId, personId }, { type: 'text' }),
      go('返回', 'directionRound', { meetingId, page: '1' }, { type: 'text' }),
    ],
    { template: view.isOn ? 'blue' : 'grey' },
  )
}
