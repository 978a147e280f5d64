import type { Feature } from '../pipeline/feature.ts'
import { analysis } from './analysis/index.ts'
import { appraisal } from './appraisal/index.ts'
import { archive } from './archive/index.ts'
import { ballot } from './ballot/index.ts'
import { closing } from './closing/index.ts'
import { criticism } from './criticism/index.ts'
import { cycle } from './cycle/index.ts'
import { disclosure } from './disclosure/index.ts'
import { grading } from './grading/index.ts'
import { meetingFeature } from './meeting/index.ts'
import { minutes } from './minutes/index.ts'
import { measure } from './measure/index.ts'
import { opinion } from './opinion/index.ts'
import { problem } from './problem/index.ts'
import { rectification } from './rectification/index.ts'
import { readinessFeature } from './readiness/index.ts'
import { roster } from './roster/index.ts'
import { study } from './study/index.ts'
import { talk } from './talk/index.ts'
import { todoFeature } from './todo/index.ts'

/** Every feature of the product; in the order of the help card. */
export const features: readonly Feature[] = [
  todoFeature(() => features),
  roster,
  cycle,
  study,
  opinion,
  talk,
  analysis,
  problem,
  readinessFeature(() => features),
  meetingFeature(() => features),
  criticism,
  appraisal,
  measure,
  ballot,
  grading,
  minutes,
  rectification,
  closing,
  disclosure,
  archive,
]
