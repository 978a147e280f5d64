import type { Mend } from '../../../../cards/archive/finding.ts'
import type { MeetingPerson } from '../../../../db/queries/meetings.ts'
import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import type { PhrasePack } from '../../../../policies/phrase-pack.ts'
import type { Day } from '../../../organization/calendar.ts'

export const stages = [
  'plan',
  'study',
  'opinions',
  'opinionFeedback',
  'talks',
  'analyses',
  'problemLists',
  'meeting',
  'committee',
  'gradeFeedback',
  'rectification',
  'disclosure',
] as const
export type Stage = (typeof stages)[number]

/** The first and the last day on which a stage left a paper. */
export type StageDays = Readonly<Partial<Record<Stage, { first: Day; last: Day }>>>

export interface PersonFacts {
  personId: string
  kind: string
  joinedYear: number | null
}

/** A paper that says somebody did something on a day. */
export interface DatedRecord {
  what: 'talk' | 'study' | 'gathering'
  on: Day
  personIds: readonly string[]
}

export interface Tally {
  source: 'signIn' | 'minutes' | 'ballot'
  expected: number
  present: number
  onLeave: number
  absent: number
}

/** A criticism somebody gave; what it says stays out of the picture. */
export interface GivenCriticism {
  /** As the lists name it: meeting, critic and subject. */
  sourceId: string
  subjectId: string
  hasProblem: boolean
  hasSuggestion: boolean
}

export interface MeetingFacts {
  meetingId: string
  name: string
  day: Day
  isClosed: boolean
  people: readonly Pick<MeetingPerson, 'personId' | 'role' | 'isExpected' | 'presence'>[]
  tallies: readonly Tally[]
  /** Who speaks in the record. */
  speakers: readonly string[]
  /** Who handed something in in writing instead, or whose text was read for them. */
  appeared: readonly string[]
  /** Who had to speak, being there. */
  mustSpeak: readonly string[]
  criticisms: readonly GivenCriticism[]
  /**
   * Who criticised themselves, whether they answered what was said, and whether what they accepted
   * must end on a list: only leaders have one (R108).
   */
  subjects: readonly { subjectId: string; hasResponse: boolean; isAccepted: boolean }[]
  /** A guide's step was held, not passed over. */
  guideSpoke: boolean
  guides: number
  voters: readonly string[]
}

export interface BallotFacts {
  meetingId: string
  kind: 'members' | 'team'
  /** On the list and present, not struck off. */
  voters: number
  issued: number
  returned: number
  rows: readonly { subjectId: string; sum: number; base: number }[]
}

export interface GradingFacts {
  /** N: who is graded here. */
  gradedHere: readonly string[]
  probationary: readonly string[]
  grades: readonly { personId: string; isExcellent: boolean }[]
  /** Who was counted where they are appraised (R18). */
  elsewhere: readonly string[]
  /** N as it is now, and the ratio as it was written down. */
  denominator: number
  recorded: { excellent: number; graded: number } | undefined
}

export interface TalkFacts {
  aId: string
  bId: string
  heldOn: Day
  /** Undefined where only the day is known. */
  time: string | undefined
}

/** What two texts have in common is seen without reading either. */
export interface Likeness {
  what: 'analysis' | 'talk'
  personId: string
  bigrams: ReadonlySet<string>
}

export interface Signed {
  what:
    | 'plan'
    | 'studyRecord'
    | 'opinionSheet'
    | 'talkRecord'
    | 'minutes'
    | 'countSheet'
    | 'committeeRecord'
    | 'gradeFeedback'
    | 'closedItem'
  /** Of what, in words that are no secret: a day or a title. */
  of: string
  on: Day | null
  /** Whose signature is missing; '' for somebody who has not been named. */
  missing: readonly string[]
  namedFor: 'team' | 'secretary'
  mend: Mend
}

/** Words the unit prints and stands for. */
export interface PrintedText {
  where: 'plan' | 'study' | 'teamExamination' | 'minutes' | 'measures' | 'list' | 'disclosure'
  text: string
  mend: Mend
}

/** One unit's papers of one cycle, as plain data: what the lints look at (`domain.md` 4.2). */
export interface Picture {
  assessmentYear: number
  unitName: string
  days: StageDays
  people: readonly PersonFacts[]
  records: readonly DatedRecord[]
  /** Days on which somebody was on approved leave. */
  leaves: readonly { personId: string; on: Day }[]
  meetings: readonly MeetingFacts[]
  ballots: readonly BallotFacts[]
  grading: GradingFacts | undefined
  requiredPairs: readonly { aId: string; bId: string; isDone: boolean }[]
  talks: readonly TalkFacts[]
  likenesses: readonly Likeness[]
  problems: readonly { problemId: string; personId: string | undefined }[]
  /** What ended in an item, merged or not adopted included: `problem:id`, `criticism:id`. */
  settled: ReadonlySet<string>
  items: readonly Pick<
    RectificationItem,
    'itemId' | 'state' | 'rectificationClass' | 'dueOn' | 'leadUnit' | 'responsibleId'
  >[]
  /** How each person is named, paper by paper. */
  names: readonly { personId: string; names: readonly string[] }[]
  /** Titles as they were printed, and whether the unit's name stands in them. */
  titles: readonly { title: string; unitNames: readonly string[]; mend: Mend }[]
  signed: readonly Signed[]
  phrases: Pick<PhrasePack, 'phrases' | 'families'>
  texts: readonly PrintedText[]
  /** Papers of a pack for readers of P0 and P1, and what anybody may read in them. */
  openPack: readonly { document: string; privacy: string }[]
  openTexts: readonly PrintedText[]
  /** Pieces of texts nobody else may read, so long that they are nobody else's words by chance. */
  confidential: ReadonlySet<string>
  /** How titles name the assessed year, and which grades are told to nobody else. */
  words: { titledYear: string; quietGrades: readonly string[] }
  /** Members by name, for a grade that is told beside one. */
  memberNames: readonly string[]
}
