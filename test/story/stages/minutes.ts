import { expect } from 'vitest'
import { confirmRecords } from '../../support/minutes-story.ts'
import { branchDays } from '../../support/sittings.ts'
import type { Stage } from './telling.ts'

/** The records of B and C, confirmed on the morning after by who wrote and by who led. */
export const minutes: readonly Stage[] = [
  {
    title: 'the branches’ records are confirmed by the recorder and then by the chair',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-03-09T09:00:00+08:00')
      for (const { recorder, chair, ranked } of branchDays) {
        expect(await confirmRecords(village, recorder, '记录属实，确认')).toBe(2)
        expect(await confirmRecords(village, chair, '记录属实，确认定稿')).toBe(2)
        await village.say(chair, '会议记录')
        await village.press(chair, '看定稿')
        expect(await village.last(chair)).toContain(`实到 ${ranked.length} 人`)
      }
      figure('6 records, each confirmed twice')
    },
  },
]
