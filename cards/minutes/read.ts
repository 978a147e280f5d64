import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, text } from '../kit/elements.ts'
import { printButton } from './buttons.ts'
import { blockRows, go, pager } from './parts.ts'
import type { SheetBlock } from './sheet.ts'
import { confirmedLine, minutesPrintWords } from './wording.ts'

export interface ReadView {
  meetingId: string
  title: string
  /** Undefined while no version is confirmed. */
  confirmed:
    | {
        version: number
        /** Confirmed versions in all. */
        versions: number
        reason: string | undefined
        confirmations: readonly {
          role: 'recorder' | 'chair' | 'signer'
          name: string
          day: string
          at: string
        }[]
        blocks: readonly SheetBlock[]
        page: number
        pages: number
      }
    | undefined
  /** A correction is being written. */
  isChanging: boolean
}

/** The confirmed record, page by page, for the team. */
export function readCard({ meetingId, title, confirmed, isChanging }: ReadView): CardJson {
  if (!confirmed) {
    return card(
      '会议记录',
      [
        text(md`**${title}**`),
        text('会议记录还没有定稿，两人确认后可以在这里看。'),
        go('程序核对', 'conformity', { meetingId }, { type: 'text' }),
      ],
      { template: 'grey' },
    )
  }
  const { version, versions } = confirmed
  const key = { meetingId, version: String(version) }
  return card(
    '会议记录',
    [
      text(md`**${title}**`),
      versions > 1 && note(minutesPrintWords.version(version, confirmed.reason)),
      version < versions && text(md`**这是旧稿**，后来更正过。`),
      isChanging && note('正在更正，还没有两人确认。'),
      line,
      ...blockRows(confirmed.blocks),
      pager(confirmed, 'minutesRead', key),
      line,
      ...confirmed.confirmations.map(({ role, name, day, at }) =>
        note(confirmedLine(role, name, day, at)),
      ),
      button('打印（连同程序核对）', printButton, key, { type: 'primary_filled' }),
      versions > 1 &&
        row(
          version > 1 && go('看上一稿', 'minutesRead', { meetingId, version: String(version - 1) }),
          version < versions && go('看最新一稿', 'minutesRead', { meetingId }),
        ),
      go('程序核对', 'conformity', { meetingId }),
    ],
    { template: version < versions ? 'grey' : 'green' },
  )
}
