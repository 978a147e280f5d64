import type { FormView } from '../../../../cards/rectification/form.ts'
import type { EntryLine, ItemView, StepName } from '../../../../cards/rectification/item.ts'
import type { StepView } from '../../../../cards/rectification/step.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import { campaignsOf, findCampaign } from '../../../../db/queries/rectification-campaigns.ts'
import {
  findItem,
  sourcesOf,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { progressOf } from '../../../../db/queries/rectification-progress.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { bearerOf, bearersFor, checkersFor, mayNote } from '../people.ts'
import { lightOf } from '../rules/progress.ts'
import { closingHindrance, reviewHindrance } from '../rules/reviews.ts'
import { findSubject, itemsOfList, mayPublish, mayWrite, subjectOf } from '../subjects.ts'
import { nameOf } from './lists.ts'
import { targetsFor } from './merge.ts'
import { excerpt } from './paged.ts'

const mostEntries = 8
const entryLetters = 300

export function itemView(
  db: Reader,
  { itemId }: { itemId: string },
  { reader, now }: ViewContext,
): ItemView | undefined {
  const item = findItem(db, itemId)
  if (!item || reader.kind !== 'person') return undefined
  const { person } = reader
  const subject = subjectOf(db, item)
  const entries = progressOf(db, itemId)
  const { cycleId, checkerId } = item
  const bearer = item.responsibleId === null ? undefined : bearerOf(db, item)
  const works = mayWrite(db, person, subject)
  const [own, read] =
    subject.kind === 'team'
      ? ['teamRectification', 'teamRectificationList']
      : ['ownRectification', 'leaderRectification']
  return {
    itemId,
    cycleId,
    subjectId: subject.subjectId,
    listCard: works ? own : read,
    listName: nameOf(subject),
    light: lightOf(item, dayOf(now)),
    problem: item.problem,
    goal: item.goal,
    measures: item.measures,
    class: item.rectificationClass,
    day: item.rectificationClass === 'longTerm' ? item.nextReviewOn : item.dueOn,
    reviewMonths: item.reviewMonths,
    leadUnit: item.leadUnit,
    bearer: bearer === undefined ? undefined : findPerson(db, bearer)?.name,
    checker: checkerId === null ? undefined : findPerson(db, checkerId)?.name,
    importedFrom: item.importedFrom,
    sources: sourcesOf(db, itemId).map(({ kind }) => kind),
    campaign: item.campaignId === null ? undefined : findCampaign(db, item.campaignId)?.title,
    escalatedOn: item.escalatedOn,
    answerOn: item.answerOn,
    answeredOn: item.answeredOn,
    closedOn: item.closedOn,
    entries: entries.slice(-mostEntries).map((entry) => entryOf(db, entry, item, person)),
    earlier: Math.max(0, entries.length - mostEntries),
    may: stepsFor(db, item, person, now),
  }
}

function entryOf(
  db: Reader,
  entry: ReturnType<typeof progressOf>[number],
  item: RectificationItem,
  person: Person,
): EntryLine {
  const { entryId, kind, on, by, body, file } = entry
  const isNote = kind === 'progress' || kind === 'evidence'
  return {
    entryId,
    kind,
    on,
    by: findPerson(db, by)?.name ?? '',
    body: excerpt(body, entryLetters),
    fileName: file?.fileName,
    maySee: file !== undefined,
    mayWithdraw: isNote && item.state === 'published' && by === person.personId,
  }
}

/** What a person may do with an item now. */
function stepsFor(db: Reader, item: RectificationItem, person: Person, now: Date): ItemView['may'] {
  const { personId } = person
  const subject = subjectOf(db, item)
  const isOpen = item.state === 'published'
  const leads = isSecretaryOf(db, person, item.unitId)
  const isDraft = item.state === 'draft'
  const isLongTerm = item.rectificationClass === 'longTerm'
  const notes = isOpen && mayNote(db, person, item)
  const isReported = item.checkOn !== null && !isLongTerm
  return {
    change: (isDraft && mayWrite(db, person, subject)) || (isOpen && leads),
    note: notes,
    report: notes && !isLongTerm && !isReported,
    takeReportBack: notes && isReported,
    check: closingHindrance(item, personId) === undefined,
    keepUp: reviewHindrance(item, personId, dayOf(now)) === undefined,
    reopen: item.state === 'closed' && (leads || item.checkerId === personId),
    escalate: isOpen && leads && item.answerOn === null,
    answer: isOpen && leads && item.answerOn !== null,
    settle: isDraft && mayPublish(db, person, subject),
  }
}

/** The form of a step, for who may still take it. */
export function stepView(
  db: Reader,
  { itemId, step }: { itemId: string; step: string },
  { reader, now }: ViewContext,
): StepView | undefined {
  const item = findItem(db, itemId)
  if (!item || reader.kind !== 'person') return undefined
  const may = stepsFor(db, item, reader.person, now)
  const name = Object.keys(may).find((one) => one === step) as keyof typeof may | undefined
  if (!name || !isStep(name) || !may[name]) return undefined
  const cycle = findCycle(db, item.cycleId)
  const items = cycle ? itemsOfList(db, cycle, subjectOf(db, item)) : []
  return {
    itemId,
    step: name,
    problem: item.problem,
    measures: item.measures,
    targets: targetsFor(
      { text: item.problem, aspect: item.aspect },
      items.filter((other) => other.itemId !== itemId),
    ),
  }
}

const notSteps = ['change', 'report', 'takeReportBack']
function isStep(name: keyof ItemView['may']): name is StepName {
  return !notSteps.includes(name)
}

export function formView(
  db: Reader,
  { cycleId, subjectId, itemId }: { cycleId: string; subjectId: string; itemId: string },
  { reader }: ViewContext,
): FormView | undefined {
  const subject = findSubject(db, subjectId)
  if (!subject || reader.kind !== 'person') return undefined
  const item = itemId === '' ? undefined : findItem(db, itemId)
  if (itemId !== '' && item?.state !== 'draft' && item?.state !== 'published') return undefined
  return {
    cycleId,
    subjectId,
    itemId,
    isTeam: subject.kind === 'team',
    ...written(item),
    bearers: bearersFor(db, subject).map(asChoice),
    checkers: checkersFor(db, subject).map(asChoice),
    campaigns:
      subject.kind === 'team'
        ? campaignsOf(db, cycleId, subjectId)
            .filter(({ closedOn }) => closedOn === null)
            .map(({ campaignId, title }) => ({ id: campaignId, name: title }))
        : [],
  }
}

const asChoice = ({ personId, name }: Person) => ({ id: personId, name })

function written(item: RectificationItem | undefined) {
  return {
    problem: item?.problem ?? '',
    goal: item?.goal ?? '',
    measures: item?.measures ?? '',
    class: item?.rectificationClass ?? null,
    dueOn: item?.dueOn ?? null,
    leadUnit: item?.leadUnit ?? '',
    responsible: item?.responsibleId ?? null,
    checker: item?.checkerId ?? null,
    reviewMonths: item?.reviewMonths ?? null,
    reviewOn: item?.nextReviewOn ?? null,
    campaign: item?.campaignId ?? null,
  }
}
