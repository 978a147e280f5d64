import { expect } from 'vitest'
import {
  boardCounts,
  judge,
  openItem,
  openListed,
  reportDone,
  review,
} from '../../support/rectification-story.ts'
import { said } from '../../support/said-in-confidence.ts'
import { branchDays } from '../../support/sittings.ts'
import { textOfMessage, type Villagers } from '../../support/villagers.ts'
import { goThroughCases, noteRule, planRule, startCampaign } from '../../support/works-story.ts'
import { askedOfTown, atOnce, forGood, late, leaders, teamPlans } from './lists.ts'
import type { Stage } from './telling.ts'

const progress = '名单已经贴出来，拍了照片'
const seen = '到现场看过，名单在，日期对'
const evidence = { fileName: '张贴记录.txt', body: '四月三十日贴在活动室门口' }
const notYet = '渠底还有一段没清，再去两个工'
const secretaries = teamPlans.map(({ secretary }) => secretary)

async function settle(
  village: Villagers,
  of: { problem: string; bearer: string; checker: string },
): Promise<void> {
  const { problem, bearer, checker } = of
  await reportDone(village, bearer, { problem, progress })
  expect(await judge(village, checker, { problem, judgement: 'settled', seen })).toBe('已销号')
}

async function reviewAll(village: Villagers): Promise<void> {
  for (const secretary of secretaries) {
    expect(await review(village, secretary)).toBe('已记下这次检查')
  }
}

const campaign = { title: '惠农补贴张榜不全', measures: '逐户对账，漏的补上', dueOn: '2018-05-31' }
const cases = ['五组两户的名字写错了', '六组一户没有上榜', '有一户的钱不知去了哪里']
const rule = { title: '村务公开办法', kind: 'revise', dueOn: '2018-04-30', checkOn: '2018-05-25' }

/** From the week after the lists to the first check at T+30. */
const firstMonth: readonly Stage[] = [
  {
    title: 'what can be put right at once is, after being sent back once',
    play: async ({ village }) => {
      await village.moveTo('2018-03-22T09:00:00+08:00')
      const { problem, bearer } = atOnce
      await reportDone(village, bearer, { problem, progress })
      const back = { problem, judgement: 'notYet' as const, seen: notYet }
      expect(await judge(village, 'M02', back)).toContain('继续整改')
      await settle(village, { ...atOnce, checker: 'M02' })
      expect(await boardCounts(village, 'M02')).toMatchObject({ 逾期: 0, 已销号: 1 })
    },
  },
  {
    title: 'a campaign and a rule get an owner and a day',
    play: async ({ village }) => {
      const owned = { ...campaign, owner: 'M28' }
      expect(await startCampaign(village, 'M01', owned)).toBe('专项整治已保存')
      expect(await planRule(village, 'M01', { ...rule, owner: 'M28' })).toBe('制度事项已保存')
      const result = '补上三户，两千四百元'
      expect(await goThroughCases(village, 'M28', { cases, result })).toBe('专项整治已结束')
    },
  },
]

