import type { CardJson } from './kit/card.ts'
import { analysisGallery } from './analysis/gallery.ts'
import { appraisalGallery } from './appraisal/gallery.ts'
import { archiveGallery } from './archive/gallery.ts'
import { ballotGallery } from './ballot/gallery.ts'
import { closingGallery } from './closing/gallery.ts'
import { criticismGallery } from './criticism/gallery.ts'
import { cycleGallery } from './cycle/gallery.ts'
import { disclosureGallery } from './disclosure/gallery.ts'
import { gradingGallery } from './grading/gallery.ts'
import { meetingGallery } from './meeting/gallery.ts'
import { minutesGallery } from './minutes/gallery.ts'
import { measureGallery } from './measure/gallery.ts'
import { opinionGallery } from './opinion/gallery.ts'
import { pipelineGallery } from './pipeline/gallery.ts'
import { problemGallery } from './problem/gallery.ts'
import { readinessGallery } from './readiness/gallery.ts'
import { rectificationGallery } from './rectification/gallery.ts'
import { rosterGallery } from './roster/gallery.ts'
import { studyGallery } from './study/gallery.ts'
import { talkGallery } from './talk/gallery.ts'
import { todoGallery } from './todo/gallery.ts'

/** One card in one state, drawn from an invented view: for tests, the gallery and screenshots. */
export interface GalleryCard {
  /** The card's kind, as the registry names it. */
  name: string
  /** What the state is, in Chinese. */
  state: string
  card: CardJson
}

/** Every card in every state; each feature adds its own list. */
export const gallery: readonly GalleryCard[] = [
  ...rosterGallery,
  ...pipelineGallery,
  ...cycleGallery,
  ...todoGallery,
  ...studyGallery,
  ...talkGallery,
  ...opinionGallery,
  ...analysisGallery,
  ...problemGallery,
  ...readinessGallery,
  ...meetingGallery,
  ...criticismGallery,
  ...minutesGallery,
  ...appraisalGallery,
  ...measureGallery,
  ...ballotGallery,
  ...gradingGallery,
  ...disclosureGallery,
  ...rectificationGallery,
  ...closingGallery,
  ...archiveGallery,
]
