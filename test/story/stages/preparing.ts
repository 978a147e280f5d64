import { expect } from 'vitest'
import { branches } from '../../support/first-weeks.ts'
import { openMeeting } from '../../support/last-days.ts'
import {
  arrangeAll,
  catchUpInThird,
  evening,
  general,
  hearOpinions,
  searchHearts,
  study,
  talkItOver,
} from '../../support/preparation.ts'
import { said } from '../../support/said-in-confidence.ts'
import type { Stage } from './telling.ts'

export const ready = '条件具备，可以开会'

/** By 27 February all is prepared, but for two talks and a topic in branch 3. */
export const preparing: readonly Stage[] = [
  { title: 'the branches study', play: ({ village }) => study(village) },
  {
    title: 'opinions are heard, sorted and handed over',
    play: ({ village }) => hearOpinions(village),
  },
  { title: 'the teams talk', play: ({ village }) => talkItOver(village) },
  {
    title: 'analyses, texts of the teams and lists of problems are done',
    play: ({ village }) => searchHearts(village),
  },
  { title: 'rooms and papers are arranged', play: ({ village }) => arrangeAll(village) },
  {
    title: 'what was typed reached whom it was for, and nobody else',
    play: async ({ village, printed }) => {
      expect(await village.reads('M01')).toContain(said.requestMatter)
      expect(await village.reads('M02')).toContain(said.signedOpinion)
      expect(await village.reads('M47')).toContain(said.leaveReason)
      expect(printed()).toContain('"name":"opinion.giveSigned"')
    },
  },
]

/** Branch 3 does the rest in time, and all four may meet. */
export const gettingReady: readonly Stage[] = [
  {
    title: 'branch 3 catches up, and the evening before everybody says they come',
    play: async ({ village }) => {
      await catchUpInThird(village, { heldOn: '2018-02-27', until: '16:00' })
      await evening(village)
    },
  },
  {
    title: 'the general branch and the branches may meet',
    play: async ({ village }) => {
      for (const meeting of [general, ...branches]) {
        const answer = await openMeeting(village, meeting)
        expect(answer).toContain(ready)
        // What is only advised: who guides, and where those who are away are appraised.
        expect(answer).toMatch(/最好再看看：(流动党员参评地点、)?邀请上级指导\n/)
      }
    },
  },
]
