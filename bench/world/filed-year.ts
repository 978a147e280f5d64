import type { Tx } from '../../db/client.ts'
import { ensureAnalysis, updateAnalysis } from '../../db/queries/analyses.ts'
import { insertVersion } from '../../db/queries/analysis-sections.ts'
import { saveGradingMeeting, updateGradingMeeting } from '../../db/queries/grades.ts'
import { saveGradeFeedback } from '../../db/queries/grading-feedback.ts'
import { insertGrading, saveGradeConclusion } from '../../db/queries/grading-opinions.ts'
import { saveSelfAppraisal } from '../../db/queries/self-appraisals.ts'
import { policyFor } from '../../policies/presets.ts'
import { cycleId, personIdOf, type Size } from './general-branch.ts'

const policy = policyFor('2017-village', 2018)
const said = '去年下组走访少，群众反映的水渠漏水拖了两个月才修，今年每月到组里看一次。'.repeat(6)

/** Four papers for everybody: analysis, self-appraisal, registration of the appraisal, feedback. */
export function settleFiledYear(tx: Tx, { branches, membersPerBranch }: Size): void {
  for (let branch = 1; branch <= branches; branch += 1) {
    const people = Array.from({ length: membersPerBranch }, (_, at) => personIdOf(branch, at + 1))
    settleGrades(tx, `unit_B${branch}`, people)
    for (const personId of people) {
      settleAnalysis(tx, personId)
      settleSelfAppraisal(tx, personId)
    }
  }
}

function settleAnalysis(tx: Tx, personId: string): void {
  const of = { cycleId, subjectId: personId }
  const content = { choices: [], body: said, more: '' }
  const pages = [...policy.analysis.aspects.map(({ id }) => `aspect.${id}`), 'roots', 'direction']
  const sections = pages.map((section) => ({ section, content, byPersonId: personId }))
  ensureAnalysis(tx, of, 'person')
  insertVersion(tx, of, { version: 1, byPersonId: personId, at: 0, sections })
  updateAnalysis(tx, of, { state: 'handedIn', version: 1, handedInAt: 0 })
}

function settleSelfAppraisal(tx: Tx, personId: string): void {
  const aspects = Object.fromEntries(policy.selfAppraisal.aspects.map(({ id }) => [id, said]))
  saveSelfAppraisal(
    tx,
    { cycleId, personId },
    { content: { aspects }, state: 'handedIn', byPersonId: personId, rev: 1, handedInAt: 0 },
  )
}

function settleGrades(tx: Tx, unitId: string, people: readonly string[]): void {
  const of = { cycleId, unitId }
  const [by = ''] = people
  const committee = people.slice(0, 3)
  insertGrading(tx, { ...of, startedAt: 0, startedById: by, noBallotReason: undefined })
  saveGradingMeeting(tx, {
    ...of,
    body: 'committee',
    heldOn: '2018-03-12',
    expectedIds: committee,
    presentIds: committee,
    openedAt: 0,
    openedById: by,
  })
  for (const personId of people) {
    const counted = { agreedCount: 3, deciderCount: 3, hasWithdrawn: false }
    const grade = { ...of, personId, grade: 'qualified' as const, opinion: said }
    saveGradeConclusion(tx, { ...grade, ...counted, byPersonId: by, rev: 1 })
    const texts = { strengths: said, gaps: said, hopes: said }
    const told = { channel: 'private', toldOn: '2018-03-13', byPersonId: by, at: 0 } as const
    saveGradeFeedback(tx, { ...of, personId, texts, ...told })
  }
  updateGradingMeeting(tx, of, { state: 'decided', decidedAt: 0, decidedById: by })
}
