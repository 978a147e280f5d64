import type { DeskRow, DeskView } from '../../../../cards/grading/desk.ts'
import type { OpinionView } from '../../../../cards/grading/opinion.ts'
import type { OfBranchView } from '../../../../cards/grading/parts.ts'
import { gradeList, type GradeName } from '../../../../cards/grading/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { mutualCommentsOn, selfAppraisalOf } from '../../../../db/queries/appraisals.ts'
import { gradingMeetingOf } from '../../../../db/queries/grades.ts'
import {
  gradingOf,
  preliminaryOpinionsOf,
  preliminaryReasonsOf,
} from '../../../../db/queries/grading-opinions.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import type { RegisterPerson } from '../../../../db/queries/register.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { ballotOf, branchAt, unsignedTellers, type Branch, type OfBranch } from '../branch.ts'
import { mayBeExcellent } from '../rules/deciding.ts'
import { pageOf } from '../rules/paging.ts'
import { stageOf, standingOf, toTell, untold, type Standing } from '../standing.ts'
import { ballotRow, dailyRecords, quotaView } from './figures.ts'

export function readerId({ reader }: ViewContext): string | undefined {
  return reader.kind === 'person' ? reader.person.personId : undefined
}

export function headOf({ of, unit }: Branch): OfBranchView {
  return { ...of, unitName: unit.name }
}

export const nameOf = (db: Reader, personId: string) => findPerson(db, personId)?.name ?? ''

export function deskView(
  db: Reader,
  key: OfBranch & { page: string },
  context: ViewContext,
): DeskView | undefined {
  const branch = branchAt(db, key)
  if (!branch) return undefined
  const standing = standingOf(db, branch)
  const { list, counts, undetermined, elsewhere } = standing
  const tell = toTell(db, branch)
  const stage = stageOf(db, branch)
  const open = list.graded.filter((row) => !standing.grades.has(row.personId)).length
  return {
    ...headOf(branch),
    stage,
    papers: ballotOf(db, branch.of)?.papers,
    unsigned: stage === 'unsigned' ? unsignedTellers(db, branch).map((id) => nameOf(db, id)) : [],
    counts,
    open: stage === 'decided' ? 0 : open + probationaryOpen(db, branch, standing),
    quota: quotaView(db, branch),
    list: deskRows(db, branch, standing, { page: key.page, readerId: readerId(context) }),
    left: list.leftIds.map((id) => nameOf(db, id)),
    came: list.cameIds.map((id) => nameOf(db, id)),
    elsewhere,
    undetermined,
    told: { done: tell.length - untold(db, branch).length, of: tell.length },
  }
}

function probationaryOpen(db: Reader, branch: Branch, { list }: Standing): number {
  const written = preliminaryOpinionsOf(db, branch.of)
  return list.opinionOnly.filter((row) => !written.has(row.personId)).length
}

function deskRows(
  db: Reader,
  branch: Branch,
  { list, rows, grades }: Standing,
  look: { page: string; readerId: string | undefined },
): DeskView['list'] {
  const opinions = preliminaryOpinionsOf(db, branch.of)
  const ballot = ballotOf(db, branch.of)
  const daily = dailyRecords(db, branch)
  const { items, page, pages } = pageOf(rows, look.page, 'desk')
  const isGraded = new Set(list.graded.map((row) => row.personId))
  const isDecided = gradingMeetingOf(db, branch.of)?.state === 'decided'
  const rowOf = ({ personId, name }: RegisterPerson): DeskRow => ({
    personId,
    name,
    isProbationary: !isGraded.has(personId),
    hasOpinion: opinions.has(personId),
    grade: isDecided ? grades.get(personId) : (opinions.get(personId)?.grade ?? undefined),
    ballot: ballotRow(branch, ballot, personId),
    daily: daily(personId),
    isReader: personId === look.readerId,
  })
  return { page, pages, items: items.map(rowOf) }
}

export function startView(db: Reader, key: OfBranch): OfBranchView | undefined {
  const branch = branchAt(db, key)
  return branch && headOf(branch)
}

const mostComments = 5

export function opinionView(
  db: Reader,
  key: OfBranch & { personId: string },
  context: ViewContext,
): OpinionView | undefined {
  const { personId } = key
  const branch = branchAt(db, key)
  if (!branch || !gradingOf(db, branch.of) || readerId(context) === personId) return undefined
  const { list, rows } = standingOf(db, branch)
  const row = rows.find((one) => one.personId === personId)
  if (!row) return undefined
  const opinion = preliminaryOpinionsOf(db, branch.of).get(personId)
  const comments = mutualCommentsOn(db, branch.of.cycleId, personId)
  const meeting = gradingMeetingOf(db, branch.of)
  return {
    ...headOf(branch),
    personId,
    name: row.name,
    isProbationary: !list.graded.includes(row),
    mayBeExcellent: mayBeExcellent(row),
    ballot: ballotRow(branch, ballotOf(db, branch.of), personId),
    daily: dailyRecords(db, branch)(personId),
    ownGrade: gradeNamed(selfAppraisalOf(db, branch.of.cycleId, personId)?.proposedGrade),
    comments: comments.slice(0, mostComments).map((one) => one.comment),
    moreComments: Math.max(0, comments.length - mostComments),
    grade: opinion?.grade ?? undefined,
    reasons: preliminaryReasonsOf(db, { ...branch.of, personId }),
    isClosed: meeting !== undefined && meeting.state !== 'open',
  }
}

function gradeNamed(proposed: string | undefined): GradeName | undefined {
  return gradeList.find((grade) => grade === proposed)
}
