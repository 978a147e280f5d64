import { z } from 'zod'
import { mobileMembersCard, mobilePlaceCard } from '../../../cards/cycle/mobile-place.ts'
import { planCard } from '../../../cards/cycle/plan.ts'
import {
  adoptionFormCard,
  newPlanCard,
  windowFormCard,
} from '../../../cards/cycle/plan-decisions.ts'
import {
  basisFormCard,
  parameterFormCard,
  partsFormCard,
  taskFormCard,
} from '../../../cards/cycle/plan-forms.ts'
import { calendarCard, changesCard } from '../../../cards/cycle/plan-history.ts'
import { planNoticeCard } from '../../../cards/cycle/plan-notice.ts'
import * as pages from '../../../cards/cycle/plan-pages.ts'
import { preparationTaskCard } from '../../../cards/cycle/preparation-task.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findPreparationTask } from '../../../db/queries/preparation.ts'
import { isBeforeMeetingsEnd } from '../../organization/unit-cycle.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { placeOf } from './mobile.ts'
import * as forms from './views/forms.ts'
import { mobileMembersView, mobilePlaceView } from './views/mobile.ts'
import * as pageViews from './views/pages.ts'
import { planNoticeView, planView, preparationTaskView } from './views/plan.ts'

const id = z.string()
const ofCycle = z.object({ cycleId: id })
const ofPage = z.object({ cycleId: id, page: id.optional() })

/** The general branch whose plan it is: its team reads, its secretary changes. */
function rootOf(db: Reader, { cycleId }: { cycleId: string }) {
  const cycle = findCycle(db, cycleId)
  return cycle ? { unitId: cycle.rootId } : {}
}

const liesAhead = (db: Reader, { cycleId }: { cycleId: string }, now: Date) =>
  isBeforeMeetingsEnd(db, { cycleId, unitId: null }, now)

const forTeam = { privacy: 'P2', key: ofPage, about: rootOf } as const
const forSecretary = { privacy: 'P3', hasForm: true, key: ofCycle, about: rootOf } as const

export const cycleCards: Readonly<Record<string, CardKind>> = {
  planNew: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ rootId: id }),
    about: (_db, { rootId }) => ({ unitId: rootId }),
    view: forms.newPlanView,
    card: newPlanCard,
  }),
  plan: cardKind({ ...forTeam, living: liesAhead, view: planView, card: planCard }),
  planParameters: cardKind({
    ...forTeam,
    view: pageViews.parametersView,
    card: pages.parametersCard,
  }),
  planBasis: cardKind({ ...forTeam, view: pageViews.basisView, card: pages.basisCard }),
  planTasks: cardKind({
    ...forTeam,
    hasForm: true,
    view: pageViews.tasksView,
    card: pages.tasksCard,
  }),
  planCalendar: cardKind({ ...forTeam, view: pageViews.calendarView, card: calendarCard }),
  planChanges: cardKind({ ...forTeam, view: pageViews.changesView, card: changesCard }),
  planGuarantors: cardKind({
    ...forTeam,
    hasForm: true,
    view: pageViews.guarantorsView,
    card: pages.guarantorsCard,
  }),
  planParameter: cardKind({
    ...forSecretary,
    key: ofCycle.extend({ path: id }),
    view: forms.parameterFormView,
    card: parameterFormCard,
  }),
  planParts: cardKind({ ...forSecretary, view: forms.partsFormView, card: partsFormCard }),
  planBasisDocument: cardKind({
    ...forSecretary,
    key: ofCycle.extend({ at: id }),
    view: forms.basisFormView,
    card: basisFormCard,
  }),
  planTask: cardKind({
    ...forSecretary,
    key: ofCycle.extend({ taskId: id }),
    view: forms.taskFormView,
    card: taskFormCard,
  }),
  planAdoption: cardKind({ ...forSecretary, view: forms.adoptionFormView, card: adoptionFormCard }),
  planWindow: cardKind({ ...forSecretary, view: forms.windowFormView, card: windowFormCard }),
  planNotice: cardKind({
    privacy: 'P1',
    key: z.object({ cycleId: id, version: id }),
    about: rootOf,
    view: planNoticeView,
    card: planNoticeCard,
  }),
  preparationTask: cardKind({
    privacy: 'P1',
    key: z.object({ taskId: id }),
    living: (db, { taskId }) => findPreparationTask(db, taskId)?.doneAt === null,
    view: preparationTaskView,
    card: preparationTaskCard,
  }),
  mobilePlace: cardKind({
    privacy: 'P4',
    key: z.object({ personId: id }),
    about: (db, { personId }) => {
      const unitId = findPerson(db, personId)?.branchId
      return { personId, ...(unitId && { unitId }) }
    },
    living: (db, { personId }) => placeOf(db, personId) === 'undetermined',
    view: mobilePlaceView,
    card: mobilePlaceCard,
  }),
  mobileMembers: cardKind({
    privacy: 'P3',
    key: z.object({ unitId: id, page: id.optional() }),
    about: (_db, { unitId }) => ({ unitId }),
    view: mobileMembersView,
    card: mobileMembersCard,
  }),
}
