import {
  columnWords,
  kindWords,
  sexWords,
  wordFor,
  type RegisterColumn,
} from '../../../../policies/roster-words.ts'
import type { RegisterDocumentView } from '../../../../documents/register.ts'
import { registerTitle } from '../../../../cards/roster/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { registerOf } from '../scope.ts'
import { flagList, homeOf, sayFlag, unitBook, writePost } from '../words.ts'

const columns: readonly RegisterColumn[] = [
  'id',
  'name',
  'sex',
  'born',
  'joined',
  'kind',
  'branch',
  'group',
  'posts',
  'flags',
]

/** The register in the words a file is read in, so that an exported file can be imported again. */
export function registerDocument(db: Reader, unitId: string, now: Date): RegisterDocumentView {
  const unit = getUnit(db, unitId)
  const units = unitBook(db, unit.rootId)
  return {
    title: registerTitle(unit.name),
    day: dayOf(now),
    header: columns.map((column) => wordFor(columnWords, column)),
    rows: registerOf(db, unit).map((person) => [
      person.rosterCode,
      person.name,
      person.sex ? wordFor(sexWords, person.sex) : '',
      String(person.bornYear ?? ''),
      String(person.joinedYear ?? ''),
      wordFor(kindWords, person.kind),
      units.byId(person.branchId)?.name ?? '',
      units.byId(person.groupId)?.name ?? '',
      person.posts.map((held) => writePost(held, homeOf(person, units))).join(';'),
      flagList(person).map(sayFlag).join(';'),
    ]),
  }
}
