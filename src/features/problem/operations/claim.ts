import { problemRefusals, problemToasts } from '../../../../cards/problem/wording.ts'
import { deleteClaim, findProblem, insertClaim } from '../../../../db/queries/problems.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { teamOf } from '../../../organization/teams.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { teamListRef } from '../refs.ts'
import { assertListed, assertMayHold } from '../rules.ts'
import { getSubject } from '../subjects.ts'

/** 主动认领: several may claim the same problem (R38). */
export function claim(op: Operation, { problemId }: { problemId: string }): Reply {
  const isNew = hold(op, problemId, op.actor.personId, 'claimed')
  return { toast: isNew ? problemToasts.claimed : problemToasts.claimedAlready }
}

/** The secretary gives a problem to somebody of the team. */
export function assign(op: Operation, input: { problemId: string; person: string }): Reply {
  const problem = findProblem(op.tx, input.problemId)
  assertListed(problem)
  if (!isSecretaryOf(op.tx, op.actor, problem.subjectId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  hold(op, input.problemId, input.person, 'assigned')
  return { toast: problemToasts.assigned(getPerson(op.tx, input.person).name) }
}

function hold(
  op: Operation,
  problemId: string,
  personId: string,
  how: 'claimed' | 'assigned',
): boolean {
  const problem = findProblem(op.tx, problemId)
  assertListed(problem)
  getSubject(op.tx, problem.cycleId, problem.subjectId)
  assertMayHold(problem, personId, teamOf(op.tx, problem.subjectId), problemRefusals.notInTeam)
  const byPersonId = op.actor.personId
  const isNew = insertClaim(op.tx, { problemId, personId, how, byPersonId, at: op.now.getTime() })
  redraw(op, problem)
  op.audit(how === 'claimed' ? 'problem.claim' : 'problem.assign', problemId)
  return isNew
}

/** Gives back what one claimed oneself, or was given. */
export function unclaim(op: Operation, { problemId }: { problemId: string }): Reply {
  const problem = findProblem(op.tx, problemId)
  assertListed(problem)
  getSubject(op.tx, problem.cycleId, problem.subjectId)
  if (!deleteClaim(op.tx, problemId, op.actor.personId)) throw new Refusal('notFound')
  redraw(op, problem)
  op.audit('problem.unclaim', problemId)
  return { toast: problemToasts.unclaimed }
}

function redraw(op: Operation, problem: { problemId: string; cycleId: string; subjectId: string }) {
  op.redraw(teamListRef(problem.cycleId, problem.subjectId))
  op.redraw({ card: 'teamProblem', key: { problemId: problem.problemId } })
}