/** T+30 and T+60, an item that is late, one for good, one the town is asked about. */
const secondMonth: readonly Stage[] = [
  {
    title: 'the first check; the town is asked about what branch 3 cannot do alone',
    play: async ({ village }) => {
      await village.moveTo('2018-04-09T09:00:00+08:00')
      await reviewAll(village)
      await openListed(village, 'M47', askedOfTown.problem)
      await village.press('M47', '报请镇党委')
      const wish = { body: '请镇水务站看一看渠首', answerOn: '2018-05-15' }
      expect(await village.press('M47', '记下已报', wish)).toContain('等镇党委答复')
      expect(await village.press('M01', '打开每月汇总（报镇党委）')).toContain('每月 1 日')
    },
  },
  {
    title: 'what is kept up for good is looked at on its day; the rule is made',
    play: async ({ village }) => {
      await village.moveTo('2018-04-20T09:00:00+08:00')
      await openItem(village, 'M27', forGood.problem)
      await village.press('M27', '复查')
      expect(await village.press('M27', '坚持得好，继续坚持', { body: seen })).toContain('5月20日')
      expect(await noteRule(village, 'M28')).toContain('办成')
    },
  },
  {
    title: 'an item nobody put right climbs: its bearer, the branch, the general branch, the town',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-05-02T09:00:00+08:00')
      const own = `整改：${late.problem}`
      expect(await digestDays(village, late.bearer, own)).toEqual([
        // The first check asks for everything that is open, on the first working day.
        '2018-04-08',
        '2018-04-09',
        '2018-04-13',
        '2018-04-16',
        '2018-04-17',
      ])
      expect(await digestDays(village, 'M02', '禾坪一支部 · 整改事项：还有 1 人')).toEqual([
        '2018-04-19',
      ])
      expect(await digestDays(village, 'M01', '整改事项：还有 1 人')).toEqual(['2018-04-23'])
      expect(await village.reads('M01')).toContain('超期两周以上的共 1 项')
      expect(await boardCounts(village, 'M02')).toMatchObject({ 逾期: 1 })
      figure(
        'told on days -7 -3 0 +1 the bearer, +3 the branch, +7 the general branch, +14 the town',
      )
    },
  },
  {
    title: 'then it is put right; the second check; the town has answered',
    play: async ({ village }) => {
      await openItem(village, late.bearer, late.problem)
      await village.press(late.bearer, '传照片、文件（可以不传）')
      await village.sendFile(late.bearer, evidence.fileName, evidence.body)
      await reportDone(village, late.bearer, { problem: late.problem, progress })
      await openItem(village, 'M02', late.problem)
      await village.press('M02', '看')
      await village.advance('PT2M')
      const shown = (await village.ownThread('M02')).map(({ fileName }) => fileName)
      expect(shown).toContain(evidence.fileName)
      const found = { problem: late.problem, judgement: 'settled' as const, seen }
      expect(await judge(village, 'M02', found)).toBe('已销号')
      await village.moveTo('2018-05-07T09:00:00+08:00')
      await reviewAll(village)
      await openListed(village, 'M47', askedOfTown.problem)
      await village.press('M47', '记镇党委答复')
      const answer = { body: '水务站七月派人，先用沙袋挡着' }
      expect(await village.press('M47', '记下', answer)).toBe('答复已记下')
    },
  },
  {
    title: 'what was settled turns out not to be, is opened again and put right for good',
    play: async ({ village }) => {
      const { problem, bearer } = atOnce
      await openListed(village, 'M02', problem)
      await village.press('M02', '重新整改')
      const again = { body: '一场雨又淤了半截渠', dueOn: '2018-05-25' }
      expect(await village.press('M02', '重新整改', again)).toBe('已重新列为整改中')
      await village.moveTo('2018-05-21T09:00:00+08:00')
      await settle(village, { problem, bearer, checker: 'M02' })
      await openItem(village, 'M27', forGood.problem)
      await village.press('M27', '复查')
      expect(await village.press('M27', '坚持得好，继续坚持', { body: seen })).toContain('6月20日')
    },
  },
]

/** The days on which somebody's digest had such a line. */
async function digestDays(village: Villagers, memberId: string, line: string): Promise<string[]> {
  const own = await village.ownThread(memberId)
  return own
    .filter(({ card }) => card?.header?.title.content === '今天的提醒')
    .filter((message) => textOfMessage(message).includes(line))
    .map(({ at }) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10))
}

/** The last days of May: everything that is due is done and checked by somebody else. */
const thirdMonth: readonly Stage[] = [
  {
    title: 'leaders and teams put the rest right, and others look at it',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-05-29T09:00:00+08:00')
      for (const { secretary, items } of teamPlans) {
        for (const { problem, bearer, form } of items) {
          if (form.dueOn !== '2018-05-30') continue
          await settle(village, { problem, bearer, checker: secretary })
        }
      }
      for (const bearer of leaders) {
        await settle(village, { problem: said.ownProblem, bearer, checker: checkerOf(bearer) })
      }
      const kept = '五月五日公开了四月的账'
      expect(await noteRule(village, 'M28', kept)).toContain('执行检查')
      figure(`${leaders.length} personal lists done`)
    },
  },
]

/** The secretary of the team; of a secretary the first one, and of that one the deputy. */
function checkerOf(leader: string): string {
  if (leader === 'M01') return 'M02'
  const branch = branchDays.find(({ team }) => team.slice(1).includes(leader))
  return branch?.chair ?? 'M01'
}

/** Up to the second disclosure. */
export const rectifying = { firstMonth, secondMonth, thirdMonth }

/** Who bears what goes on: for good, or until the town comes. */
const goOn = [forGood.bearer, askedOfTown.bearer]
const inGeneralTeam = ['M01', 'M02', 'M27', 'M28', 'M47']

/** T+90: how everything stands, and what goes on. */
export const closingReview: Stage = {
  title: 'the closing review: all but what is for good and what waits for the town is done',
  play: async ({ village, figure }) => {
    await village.moveTo('2018-06-05T09:00:00+08:00')
    await reviewAll(village)
    for (const [at, { secretary, items }] of teamPlans.entries()) {
      const open = items.filter(({ bearer }) => goOn.includes(bearer)).length
      // The leaders of the general branch have their lists there, wherever else they lead.
      const personal = at === 0 ? leaders.filter((one) => inGeneralTeam.includes(one)).length : 2
      expect(await boardCounts(village, secretary)).toEqual({
        逾期: 0,
        快到期: 0,
        等核查: 0,
        在改: open,
        已销号: items.length - open + personal,
      })
    }
    figure('2 items go on into the next year')
  },
}
