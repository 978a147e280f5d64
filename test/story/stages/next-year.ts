import { expect } from 'vitest'
import { adoptAndPublish, branches } from '../../support/first-weeks.ts'
import { openList } from '../../support/rectification-story.ts'
import { pressLike } from '../../support/reading-cards.ts'
import { askedOfTown, forGood } from './lists.ts'
import type { Stage } from './telling.ts'

const next = {
  year: '2018',
  preset: '2017-village',
  from: '2019-03-07',
  to: '2019-03-08',
  adoptedOn: '2018-06-12',
}

/** What each team takes over, and what its report of the year before says. */
const goesOn = [
  { secretary: 'M01', open: [], report: '2017年度班子整改：已销号 2 项，还在整改 0 项' },
  { secretary: 'M02', open: [], report: '2017年度班子整改：已销号 2 项，还在整改 0 项' },
  {
    secretary: 'M27',
    open: [forGood.problem],
    report: '2017年度班子整改：已销号 0 项，还在整改 1 项',
  },
  {
    secretary: 'M47',
    open: [askedOfTown.problem],
    report: '2017年度班子整改：已销号 1 项，还在整改 1 项',
  },
]

export const nextYear: readonly Stage[] = [
  {
    title: 'the year is ended with two items that go on',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-06-12T09:00:00+08:00')
      await village.say('M01', '年度结束')
      const card = await village.last('M01')
      expect(card).toContain('整改还在办\u30002（结束后继续）')
      for (const other of ['会没有开完', '会议记录没确认', '回执没收到', '没反馈', '公开']) {
        expect(card).not.toContain(other)
      }
      expect(await village.press('M01', '结束本年度')).toBe('本年度已结束')
      figure('nothing else is open')
    },
  },
  {
    title: 'the next year begins, and what was open is on its lists',
    play: async ({ village }) => {
      await adoptAndPublish(village, next)
      for (const { secretary, open } of goesOn) {
        await village.say(secretary, '整改')
        const label = open.length > 0 ? `梳理问题（${open.length}）` : '梳理问题'
        await village.press(secretary, label)
        for (const problem of open) {
          expect(await village.last(secretary)).toContain(problem)
          await village.press(secretary, '列入清单')
        }
        if (open.length === 0) continue
        await openList(village, secretary, false)
        expect(await village.last(secretary)).toContain(`草稿 ${open.length}`)
      }
    },
  },
  {
    title: 'and last year’s report is there for the meetings to come',
    play: async ({ village }) => {
      const chats = ['oc_village', ...branches.map(({ chat }) => chat)]
      for (const [at, { secretary, report }] of goesOn.entries()) {
        await village.say(secretary, '会前准备', chats[at])
        while ((await pressLike(village, secretary, /^登记整改报告$/)) === undefined) {
          if ((await pressLike(village, secretary, /^下一页/)) === undefined) break
        }
        expect(await village.last(secretary)).toContain(report)
      }
    },
  },
]
