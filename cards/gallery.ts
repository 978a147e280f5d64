import type { CardJson } from './kit/card.ts'
import { cycleGallery } from './cycle/gallery.ts'
import { pipelineGallery } from './pipeline/gallery.ts'
import { rosterGallery } from './roster/gallery.ts'
import { studyGallery } from './study/gallery.ts'
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
]
