import type { ListView } from '../../../../cards/appraisal/list.ts'
import type { SelfView } from '../../../../cards/appraisal/self.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { answeredForBy, findPerson, type Person } from '../../../../db/queries/people.ts'
import { findSelfAppraisal, type SelfAppraisal } from '../../../../db/queries/self-appraisals.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { gradeIds } from '../../../../policies/keys.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { dueOn, hasSettled, isAppraisee, isOver, standingsIn } from '../members.ts'
import { isSettled, standingOf } from '../rules/self.ts'
import { pageOf } from './paged.ts'

const listPageSize = 10

export function selfView(
  db: Reader,
  { cycleId, personId }: { cycleId: string; personId: string },
  { reader }: ViewContext,
): SelfView | undefined {
  const cycle = findCycle(db, cycleId)
  const person = findPerson(db, personId)
  if (!cycle || !person || reader.kind !== 'person') return undefined
  const saved = findSelfAppraisal(db, { cycleId, personId })
  const standing = standingOf(saved)
  const mayWrite = mayAnswerFor(db, reader.person, personId) && isAppraisee(db, person)
  // What is still being written is the writer's alone.
  if (!mayWrite && standing !== 'handedIn') return undefined
  const { aspects } = cycle.parameters.selfAppraisal
  const isOwn = reader.person.personId === personId
  return {
    cycleId,
    personId,
    of: isOwn ? undefined : person.name,
    standing,
    dueOn: dueOn(unitCycle(db, cycle, person.branchId)),
    ...handedIn(db, saved, personId),
    aspects: aspects.map(({ id, name }) => ({ id, name, body: saved?.content?.aspects[id] ?? '' })),
    grade: gradeIds.find((grade) => grade === saved?.content?.proposedGrade),
    asksGrade: person.kind === 'fullMember',
    mayWrite,
    isOver:
      cycle.state === 'closed' ||
      (person.branchId !== null && isOver(db, cycleId, person.branchId)),
    answersFor: isOwn ? answersFor(db, cycleId, reader.person) : [],
    leads: isOwn ? ledBy(db, reader.person) : undefined,
  }
}

function handedIn(db: Reader, saved: SelfAppraisal | undefined, personId: string) {
  if (!saved || saved.state !== 'handedIn' || saved.handedInAt === null) {
    return { handedInOn: undefined, handedInBy: undefined }
  }
  const by = saved.byPersonId === personId ? undefined : findPerson(db, saved.byPersonId)
  return { handedInOn: dayOf(new Date(saved.handedInAt)), handedInBy: by?.name }
}

function answersFor(db: Reader, cycleId: string, reader: Person): SelfView['answersFor'] {
  return answeredForBy(db, reader.personId)
    .filter((other) => isAppraisee(db, other))
    .map((other) => ({
      personId: other.personId,
      name: other.name,
      settled: hasSettled(db, cycleId, other),
    }))
}

function ledBy(db: Reader, reader: Person): SelfView['leads'] {
  const branch = reader.branchId === null ? undefined : findUnit(db, reader.branchId)
  if (!branch || !isSecretaryOf(db, reader, branch.unitId)) return undefined
  return { unitId: branch.unitId, name: branch.name }
}

export function listView(
  db: Reader,
  { cycleId, unitId, page }: { cycleId: string; unitId: string; page: string },
): ListView | undefined {
  const cycle = findCycle(db, cycleId)
  const branch = findUnit(db, unitId)
  if (!cycle || !branch) return undefined
  const all = standingsIn(db, cycle, { rootId: branch.rootId, branchId: unitId })
  const open = all.filter((one) => !isSettled(one.standing))
  return {
    cycleId,
    unitId,
    unit: branch.name,
    settled: all.length - open.length,
    of: all.length,
    list: pageOf(
      all.map(({ personId, name, standing }) => ({ personId, name, standing })),
      page,
      listPageSize,
    ),
    open: isOver(db, cycleId, unitId) ? [] : open.map(({ personId, name }) => ({ personId, name })),
  }
}
