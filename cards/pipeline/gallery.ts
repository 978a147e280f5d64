import type { GalleryCard } from '../gallery.ts'
import { unknownCommand } from '../wording.ts'
import { answerCard } from './answer.ts'
import { movedCard } from './moved.ts'

export const pipelineGallery: readonly GalleryCard[] = [
  {
    name: 'answer',
    state: '没有这个命令',
    card: answerCard({ sentence: unknownCommand(['学习']) }),
  },
  { name: 'moved', state: '旧卡片', card: movedCard },
]
