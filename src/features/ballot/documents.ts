import {
  countSheetWords,
  notGraded,
  percentNote,
  subjectTitles,
  sayDate,
} from '../../../cards/ballot/wording.ts'
import { ballotCountSheet } from '../../../documents/ballot-count-sheet.ts'
import { ballotPaper } from '../../../documents/ballot-paper.ts'
import type { Reader } from '../../../db/client.ts'
import { findRound, type BallotKind } from '../../../db/queries/ballot-rounds.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { dayOf } from '../../organization/calendar.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { scaleFor, subjectsFor } from './electorate.ts'
import { resultReaders, workersOf } from './guards.ts'
import { sheetOf } from './views/count.ts'
import { nameOf, scaleNames, subjectName, unitName } from './views/names.ts'

type Key = Readonly<Record<string, string>>

const kindOf = (key: Key): BallotKind => (key['kind'] === 'team' ? 'team' : 'members')

function paperOf(db: Reader, key: Key) {
  const meeting = findMeeting(db, key['meetingId'] ?? '')
  if (!meeting) throw new Error('no such meeting')
  const kind = kindOf(key)
  const scale = scaleNames(db, { ...meeting, kind, scale: scaleFor(db, meeting, kind) })
  const rows = subjectsFor(db, meeting, kind).map(({ subjectId, isMarked }, at) => ({
    no: at + 1,
    name: subjectName(db, { kind }, subjectId),
    isMarked,
  }))
  return { meeting, kind, scale, rows }
}

/** What is printed: the blank paper, and the count sheet for two signatures. */
export const ballotDocuments: Readonly<Record<string, DocumentKind>> = {
  ballotPaper: {
    privacy: 'P4',
    about: (db, key) => ({
      personIds: workersOf(db, { meetingId: key['meetingId'] ?? '', kind: kindOf(key) }),
    }),
    async make(db, key, now) {
      const { meeting, kind, scale, rows } = paperOf(db, key)
      const unit = unitName(db, meeting)
      const title = countSheetWords.paperTitle(kind)
      const subject = subjectTitles[kind]
      const html = ballotPaper({
        title,
        unit,
        day: sayDate(dayOf(now)),
        scale,
        subject,
        rows,
        notGraded,
      })
      const name = countSheetWords.paperName(unit, kind)
      return await Promise.resolve({ name, bytes: Buffer.from(html) })
    },
  },
  ballotCountSheet: {
    privacy: 'P4',
    about: (db, key) => {
      const round = findRound(db, key['roundId'] ?? '')
      return { personIds: round ? resultReaders(db, round.unitId) : [] }
    },
    async make(db, key) {
      const sheet = sheetOf(db, key['roundId'] ?? '')
      if (!sheet) throw new Error('not tallied')
      const { round, view, closedAt } = sheet
      const html = ballotCountSheet({
        ...view,
        title: countSheetWords.title(round.kind),
        percentNote: percentNote(view.percentBase),
        day: sayDate(dayOf(new Date(closedAt))),
        subject: subjectTitles[round.kind],
        hidesOwn: round.kind === 'members',
        scrutineer: nameOf(db, round.scrutineerId),
        voteCounter: nameOf(db, round.voteCounterId),
      })
      const name = countSheetWords.fileName(view.unit, round.kind)
      return await Promise.resolve({ name, bytes: Buffer.from(html) })
    },
  },
}
