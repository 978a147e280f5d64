import { z } from 'zod'
import { answerCard } from '../../cards/pipeline/answer.ts'
import { movedCard } from '../../cards/pipeline/moved.ts'
import { cardKind, type Feature } from './feature.ts'

/** What the pipeline itself says: sentences to one person, and the pointer on an old card. */
export const builtin: Feature = {
  name: 'pipeline',
  cards: {
    answer: cardKind({
      privacy: 'P0',
      key: z.object({ sentence: z.string() }),
      view: (_db, key) => key,
      card: answerCard,
    }),
    moved: cardKind({
      privacy: 'P0',
      key: z.object({}),
      view: () => ({}),
      card: () => movedCard,
    }),
  },
}
