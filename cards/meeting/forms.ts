import type { CardJson } from '../kit/card.ts'
import { card, form, input, md, note, select, submit, text, type Option } from '../kit/elements.ts'
import { breakOffButton, noteButton, speakerButton } from './buttons.ts'
import { toConsole } from './parts.ts'

export interface NoteView {
  meetingId: string
  step: string
  stepName: string
  body: string
}

/** 记一笔: what the minutes will need of a step. */
export function noteCard(view: NoteView): CardJson {
  const { meetingId, step } = view
  return card(
    '记一笔',
    [
      text(md`**${view.stepName}**`),
      form('note', [
        input('body', {
          label: '记下的内容',
          placeholder: '谁说了什么要点、定了什么',
          rows: 6,
          maxLength: 1000,
          required: true,
          ...(view.body !== '' && { value: view.body }),
        }),
        submit('记下', noteButton, { meetingId, step }),
      ]),
      note('只有主持人和记录人能看，写会议记录时用。'),
      toConsole(meetingId),
    ],
    { template: 'blue' },
  )
}

export interface SpeakerView {
  meetingId: string
  step: string
  stepName: string
  people: readonly Option[]
  speakerId: string | undefined
}

/** Who gives the lecture. */
export function speakerCard(view: SpeakerView): CardJson {
  const { meetingId, step, speakerId } = view
  return card(
    '选宣讲人',
    [
      text(md`**${view.stepName}**`),
      form('lecture', [
        select('speaker', view.people, {
          required: true,
          ...(speakerId !== undefined && { value: speakerId }),
        }),
        submit('选定', speakerButton, { meetingId, step }),
      ]),
      note('宣讲人不在名单里的，请用“记一笔”写下。'),
      toConsole(meetingId),
    ],
    { template: 'blue' },
  )
}

export interface BreakOffView {
  meetingId: string
  unitName: string
}

/** 中止会议: with a reason, for a later day. */
export function breakOffCard({ meetingId, unitName }: BreakOffView): CardJson {
  return card(
    '中止会议',
    [
      text('会开不下去了才用。已经记下的都留着，改天要重新“开会”。'),
      form('breakOff', [
        input('reason', { label: '为什么中止', rows: 3, maxLength: 200, required: true }),
        submit(
          '中止会议',
          breakOffButton,
          { meetingId },
          {
            type: 'danger_filled',
            confirm: {
              title: '中止会议？',
              text: '群里会写“时间另行通知”，这次会议不能再接着开。',
            },
          },
        ),
      ]),
      toConsole(meetingId),
    ],
    { template: 'orange', subtitle: unitName },
  )
}
