import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { acceptRecordButton, partLength, saveRecordButton } from './buttons.ts'
import { go } from './parts.ts'
import { agreedName, partNames, resultNames, talkResults, type TalkResult } from './wording.ts'

export interface RecordText {
  work: string
  thinking: string
  ownGaps: string
  reminder: string
  agreed: string
  result: TalkResult
}

export interface TalkRecordView {
  talkId: string
  pairKey: string
  /** Who reads: one of the two. */
  personId: string
  partner: string
  partnerId: string
  heldOn: string
  mine: (RecordText & { isAccepted: boolean }) | undefined
  theirs: (RecordText & { isComplete: boolean; isAccepted: boolean; rev: number }) | undefined
  /** The talk counts: nothing is changed any more. */
  isClosed: boolean
}

const parts = Object.entries(partNames) as [keyof typeof partNames, string][]

/** 谈话记录: written and read by the two alone. */
export function talkRecordCard(view: TalkRecordView): CardJson {
  return card(
    `谈话记录：${view.partner}`,
    [
      note(`${sayDay(view.heldOn)}。只有你们两人能看，书记只知道谈没谈。`),
      ...theirs(view),
      ...(view.isClosed ? closed(view) : writing(view)),
      go('返回', 'talkPair', { pairKey: view.pairKey, personId: view.personId }, { type: 'text' }),
    ],
    { template: view.isClosed ? 'green' : 'blue' },
  )
}

function theirs(view: TalkRecordView): Elements {
  const record = view.theirs
  if (!record) return []
  return [
    text(md`**${view.partner} 写的**`),
    ...reading(record),
    record.isComplete &&
      !record.isAccepted &&
      !view.isClosed &&
      button(
        '记录属实，确认',
        acceptRecordButton,
        {
          talkId: view.talkId,
          personId: view.personId,
          authorId: view.partnerId,
          rev: record.rev,
        },
        { type: 'primary_filled' },
      ),
    record.isAccepted && note('您已确认。'),
    line,
  ]
}

function reading(record: RecordText): Elements {
  return [
    ...parts.map(([part, name]) => record[part] !== '' && text(md`${name}：${record[part]}`)),
    record.agreed !== '' && text(md`约定怎么改：${record.agreed}`),
    text(md`结果：${resultNames[record.result]}`),
  ]
}

function closed(view: TalkRecordView): Elements {
  if (!view.mine) return [text('这次谈心已经完成。')]
  return [text(md`**我写的**`), ...reading(view.mine)]
}

function writing(view: TalkRecordView): Elements {
  const { mine } = view
  const results = talkResults.map((result) => ({ label: resultNames[result], value: result }))
  return [
    text(mine ? '我写的，可以修改：' : '我来写：'),
    mine?.isAccepted && note('对方已确认。改了以后要请对方再确认。'),
    form('record', [
      ...parts.map(([part, label]) =>
        input(part, { label, rows: 2, maxLength: partLength, ...valueOf(mine?.[part]) }),
      ),
      input('agreed', {
        label: agreedName,
        rows: 2,
        maxLength: partLength,
        ...valueOf(mine?.agreed),
      }),
      text('谈得怎么样'),
      select('result', results, { value: mine?.result ?? 'agreed', required: true }),
      submit('保存', saveRecordButton, { talkId: view.talkId }),
    ]),
    note('四项都写到才算完整；没写完也可以先存。两人都写，或一人写、另一人确认。'),
  ]
}

function valueOf(value: string | undefined) {
  return value === undefined || value === '' ? {} : { value }
}
