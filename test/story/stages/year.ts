import { disclosedAgain, disclosing, disclosingAgain } from './disclosing.ts'
import { filing } from './filing.ts'
import { followUp } from './follow-up.ts'
import { grading } from './grading.ts'
import { lists } from './lists.ts'
import { meetings } from './meetings.ts'
import { minutes } from './minutes.ts'
import { nextYear } from './next-year.ts'
import { gettingReady, preparing } from './preparing.ts'
import { closingReview, rectifying } from './rectifying.ts'
import type { Stage } from './telling.ts'

/** The year from the evening before the meetings on. */
export const afterPreparing: readonly Stage[] = [
  ...gettingReady,
  ...meetings,
  ...minutes,
  ...grading,
  ...followUp,
  ...lists,
  ...disclosing.slice(0, 1),
  ...rectifying.firstMonth,
  ...disclosing.slice(1),
  ...rectifying.secondMonth,
  ...rectifying.thirdMonth,
  ...disclosingAgain,
  closingReview,
  disclosedAgain,
  ...filing,
  ...nextYear,
]

/** The whole of it. */
export const year: readonly Stage[] = [...preparing, ...afterPreparing]
