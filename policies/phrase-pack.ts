import { z } from 'zod'
import { agendaSteps } from './keys.ts'

const named = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })

/**
 * A year's fixed wording. The product prints these phrases as they stand and never makes or
 * rewords one (R6).
 */
export const phrasePackSchema = z.strictObject({
  id: z.string(),
  theme: z.string(),
  references: z.array(z.string()),
  /** Each phrase as it must be written; `loose` also finds it written another way. */
  phrases: z.array(z.strictObject({ text: z.string().min(1), loose: z.string().min(1) })),
  /** Counted terms, such as 四个…, that no other ending may follow. */
  families: z.array(z.strictObject({ start: z.string(), known: z.array(z.string()) })),
  studyTopics: z.array(named),
  studyDimensions: z.array(named),
  analysisAspects: z.array(named),
  selfAppraisalAspects: z.array(named),
  teamProblemDomains: z.array(named),
  memberProblemTypes: z.array(named),
  teamBallotScale: z.array(named),
  agenda: z.array(z.strictObject({ id: z.enum(agendaSteps), name: z.string() })),
  /** The three parts of a plan (R25), to begin with. */
  parts: z.strictObject({
    keyProblems: z.string().min(1),
    methods: z.string().min(1),
    requirements: z.string().min(1),
  }),
  /** Preparation tasks (R27) and their last day, counted from T. */
  preparation: z.array(z.strictObject({ title: z.string().min(1), offset: z.int() })),
})

export type PhrasePack = z.infer<typeof phrasePackSchema>
export type PlanParts = PhrasePack['parts']
