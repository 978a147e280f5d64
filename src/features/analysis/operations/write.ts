import { analysisRefusals, analysisToasts, hintNames } from '../../../../cards/analysis/wording.ts'
import { ensureAnalysis, findAnalysis, type AnalysisOf } from '../../../../db/queries/analyses.ts'
import { saveSection, type SectionContent } from '../../../../db/queries/analysis-sections.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { CardRef, Operation, Reply } from '../../../pipeline/operation.ts'
import { pagesFor } from '../form.ts'
import { drafterOf, owesAnalysis } from '../members.ts'
import { homeRef, pageRef, teamPageRef, teamRef } from '../refs.ts'
import { pageHint } from '../rules/completeness.ts'
import { comparisonFrames, putInChecks, type PageKind } from '../rules/pages.ts'
import { assertMayWrite } from '../rules/standing.ts'

type ToPage = AnalysisOf & { section: string; to: string }
type Words = { body?: string | undefined; more?: string | undefined }

export function saveFinding(
  op: Operation,
  input: ToPage & Words & { finding?: 'found' | 'nothingFound' | undefined },
): Reply {
  const finding = input.finding ?? 'found'
  return save(op, input, 'finding', { finding, choices: [], ...wordsOf(input) })
}

export function saveTypes(
  op: Operation,
  input: ToPage & Words & { choices: readonly string[] },
): Reply {
  const { types } = cycleOf(op, input).parameters.memberProblem
  assertKnown(
    input.choices,
    types.map((type) => type.id),
  )
  return save(op, input, 'types', { choices: input.choices, ...wordsOf(input) })
}

export function saveText(op: Operation, input: ToPage & Words): Reply {
  return save(op, input, 'text', { choices: [], ...wordsOf(input) })
}

export function saveChecks(
  op: Operation,
  input: ToPage & { putIn: readonly string[]; frames: readonly string[] },
): Reply {
  assertKnown(input.putIn, putInChecks)
  assertKnown(input.frames, comparisonFrames)
  const choices = [...input.putIn, ...input.frames]
  return save(op, input, 'checks', { choices, body: '', more: '' })
}

/** Keeps one page and turns to the one wanted; what is there of a later click stays. */
function save(op: Operation, to: ToPage, kind: PageKind, content: SectionContent): Reply {
  const cycle = cycleOf(op, to)
  const subject = writableBy(op, to)
  assertMayWrite(findAnalysis(op.tx, to), analysisRefusals.handedIn)
  const pages = pagesFor(op.tx, cycle, to.subjectId)
  if (!pages.some((page) => page.section === to.section && page.kind === kind)) {
    throw new Refusal('stale')
  }
  ensureAnalysis(op.tx, to, subject)
  const { section } = to
  const page = { section, content, byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  const isNewest = saveSection(op.tx, to, page)
  const hint = pageHint({ kind }, content)
  const saved = hint ? analysisToasts.savedWith(hintNames[hint]) : analysisToasts.saved
  return {
    toast: isNewest ? saved : analysisToasts.newerKept,
    become: placeOf(to, subject),
  }
}

function placeOf({ cycleId, subjectId, to }: ToPage, subject: 'person' | 'team'): CardRef {
  if (subject === 'team') {
    return to === '' ? teamRef(cycleId, subjectId) : teamPageRef(cycleId, subjectId, to)
  }
  return to === '' ? homeRef(cycleId, subjectId) : pageRef(cycleId, subjectId, to)
}

export function cycleOf(op: Operation, { cycleId }: Pick<AnalysisOf, 'cycleId'>): Cycle {
  const cycle = findCycle(op.tx, cycleId)
  if (!cycle || cycle.rootId !== op.actor.rootId) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  return cycle
}

/** Whether it is a person's or a team's; refuses whoever may not write it. */
export function writableBy(op: Operation, { subjectId }: AnalysisOf): 'person' | 'team' {
  const person = findPerson(op.tx, subjectId)
  if (person) {
    if (!mayAnswerFor(op.tx, op.actor, subjectId)) throw new Refusal('notYours')
    if (!owesAnalysis(op.tx, person)) throw new Refusal('notYours')
    return 'person'
  }
  if (!findUnit(op.tx, subjectId)) throw new Refusal('notFound')
  if (drafterOf(op.tx, subjectId) !== op.actor.personId) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return 'team'
}

function wordsOf({ body, more }: Words): { body: string; more: string } {
  return { body: body ?? '', more: more ?? '' }
}

function assertKnown(chosen: readonly string[], known: readonly string[]): void {
  if (chosen.some((id) => !known.includes(id))) throw new Refusal('badForm')
}
