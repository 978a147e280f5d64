import { z } from 'zod'
import { agendaSteps, gradeIds, reminderOffsets } from './keys.ts'

const day = z.iso.date()

/** An exact share: one third is 1/3, never 33.3 %. */
const fraction = z
  .strictObject({ num: z.int().min(0), den: z.int().min(1) })
  .refine(({ num, den }) => num <= den, 'a share is at most 1')

/** Something to choose or answer, by its key and its fixed wording. */
const named = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })
const namedList = z.array(named).min(1)

/** A stretch of days on which only personal deadlines are sent (`domain.md` 6). */
const holiday = z.strictObject({ name: z.string(), from: day, to: day })

/** One link of the chain of notices the plan rests on (R2); null is a blank still to be filled. */
const basisDocument = z.strictObject({
  issuer: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  date: day.nullable(),
  /** The blanks are left open on purpose. */
  leftOpen: z.boolean(),
})

const followUp = z.enum([
  'commendation',
  'encouragement',
  'assignedTalk',
  'organizationalHandlingCase',
])

const offsets = z.strictObject(
  Object.fromEntries(reminderOffsets.map((row) => [row, z.int()])) as Record<
    (typeof reminderOffsets)[number],
    z.ZodInt
  >,
)

const appraisal = {
  excellentRatio: z.strictObject({
    min: fraction.nullable(),
    max: fraction.nullable(),
    mode: z.enum(['guide', 'hardCap', 'none']),
    denominator: z.enum(['fullMembersGradedHere', 'fullMembersOfBranch']),
    scope: z.enum(['branch', 'generalBranch']),
  }),
  probationary: z.strictObject({
    graded: z.boolean(),
    onBallot: z.enum(['listed', 'remark', 'absent']),
    castsBallot: z.boolean(),
  }),
  mobile: z.strictObject({ defaultPlace: z.enum(['destination', 'home']) }),
  appraisal: z.strictObject({ order: z.array(z.enum(agendaSteps)).min(1) }),
  ballot: z.strictObject({
    quorumHard: fraction,
    quorumSoft: fraction,
    percentBase: z.enum(['validPapers', 'returnedPapers', 'expectedVoters']),
    minPapersToShow: z.int().min(1),
  }),
  teamBallot: z.strictObject({ scale: namedList }),
  grade: z.strictObject({
    followUp: z.strictObject(
      Object.fromEntries(gradeIds.map((grade) => [grade, followUp])) as Record<
        (typeof gradeIds)[number],
        typeof followUp
      >,
    ),
  }),
  unqualified: z.strictObject({ procedure: z.enum(['local2014', 'measures2024']) }),
}

const preparation = {
  study: z.strictObject({
    minSessions: z.int().min(1),
    topics: namedList,
  }),
  /** Tags for what members find while studying (R33). */
  studyNote: z.strictObject({ dimensions: namedList }),
  talk: z.strictObject({
    /** Member representatives each team member talks with. */
    k: z.int().min(1).max(3),
    rule3Mode: z.enum(['sameTalk', 'reverseTalk', 'deputyHeads']),
    requestAnswerDays: z.int().min(1),
  }),
  analysis: z.strictObject({ aspects: namedList, memberTarget: fraction }),
  selfAppraisal: z.strictObject({ aspects: namedList }),
  teamProblem: z.strictObject({ domains: namedList }),
  memberProblem: z.strictObject({ types: namedList }),
}

const meeting = {
  meeting: z.strictObject({
    /** Month and day the window starts and ends by default; the cycle holds the real one. */
    windowFrom: z.string().regex(/^\d\d-\d\d$/),
    windowTo: z.string().regex(/^\d\d-\d\d$/),
    /** More present than this: splitting into groups is suggested (R15). */
    groupThreshold: z.int().min(1),
    venueType: z.enum(['villagerGroupActivitySite', 'villageHall', 'other']),
    noticeDays: z.int().min(0),
  }),
  criticism: z.strictObject({
    /** Real criticisms each ordinary member gets at least, where not everybody speaks (R74). */
    lightAtLeast: z.int().min(1).max(20),
  }),
  leave: z.strictObject({ teamDefault: z.enum(['deny', 'ask']) }),
}

const rectification = {
  rectification: z.strictObject({
    /** Days after the list date; null: the deadline must be named. */
    defaultDueDays: z.strictObject({
      immediate: z.int().min(1),
      phased: z.int().min(1).nullable(),
      coordinated: z.int().min(1).nullable(),
    }),
  }),
  disclosure: z.strictObject({
    scope: z.array(z.enum(['branch', 'village'])).min(1),
    way: z.array(z.enum(['meeting', 'noticeBoard', 'group'])).min(1),
  }),
}

const frame = {
  phrasePack: z.string(),
  /** Printed on plan, agenda, minutes and report alike (R4); empty until it is known. */
  theme: z.string(),
  references: z.array(z.string()),
  basisDocuments: z.array(basisDocument),
  reminder: z.strictObject({
    /** Days from T, the first day of the window (`domain.md` 6). */
    offsets,
    /** Hours after a missed day: the person again, group leader or secretary, general secretary. */
    escalationHours: z.tuple([z.int(), z.int(), z.int()]),
    /** Leaders are due this much earlier than members (R123). */
    leaderHeadStartDays: z.int().min(0),
  }),
  calendar: z.strictObject({
    holidays: z.array(holiday),
    /** Sundays and Saturdays that are working days. */
    workdays: z.array(day),
  }),
}

/** All parameters of a cycle (`domain.md` 3.8); a preset is one of these as data. */
export const policySchema = z.strictObject({
  ...frame,
  ...meeting,
  ...preparation,
  ...appraisal,
  ...rectification,
})

export type Policy = z.infer<typeof policySchema>
export type Fraction = z.infer<typeof fraction>
export type Named = z.infer<typeof named>
export type BasisDocument = z.infer<typeof basisDocument>
