import type { DigestCardView } from '../../../cards/todo/digest.ts'
import type { DutyLine, TodoCardView } from '../../../cards/todo/todo.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findDigest, remindersOfDigest, type Reminder } from '../../../db/queries/reminders.ts'
import { findUnit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import type { Duty } from '../../pipeline/duty.ts'
import { countOwing } from '../../pipeline/duty-book.ts'
import type { ViewContext } from '../../pipeline/feature.ts'
import { dutiesPerPage, pageOf, withoutRepeats } from './rules.ts'

export function todoView(
  db: Reader,
  key: { personId: string; page?: string | undefined; why?: string | undefined },
  context: ViewContext,
): TodoCardView | undefined {
  const person = findPerson(db, key.personId)
  if (!person) return undefined
  const all = withoutRepeats(context.duties.owedBy(person))
  const page = pageOf(all, Number(key.page ?? 1), dutiesPerPage)
  const readerId = readerOf(context) ?? person.personId
  return {
    personId: person.personId,
    today: dayOf(context.now),
    why: key.why === 'asked' ? 'asked' : 'own',
    duties: page.items.map((duty) => lineOf(db, duty, readerId)),
    page: page.page,
    pages: page.pages,
    delivery: person.delivery,
  }
}

function readerOf(context: ViewContext): string | undefined {
  return context.reader.kind === 'person' ? context.reader.person.personId : undefined
}

function lineOf(db: Reader, duty: Duty, readerId: string): DutyLine {
  const { personId, title, kind, dueOn } = duty
  const other = personId === readerId ? undefined : findPerson(db, personId)?.name
  return {
    duty: duty.duty,
    personId,
    title,
    kind,
    ...(dueOn !== undefined && { dueOn }),
    ...(other !== undefined && { onBehalfOf: other }),
  }
}

export function digestView(
  db: Reader,
  { digestId }: { digestId: string },
  context: ViewContext,
): DigestCardView | undefined {
  const digest = findDigest(db, digestId)
  if (!digest) return undefined
  const reminders = remindersOfDigest(db, digestId)
  const owed = reminders
    .filter((reminder) => reminder.kind === 'owes')
    .map((reminder) => context.duties.owed(reminder.duty, reminder.personId))
    .filter((duty) => duty !== undefined)
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  const page = pageOf(withoutRepeats(owed), 1, dutiesPerPage)
  return {
    today: dayOf(context.now),
    duties: page.items.map((duty) => lineOf(db, duty, digest.personId)),
    more: withoutRepeats(owed).length - page.items.length,
    counts: countsOf(db, reminders, context),
  }
}

function countsOf(db: Reader, reminders: readonly Reminder[], context: ViewContext) {
  const lines = reminders
    .filter((reminder) => reminder.kind === 'escalated')
    .flatMap((reminder) => {
      const unit = findUnit(db, reminder.unitId ?? '')
      const open = unit && context.duties.openIn(unit.unitId)
      const kind = open?.find((one) => one.duty === reminder.duty)?.kind
      if (!unit || kind === undefined) return []
      const count = countOwing(context.duties, db, unit, reminder.duty)
      return count > 0 ? [{ kind, count, unitId: unit.unitId, unitName: unit.name }] : []
    })
  const perKind = Map.groupBy(lines, (one) => `${one.unitId}|${one.kind}`)
  return [...perKind.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: others.reduce((sum, one) => sum + one.count, first.count) }] : [],
  )
}
