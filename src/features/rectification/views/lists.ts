import type {
  LacksView,
  ListFace,
  ListItem,
  ListView,
} from '../../../../cards/rectification/list.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { dayOf, type Day } from '../../../organization/calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { candidatesOf, unsettled } from '../candidates.ts'
import { completed } from '../completing.ts'
import { audienceOf, bearerOf } from '../people.ts'
import { lightOf } from '../rules/progress.ts'
import { findSubject, itemsOfList, mayPublish, mayWrite, type Subject } from '../subjects.ts'
import { excerpt, pageOf } from './paged.ts'

const itemsPerPage = 6
const problemLetters = 100
const measureLetters = 80
const mostLacking = 6

interface OfListPage {
  cycleId: string
  subjectId: string
  page: string
}

/** One of the four lists; those that are worked on show drafts and decisions too. */
export function listView(face: ListFace) {
  const works = face === 'teamRectification' || face === 'ownRectification'
  return (db: Reader, key: OfListPage, { reader, now }: ViewContext): ListView | undefined => {
    const subject = findSubject(db, key.subjectId)
    const cycle = findCycle(db, key.cycleId)
    if (!subject || !cycle || cycle.rootId !== subject.unit.rootId) return undefined
    const items = itemsOfList(db, cycle, subject)
    const shown = works ? items : items.filter(isOut)
    const person = reader.kind === 'person' ? reader.person : undefined
    const lines = shown.map((item, at) => lineOf(db, item, at + 1, dayOf(now), person))
    const decides = person !== undefined && mayPublish(db, person, subject)
    return {
      face,
      cycleId: key.cycleId,
      subjectId: key.subjectId,
      name: nameOf(subject),
      list: pageOf(lines, key.page, itemsPerPage),
      drafts: items.filter(({ state }) => state === 'draft').length,
      published: items.filter(isOut).length,
      unsettled: works && decides ? unsettled(candidatesOf(db, cycle, subject)).length : 0,
      mayWrite: person !== undefined && mayWrite(db, person, subject),
      mayDecide: decides,
      unitId: subject.unit.unitId,
    }
  }
}

const isOut = ({ state }: RectificationItem) => state === 'published' || state === 'closed'

export function nameOf(subject: Subject): string {
  return subject.kind === 'team' ? subject.unit.name : subject.person.name
}

function lineOf(
  db: Reader,
  item: RectificationItem,
  no: number,
  today: Day,
  reader: Person | undefined,
): ListItem {
  const { state, reason } = item
  const bearer = item.responsibleId === null ? undefined : bearerOf(db, item)
  return {
    itemId: item.itemId,
    no,
    problem: excerpt(item.problem, problemLetters),
    measures: excerpt(item.measures, measureLetters),
    class: item.rectificationClass,
    light: lightOf(item, today),
    outcome: state === 'merged' || state === 'notAdopted' ? { kind: state, reason } : undefined,
    bearer: bearer === undefined ? undefined : findPerson(db, bearer)?.name,
    day: item.rectificationClass === 'longTerm' ? item.nextReviewOn : item.dueOn,
    mayOpen: reader !== undefined && audienceOf(db, item).includes(reader.personId),
  }
}

/** What keeps a list from being published, item by item. */
export function lacksView(
  db: Reader,
  { cycleId, subjectId }: { cycleId: string; subjectId: string },
  { now }: ViewContext,
): LacksView | undefined {
  const subject = findSubject(db, subjectId)
  const cycle = findCycle(db, cycleId)
  if (!subject || !cycle || cycle.rootId !== subject.unit.rootId) return undefined
  const lacking = itemsOfList(db, cycle, subject).flatMap((item, at) => {
    if (item.state !== 'draft') return []
    const { lacks } = completed(db, cycle, subject, {
      draft: item,
      today: dayOf(now),
    })
    const { itemId, problem } = item
    return lacks.length === 0
      ? []
      : [{ itemId, no: at + 1, problem: excerpt(problem, problemLetters), lacks }]
  })
  return {
    cycleId,
    subjectId,
    isTeam: subject.kind === 'team',
    name: nameOf(subject),
    unsettled: unsettled(candidatesOf(db, cycle, subject)).length,
    items: lacking.slice(0, mostLacking),
    more: Math.max(0, lacking.length - mostLacking),
  }
}
