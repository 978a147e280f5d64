import type { Sample } from '../support/sample.ts'
import { appraisalSamples } from './appraisal.ts'
import { meetingSamples } from './meeting.ts'
import { preparationSamples } from './preparation.ts'
import { rectificationSamples } from './rectification.ts'
import { talkSamples } from './talks-and-analysis.ts'

/** One usual view of each document, with one more where it has two shapes. */
export const samples: readonly Sample[] = [
  ...preparationSamples,
  ...talkSamples,
  ...meetingSamples,
  ...appraisalSamples,
  ...rectificationSamples,
]
