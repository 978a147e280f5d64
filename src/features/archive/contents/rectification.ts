import {
  disclosureNotice,
  institutions,
  specialCampaign,
} from '../../../../documents/archive/follow-up.ts'
import { previousRectification } from '../../../../documents/archive/previous.ts'
import {
  memberDirections,
  personalRectification,
  teamRectification,
  teamRectificationWorkbook,
} from '../../../../documents/archive/rectification.ts'
import { sayShown } from '../../../../cards/archive/wording.ts'
import { disclosuresOf, type DisclosedItem } from '../../../../db/queries/disclosures.ts'
import { previousReportOf } from '../../../../db/queries/meeting-preparations.ts'
import { meetingOfType } from '../../../../db/queries/meetings.ts'
import { campaignsOf, casesOf } from '../../../../db/queries/rectification-campaigns.ts'
import {
  directionStatesOf,
  findDirection,
} from '../../../../db/queries/rectification-directions.ts'
import { institutionsOf } from '../../../../db/queries/rectification-institutions.ts'
import {
  itemsOf,
  sourcesOf,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { progressOf } from '../../../../db/queries/rectification-progress.ts'
import { dayAt, nameOf, postSaid, type Draft, type Scope } from './scope.ts'

const shownStates = ['draft', 'published', 'closed'] as const
type Shown = RectificationItem & { state: (typeof shownStates)[number] }

function shown(items: readonly RectificationItem[]): Shown[] {
  return items.filter((item): item is Shown => shownStates.some((state) => state === item.state))
}

function rowOf(scope: Scope, item: Shown) {
  const { db } = scope
  const entries = progressOf(db, item.itemId)
  const dated = (isEvidence: boolean) =>
    entries
      .filter((entry) => entry.isEvidence === isEvidence)
      .map((entry) => ({ day: entry.on, text: entry.file?.fileName ?? entry.body }))
  return {
    problem: item.problem,
    sources: [...new Set(sourcesOf(db, item.itemId).map((source) => source.kind))],
    importedFrom: item.importedFrom ?? '',
    rectificationClass: item.rectificationClass ?? ('' as const),
    goal: item.goal,
    measures: item.measures,
    leadUnit: item.leadUnit ?? '',
    responsible: nameOf(scope, item.responsibleId),
    due: item.dueOn ?? '',
    reviewMonths: item.reviewMonths ?? undefined,
    progress: dated(false),
    evidence: dated(true),
    status: item.state,
    closedOn: item.closedOn ?? '',
    checker: nameOf(scope, item.checkerId),
    escalatedOn: item.escalatedOn ?? '',
  }
}

const firstDay = (items: readonly RectificationItem[]) =>
  items.flatMap((item) => item.publishedOn ?? []).toSorted()[0] ?? ''

/** D34 of the team, as a text and as a table, and D35 of each leader. */
export function listPapers(scope: Scope): Draft[] {
  const items = shown(itemsOf(scope.db, scope.of.cycleId, scope.of.unitId))
  const team = items.filter((item) => item.list === 'team')
  const owners = Map.groupBy(
    items.filter((item) => item.list === 'personal'),
    (item) => item.ownerId ?? '',
  )
  const publishedOn = firstDay(team)
  const view = () => ({
    ...scope.head,
    publishedOn,
    rows: team.map((item) => rowOf(scope, item)),
  })
  return [
    ...(team.length > 0
      ? [
          { number: 'D34', day: publishedOn, paper: () => teamRectification(view()) },
          { number: 'D34', day: publishedOn, paper: () => teamRectificationWorkbook(view()) },
        ]
      : []),
    ...[...owners].map(([personId, own]) => ({
      number: 'D35',
      day: firstDay(own),
      paper: () =>
        personalRectification({
          ...scope.head,
          name: nameOf(scope, personId),
          post: personId === '' ? '' : postSaid(scope, personId),
          publishedOn: firstDay(own),
          rows: own.map((item) => rowOf(scope, item)),
        }),
    })),
  ]
}

/** D36: where each member of a branch wants to go, or why they did not say. */
export function directionPapers(scope: Scope): Draft[] {
  const { db, of } = scope
  const meeting = meetingOfType(db, { ...of, meetingType: 'B' })
  const states = meeting ? directionStatesOf(db, meeting.meetingId) : new Map<string, string>()
  if (!meeting || states.size === 0) return []
  const meetingDay = dayAt(meeting.openedAt)
  return [
    {
      number: 'D36',
      day: meetingDay,
      paper: () =>
        memberDirections({
          ...scope.head,
          meetingDay,
          rows: [...states].map(([personId, state]) => {
            const { meetingId } = meeting
            const body = findDirection(db, { meetingId, personId })?.body ?? ''
            const isGiven = state === 'given'
            return {
              name: nameOf(scope, personId),
              direction: isGiven ? body : '',
              notGivenBecause: isGiven ? '' : body,
            }
          }),
        }),
    },
  ]
}

/** D37 of each time something was shown, exactly as it was. */
export function disclosurePapers(scope: Scope): Draft[] {
  return disclosuresOf(scope.db, scope.of.cycleId)
    .filter((one) => one.unitId === scope.of.unitId && one.publishedOn !== null)
    .map((one) => ({
      number: 'D37',
      day: one.fromOn,
      paper: () =>
        disclosureNotice({
          ...scope.head,
          from: one.fromOn,
          to: one.toOn,
          place: one.place,
          contact: one.contact,
          rows: one.items.map(shownRow),
          day: one.fromOn,
        }),
    }))
}

function shownRow({ problem, measures, isClosed, progress }: DisclosedItem) {
  return { item: problem, measures, progress: sayShown(isClosed, progress) }
}

/** D38 and D39, of the general branch. */
export function campaignPapers(scope: Scope): Draft[] {
  if (!scope.isRoot) return []
  const { db, of } = scope
  const campaigns = campaignsOf(db, of.cycleId, of.unitId)
  const rules = institutionsOf(db, of.cycleId, of.unitId)
  return [
    ...(campaigns.length > 0
      ? [
          {
            number: 'D38',
            day: dayAt(campaigns[0]?.createdAt),
            paper: () =>
              specialCampaign({
                ...scope.head,
                campaigns: campaigns.map((campaign) => ({
                  issue: campaign.title,
                  measures: campaign.measures,
                  owner: nameOf(scope, campaign.ownerId),
                  due: campaign.dueOn,
                  result: campaign.result ?? '',
                  closedOn: campaign.closedOn ?? '',
                  cases: casesOf(db, campaign.campaignId).map((one) => ({
                    matter: one.body ?? '',
                    state: one.state,
                    onDay: one.onDay ?? '',
                  })),
                })),
              }),
          },
        ]
      : []),
    ...(rules.length > 0
      ? [
          {
            number: 'D39',
            day: dayAt(rules[0]?.createdAt),
            paper: () =>
              institutions({
                ...scope.head,
                rows: rules.map((rule) => ({
                  rule: rule.title,
                  kind: rule.kind,
                  due: rule.dueOn,
                  doneOn: rule.doneOn ?? '',
                  owner: nameOf(scope, rule.ownerId),
                  checkOn: rule.checkOn,
                  checkedOn: rule.checkedOn ?? '',
                  result: rule.result ?? '',
                })),
              }),
          },
        ]
      : []),
  ]
}

/** D19: what became of the list before, or why there is none (R63, X9). */
export function previousPapers(scope: Scope): Draft[] {
  const report = previousReportOf(scope.db, scope.of)
  if (!report) return []
  const day = report.readyOn ?? dayAt(report.at)
  return [
    {
      number: 'D19',
      day,
      paper: () =>
        previousRectification({
          ...scope.head,
          previousYear: scope.cycle.assessmentYear - 1,
          rows: itemsOf(scope.db, scope.of.cycleId, scope.of.unitId)
            .filter((item) =>
              sourcesOf(scope.db, item.itemId).some((one) => one.kind === 'previousCycle'),
            )
            .map((item) => ({
              item: item.problem,
              measure: item.measures,
              owner: nameOf(scope, item.responsibleId),
              due: item.dueOn ?? '',
              isDone: item.state === 'closed',
              evidence: '',
              remaining: '',
            })),
          noneReason: report.noneReason ?? '',
          day,
        }),
    },
  ]
}
