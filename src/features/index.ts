import type { Feature } from '../pipeline/feature.ts'
import { cycle } from './cycle/index.ts'
import { roster } from './roster/index.ts'
import { study } from './study/index.ts'
import { todoFeature } from './todo/index.ts'

/** Every feature of the product; in the order of the help card. */
export const features: readonly Feature[] = [roster, cycle, study, todoFeature(() => features)]
