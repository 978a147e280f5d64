import { checklistName, verdictNames } from '../../../cards/minutes/conformity-wording.ts'
import { confirmedLine, minutesPrintWords as words } from '../../../cards/minutes/wording.ts'
import { minutesPrint } from '../../../documents/minutes-print.ts'
import type { Reader } from '../../../db/client.ts'
import { minutesVersionsOf } from '../../../db/queries/minutes.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { theTeam } from './cards.ts'
import { heldMeeting } from './record.ts'
import { checklistOf } from './views/conformity.ts'
import { confirmationsOf } from './views/confirmations.ts'
import type { Content } from './views/sheet.ts'

type Key = Readonly<Record<string, string>>

/** A confirmed record with the checklist behind it, on A4, with lines for the signatures. */
export const minutesDocuments: Readonly<Record<string, DocumentKind>> = {
  minutesPrint: {
    privacy: 'P2',
    about: (db, key) => theTeam(db, key),
    make: async (db, key) => {
      const { name, html } = page(db, key)
      return await Promise.resolve({ name, bytes: Buffer.from(html) })
    },
  },
}

function page(db: Reader, { meetingId = '', version = '' }: Key) {
  const held = heldMeeting(db, meetingId)
  const found = minutesVersionsOf(db, meetingId).find((one) => String(one.version) === version)
  if (!held || !found) throw new Error('there is no such version to print')
  const { sheet } = JSON.parse(found.content) as Content
  const html = minutesPrint({
    sheet,
    version: words.version(found.version, found.reason),
    confirmations: confirmationsOf(db, held, found).map(({ role, name, day, at }) =>
      confirmedLine(role, name, day, at),
    ),
    checklistName,
    checklist: checklistOf(db, held).map(({ verdict, item, remark }) => ({
      verdict: verdictNames[verdict],
      item,
      remark,
    })),
    signatures: [words.chairSigns, words.recorderSigns],
    dateSigns: words.dateSigns,
  })
  return { name: words.fileName(sheet.title, found.version), html }
}
