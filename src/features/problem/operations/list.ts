import { problemRefusals, problemToasts } from '../../../../cards/problem/wording.ts'
import {
  deleteProblemList,
  findProblem,
  insertProblem,
  problemsOf,
  removeProblem,
  replaceSources,
  saveProblemList,
  updateProblem,
  type ProblemTexts,
} from '../../../../db/queries/problems.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { actingUnit, isSecretaryOf } from '../../../organization/roles.ts'
import { runningCycle, teamsOf } from '../../../organization/teams.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { listRef, teamListRef } from '../refs.ts'
import { assertListed, sourcesOf, type ChosenSources } from '../rules.ts'
import {
  aspectsFor,
  getSubject,
  mayFinish,
  mayWrite,
  notesFor,
  opinionsFor,
  type Subject,
} from '../subjects.ts'

type Tag = 'vitalInterest' | 'dailyDetail'
type OfList = { cycleId: string; subjectId: string }
type Item = OfList &
  ChosenSources & {
    problemId: string
    aspect: string
    body: string
    form: string
    root?: string | undefined
    direction?: string | undefined
    tags: readonly Tag[]
  }

/** 问题清单: the list of the team the command acts for; the others stand below it. */
export function openLists(op: Operation): Reply {
  const cycle = runningCycle(op.tx, op.actor.rootId)
  if (!cycle) throw new Refusal('notReady')
  const teams = teamsOf(op.tx, op.actor).map((unit) => unit.unitId)
  const acting = getUnit(op.tx, actingUnit(op.tx, op.actor, op.place.chatId, 'team').unitId)
  const unitId = teams.includes(acting.unitId) ? acting.unitId : teams[0]
  if (unitId === undefined) throw new Refusal('notAllowed', { role: 'team' })
  return { show: teamListRef(cycle.cycleId, unitId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** Lists a problem or changes one; either way the list has to be declared complete anew. */
export function saveProblem(op: Operation, input: Item): Reply {
  const { cycleId, subjectId, problemId, aspect } = input
  const { subject, cycle } = getSubject(op.tx, cycleId, subjectId)
  if (!mayWrite(op.tx, op.actor, subject)) throw new Refusal('notAllowed', { role: 'team' })
  if (!aspectsFor(cycle, subject).some(({ id }) => id === aspect)) throw new Refusal('badForm')
  const sources = sourcesOf(input, knownSources(op, cycleId, subject))
  const matter = {
    aspect,
    texts: textsOf(input),
    vitalInterest: input.tags.includes('vitalInterest'),
    dailyDetail: input.tags.includes('dailyDetail'),
  }
  const id = problemId === '' ? op.newId() : problemId
  if (problemId === '') {
    insertProblem(op.tx, {
      problemId: id,
      cycleId,
      subjectId,
      subject: subject.kind === 'team' ? 'team' : 'individual',
      createdById: op.actor.personId,
      createdAt: op.now.getTime(),
      ...matter,
    })
  } else {
    changeable(op, problemId)
    updateProblem(op.tx, problemId, matter)
  }
  replaceSources(op.tx, id, sources)
  unfinish(op, cycleId, subject)
  op.audit(problemId === '' ? 'problem.add' : 'problem.change', id)
  const toast = problemId === '' ? problemToasts.added : problemToasts.changed
  return { toast, become: listRef(cycleId, subject) }
}

function knownSources(op: Operation, cycleId: string, subject: Subject) {
  return {
    opinions: opinionsFor(op.tx, cycleId, subject).map((one) => one.lineId),
    notes: notesFor(op.tx, cycleId, subject).map((one) => one.noteId),
  }
}

function textsOf({ body, form, root, direction }: Item): ProblemTexts {
  return {
    body,
    form,
    ...(root !== undefined && { root }),
    ...(direction !== undefined && { direction }),
  }
}

export function takeOff(op: Operation, { problemId }: { problemId: string }): Reply {
  const { problem, subject } = changeable(op, problemId)
  removeProblem(op.tx, problemId)
  unfinish(op, problem.cycleId, subject)
  op.audit('problem.remove', problemId)
  return { toast: problemToasts.removed, become: listRef(problem.cycleId, subject) }
}

/** Its author or the secretary changes a team's problem; one's own only oneself. */
function changeable(op: Operation, problemId: string) {
  const problem = findProblem(op.tx, problemId)
  assertListed(problem)
  const { subject } = getSubject(op.tx, problem.cycleId, problem.subjectId)
  const may =
    subject.kind === 'team'
      ? problem.createdById === op.actor.personId ||
        isSecretaryOf(op.tx, op.actor, subject.unit.unitId)
      : mayWrite(op.tx, op.actor, subject)
  if (!may) throw new Refusal('badForm', { sentence: problemRefusals.notTheirs })
  return { problem, subject }
}

function unfinish(op: Operation, cycleId: string, subject: Subject): void {
  deleteProblemList(op.tx, cycleId, subject.subjectId)
  op.redraw(listRef(cycleId, subject))
}

/** The list is complete as of today. */
export function finishList(op: Operation, { cycleId, subjectId }: OfList): Reply {
  const subject = finishable(op, cycleId, subjectId)
  if (problemsOf(op.tx, cycleId, subjectId).length === 0) {
    throw new Refusal('badForm', { sentence: problemRefusals.empty })
  }
  saveProblemList(op.tx, {
    cycleId,
    subjectId,
    finishedOn: dayOf(op.now),
    finishedById: op.actor.personId,
  })
  op.redraw(listRef(cycleId, subject))
  op.audit('problem.finish', subjectId)
  return { toast: problemToasts.finished }
}

export function reopenList(op: Operation, { cycleId, subjectId }: OfList): Reply {
  unfinish(op, cycleId, finishable(op, cycleId, subjectId))
  op.audit('problem.reopen', subjectId)
  return { toast: problemToasts.reopened }
}

function finishable(op: Operation, cycleId: string, subjectId: string): Subject {
  const { subject } = getSubject(op.tx, cycleId, subjectId)
  if (!mayFinish(op.tx, op.actor, subject)) throw new Refusal('notAllowed', { role: 'secretary' })
  return subject
}
