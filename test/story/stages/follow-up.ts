import { expect } from 'vitest'
import {
  answerFeedback,
  commendAll,
  haveTalkedTo,
  noteReceipts,
} from '../../support/follow-up-story.ts'
import { branchDays, type BranchDay } from '../../support/sittings.ts'
import type { Villagers } from '../../support/villagers.ts'
import type { Stage } from './telling.ts'

const talk = '说到集中学习常常中途走，本人说是回去喂猪'
const plan = '开会那天请邻居代喂，四月起次次坐满'

/** Who talks with the one who is basically qualified, by branch. */
const talkers = ['M03', 'M29', 'M48']
/** Appraised where they live, by branch. */
const away = [
  ['M15', 'M20'],
  ['M38', 'M43'],
  ['M56', 'M57', 'M58', 'M59'],
]
/** Told about a grade or an opinion, but without a phone. */
const onPaper = [['M08', 'M09', 'M10'], ['M33'], ['M51']]

/** Everybody of a branch who was told something: not the mobile ones, and not who is lost. */
function toldIn(village: Villagers, { place }: BranchDay): string[] {
  const [from = 0, to = 0] =
    [
      [1, 26],
      [27, 46],
      [47, 60],
    ][place] ?? []
  return village.reachable((id) => isIn(id, from, to) && !away[place]?.includes(id) && id !== 'M44')
}

const isIn = (id: string, from: number, to: number) =>
  id.startsWith('M') && Number(id.slice(1)) >= from && Number(id.slice(1)) <= to

/** What follows from each grade, and what comes from elsewhere. */
export const followUp: readonly Stage[] = [
  {
    title: 'everybody answers what they were told',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-03-14T09:00:00+08:00')
      let answered = 0
      for (const day of branchDays) {
        const told = toldIn(village, day).filter((id) => id !== 'M13')
        const noted = await answerFeedback(village, day.chair, told)
        expect(noted).toBe(onPaper[day.place]?.length)
        answered += told.length + noted
      }
      // Everybody who is graded here, and the probationary members.
      expect(answered + 1).toBe(47 + 4)
      figure(`${answered + 1} answers`)
    },
  },
  {
    title: 'the excellent are commended, three are talked to, receipts come in',
    play: async ({ village, figure }) => {
      const heldOn = '2018-03-14'
      let commended = 0
      let receipts = 0
      for (const { chair, place, excellent } of branchDays) {
        expect(await commendAll(village, chair, heldOn)).toBe(excellent.length)
        const talker = talkers[place] ?? ''
        const of = { secretary: chair, talker, dueOn: '2018-03-22', heldOn }
        await haveTalkedTo(village, of, { talk, plan })
        const receipt = { receivedOn: heldOn, grade: 'qualified' }
        expect(await noteReceipts(village, chair, receipt)).toBe(away[place]?.length)
        commended += excellent.length
        receipts += away[place]?.length ?? 0
      }
      figure(`${commended} commended, 3 talks held, ${receipts} receipts`)
    },
  },
]
