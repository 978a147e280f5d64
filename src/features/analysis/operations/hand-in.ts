import { analysisRefusals, analysisToasts } from '../../../../cards/analysis/wording.ts'
import {
  ensureAnalysis,
  findAnalysis,
  insertAgreement,
  updateAnalysis,
  type AnalysisOf,
} from '../../../../db/queries/analyses.ts'
import {
  insertVersion,
  remarkVersion,
  sectionsOf,
} from '../../../../db/queries/analysis-sections.ts'
import { Refusal } from '../../../errors.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { draftOf, pagesFor } from '../form.ts'
import { teamOf } from '../../../organization/teams.ts'
import { homeRef, redrawPerson, teamRef } from '../refs.ts'
import { missingPages } from '../rules/completeness.ts'
import { assertHandedIn, assertMayWrite } from '../rules/standing.ts'
import { askedPerson, assertSecretary } from './keep.ts'
import { cycleOf, writableBy } from './write.ts'

/** Hands in what is complete: the secretary reads it, or the team is asked to agree. */
export function handIn(op: Operation, of: AnalysisOf): Reply {
  const cycle = cycleOf(op, of)
  const subject = writableBy(op, of)
  const before = findAnalysis(op.tx, of)
  assertMayWrite(before, analysisRefusals.alreadyIn)
  const missing = missingPages(
    pagesFor(op.tx, cycle, of.subjectId),
    draftOf(op.tx, cycle, of.subjectId),
  )
  if (missing.length > 0) {
    const sentence = analysisRefusals.incomplete(missing.map((page) => page.title))
    throw new Refusal('badForm', { sentence })
  }
  const version = (before?.version ?? 0) + 1
  const [at, byPersonId] = [op.now.getTime(), op.actor.personId]
  ensureAnalysis(op.tx, of, subject)
  insertVersion(op.tx, of, { version, byPersonId, at, sections: sectionsOf(op.tx, of) })
  updateAnalysis(op.tx, of, {
    state: 'handedIn',
    version,
    handedInAt: at,
    handedInById: byPersonId,
  })
  op.audit('analysis.handIn', of.subjectId)
  return subject === 'team' ? putToTeam(op, of, version) : givenToSecretary(op, of)
}

function givenToSecretary(op: Operation, { cycleId, subjectId }: AnalysisOf): Reply {
  redrawPerson(op, cycleId, subjectId)
  const isOwn = op.actor.personId === subjectId
  return { toast: isOwn ? analysisToasts.handedIn : analysisToasts.handedInFor }
}

/** Who writes it agrees to it; everybody else in the team is asked, privately. */
function putToTeam(op: Operation, { cycleId, subjectId }: AnalysisOf, version: number): Reply {
  const team = teamOf(op.tx, subjectId)
  const ref = teamRef(cycleId, subjectId)
  for (const personId of team) {
    if (personId === op.actor.personId) {
      const at = op.now.getTime()
      insertAgreement(op.tx, { cycleId, unitId: subjectId, version, personId, at })
    } else {
      const dedupeKey = `analysis:agree:${cycleId}:${subjectId}:${version}:${personId}`
      op.send({ ...ref, to: { personId }, dedupeKey })
    }
  }
  op.redraw(ref)
  return { toast: analysisToasts.putToTeam }
}

/** Back to a draft; the version that was handed in is kept. */
export function takeBack(op: Operation, of: AnalysisOf): Reply {
  cycleOf(op, of)
  const subject = writableBy(op, of)
  if (findAnalysis(op.tx, of)?.state !== 'handedIn') {
    throw new Refusal('badForm', { sentence: analysisRefusals.nothingToTakeBack })
  }
  updateAnalysis(op.tx, of, { state: 'draft' })
  if (subject === 'team') op.redraw(teamRef(of.cycleId, of.subjectId))
  else redrawPerson(op, of.cycleId, of.subjectId)
  op.audit('analysis.takeBack', of.subjectId)
  return { toast: analysisToasts.takenBack }
}

/** The secretary sends an analysis back with a remark; its writer gets it anew. */
export function sendBack(
  op: Operation,
  input: AnalysisOf & { version: number; remark: string },
): Reply {
  const { cycleId, subjectId, version, remark } = input
  const person = askedPerson(op, input)
  assertSecretary(op, person)
  assertHandedIn(findAnalysis(op.tx, input), version)
  updateAnalysis(op.tx, input, { state: 'returned' })
  remarkVersion(op.tx, input, {
    version,
    remark,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
  op.send({
    ...homeRef(cycleId, subjectId),
    to: { personId: subjectId },
    dedupeKey: `analysis:returned:${cycleId}:${subjectId}:${version}`,
  })
  redrawPerson(op, cycleId, subjectId)
  op.audit('analysis.return', subjectId)
  return {
    toast: analysisToasts.returned,
    become: { card: 'analysisMember', key: { cycleId, subjectId } },
  }
}

export function agree(
  op: Operation,
  input: AnalysisOf & { version: number; personId: string },
): Reply {
  const { cycleId, subjectId: unitId, version, personId } = input
  cycleOf(op, input)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  if (!teamOf(op.tx, unitId).includes(personId)) throw new Refusal('notAllowed', { role: 'team' })
  assertHandedIn(findAnalysis(op.tx, input), version)
  const agreement = { cycleId, unitId, version, personId, at: op.now.getTime() }
  if (!insertAgreement(op.tx, agreement)) return { toast: analysisToasts.agreedAlready }
  op.redraw(teamRef(cycleId, unitId))
  op.audit('analysis.agree', unitId)
  return { toast: analysisToasts.agreed }
}
