export const lintIds = [
  'L1',
  'L2',
  'L3',
  'L4',
  'L5',
  'L6',
  'L7',
  'L8',
  'L9',
  'L10',
  'L11',
  'L12',
  'L13',
  'L14',
  'L15',
] as const
export type LintId = (typeof lintIds)[number]

/** What a spot check may find, each with a sentence of its own (`domain.md` 4.2). */
export type Fault =
  | 'wrongOrder'
  | 'onLeaveThatDay'
  | 'beforeJoining'
  | 'sumWrong'
  | 'numbersDiffer'
  | 'spokeAbsent'
  | 'didNotSpeak'
  | 'moreIssuedThanVoters'
  | 'moreReturnedThanIssued'
  | 'rowSumWrong'
  | 'withoutGrade'
  | 'gradedProbationary'
  | 'gradedElsewhere'
  | 'ratioWrong'
  | 'pairMissing'
  | 'notTwoPeople'
  | 'sameHour'
  | 'talkTooLate'
  | 'analysesAlike'
  | 'talksAlike'
  | 'criticismIncomplete'
  | 'withoutResponse'
  | 'problemLost'
  | 'criticismLost'
  | 'phasedWithoutDay'
  | 'coordinatedWithoutLead'
  | 'nameDiffers'
  | 'unitNameMissing'
  | 'yearWrong'
  | 'unsigned'
  | 'undated'
  | 'observerCounted'
  | 'observerVoted'
  | 'guidesMissing'
  | 'phraseVariant'
  | 'unknownTerm'
  | 'meetingTerm'
  | 'confidentialInPack'
  | 'confidentialWords'
  | 'gradeNamed'

/** Where a finding is put right; `id` says which meeting, item or person it is about. */
export interface Mend {
  to:
    | 'plan'
    | 'study'
    | 'opinions'
    | 'opinionFeedback'
    | 'talks'
    | 'analyses'
    | 'teamList'
    | 'attendance'
    | 'minutes'
    | 'criticism'
    | 'ballot'
    | 'countSheet'
    | 'grades'
    | 'gradeFeedback'
    | 'rectification'
    | 'disclosure'
    | 'roster'
    | 'guides'
    | 'export'
  id?: string
}

export interface Finding {
  lint: LintId
  fault: Fault
  /** Whom it is about. */
  personIds: readonly string[]
  /** Who may be told the names: a grade's are for the secretary (P3). */
  namedFor: 'team' | 'secretary'
  /** What the sentence says beside the names: numbers, days, names of things. */
  facts: Readonly<Record<string, string | number>>
  mend: Mend
}
