import type { CardJson } from '../kit/card.ts'
import { button, card, note, row, table, text, type Elements } from '../kit/elements.ts'
import { rewordButton } from './buttons.ts'
import { go, pager, type Named, type Paged, type Words } from './parts.ts'
import { entryNames, responseNames, rewordLabel, rewordLook } from './wording.ts'

export type Cell = keyof typeof entryNames | 'self' | 'open' | 'none'

export interface GridView {
  meetingId: string
  step: string
  stepName: string
  /** Subjects of this page, in the columns. */
  subjects: Paged<Named & { response: keyof typeof responseNames | undefined; read: boolean }>
  rows: readonly { name: string; cells: readonly Cell[] }[]
}

const cellTexts: Record<Cell, { text: string; color: string }[]> = {
  spoken: [{ text: entryNames.spoken, color: 'green' }],
  nothingNew: [{ text: '无', color: 'neutral' }],
  deferred: [{ text: entryNames.deferred, color: 'orange' }],
  self: [{ text: '本人', color: 'blue' }],
  open: [{ text: '还没有', color: 'red' }],
  none: [],
}

/** Who has said something about whom; never what. */
export function gridCard(view: GridView): CardJson {
  const { meetingId, step, subjects, rows } = view
  return card(
    '谁对谁提了',
    [
      subjects.items.length === 0 && text('还没有人作自我批评。'),
      subjects.items.length > 0 &&
        table(
          [
            { name: 'who', title: '提的人' },
            ...subjects.items.map(({ name }, at) => ({
              name: `c${at}`,
              title: name,
              kind: 'options' as const,
            })),
          ],
          rows.map(({ name, cells }) => ({
            who: name,
            ...Object.fromEntries(cells.map((cell, at) => [`c${at}`, cellTexts[cell]])),
          })),
        ),
      ...subjects.items.flatMap(
        ({ name, response, read }): Elements => [
          response !== undefined && note(`${name} 表态：${responseNames[response]}`),
          read && note(`${name} 没有到会，书面材料由人代读`),
        ],
      ),
      subjects.items.length > 0 &&
        row(
          ...subjects.items.map(({ personId, name }) =>
            go(name, 'criticismOn', { meetingId, step, subjectId: personId, page: '1' }),
          ),
        ),
      pager(subjects, 'criticismGrid', { meetingId, step }),
      go('返回', 'criticismRound', { meetingId, step }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.stepName },
  )
}

export interface OnSubjectView {
  meetingId: string
  step: string
  subject: Named
  words: string | undefined
  entries: Paged<
    Named & {
      kind: keyof typeof entryNames
      written: (Words & { rev: number }) | undefined
      mayWrite: boolean
      /** The reader leads the meeting and may send the words back. */
      mayReturn: boolean
    }
  >
}

/** What was said to one person, for who leads and who writes it down. */
export function onSubjectCard(view: OnSubjectView): CardJson {
  const { meetingId, step, subject, entries } = view
  const key = { meetingId, step, subjectId: subject.personId }
  return card(
    `给 ${subject.name} 的批评`,
    [
      entries.items.length === 0 && text('还没有人提。'),
      ...entries.items.flatMap(
        ({ personId, name, kind, written, mayWrite, mayReturn }): Elements => [
          text(`${name}　${entryNames[kind]}`),
          written && text(`问题：${written.problem}\n建议：${written.suggestion}`, 'notation'),
          mayWrite &&
            go(written ? '改文字' : '记下批评', 'criticismEntry', {
              meetingId,
              step,
              subjectId: subject.personId,
              criticId: personId,
            }),
          written &&
            mayReturn &&
            button(
              rewordLabel,
              rewordButton,
              {
                meetingId,
                step,
                subjectId: subject.personId,
                criticId: personId,
                rev: written.rev,
              },
              rewordLook,
            ),
        ],
      ),
      view.words !== undefined && text(`他的表态：${view.words}`),
      pager(entries, 'criticismOn', key),
      go('返回', 'criticismGrid', { meetingId, step, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
