import type { Feature } from '../pipeline/feature.ts'
import { analysis } from './analysis/index.ts'
import { cycle } from './cycle/index.ts'
import { opinion } from './opinion/index.ts'
import { problem } from './problem/index.ts'
import { readinessFeature } from './readiness/index.ts'
import { roster } from './roster/index.ts'
import { study } from './study/index.ts'
import { talk } from './talk/index.ts'
import { todoFeature } from './todo/index.ts'

/** Every feature of the product; in the order of the help card. */
export const features: readonly Feature[] = [
  roster,
  cycle,
  study,
  opinion,
  talk,
  analysis,
  problem,
  readinessFeature(() => features),
  todoFeature(() => features),
]
