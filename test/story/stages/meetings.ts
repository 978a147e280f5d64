import { expect } from 'vitest'
import { appraiseEachOther } from '../../support/appraisal-story.ts'
import { criticismOf, holdLightRound, holdRound, type Turn } from '../../support/criticism-story.ts'
import { goOn, settleMeasures, signIn, sitDown } from '../../support/meeting-story.ts'
import { pressLike } from '../../support/reading-cards.ts'
import { branchDays, generalDay, observersFile, type BranchDay } from '../../support/sittings.ts'
import type { Villagers } from '../../support/villagers.ts'
import type { Stage } from './telling.ts'
import { voteOn } from './voting.ts'

/** What is typed in the meetings and may stand in no group and in no log. */
export const saidInMeetings = {
  criticism: criticismOf('', '').problem.slice(2),
  suggestion: criticismOf('', '').suggestion.slice(4),
  comment: '账目公布比答应的晚了半个月',
  direction: '每月走访两户老人',
  measure: '六月底前修好三组水渠',
}

/** What becomes of the turns of the rounds in full mode, over and over. */
export const turnsOfA: readonly Turn[] = ['written', 'typed', 'nothingNew']
export const turnsOfB: readonly Turn[] = [
  'written',
  ...Array.from({ length: 6 }, () => 'nothingNew' as const),
  'typed',
]

/** Meeting A, from sign-in to the signed minutes. */
const meetingA: readonly Stage[] = [
  {
    title: 'meeting A: eight criticise each other in order, three sit in',
    play: async ({ village: people, figure }) => {
      const { chair, recorder, ranked } = generalDay
      await people.moveTo('2018-03-07T08:50:00+08:00')
      await people.sendFile(chair, '列席人员.csv', observersFile)
      await people.press(chair, '确认导入')
      await sitDown(people, generalDay)
      await signIn(people, generalDay)
      expect(await people.last(chair)).toContain(
        '应到 8 人，实到 8 人，请假 0 人，缺席 0 人；列席 3 人',
      )
      await people.press(chair, '开始：清点人数，宣布开会')
      await goOn(people, generalDay, 5)
      const told = await holdRound(people, {
        chair,
        recorder,
        subjects: ranked,
        ranked,
        turns: turnsOfA,
      })
      expect(told.turns).toHaveLength(56)
      await people.moveTo('2018-03-07T11:10:00+08:00')
      // The guide's speech falls out by itself: nobody came.
      await goOn(people, generalDay, 2)
      await people.press(chair, '散会')

      const said = told.turns.filter(({ turn }) => turn !== 'nothingNew')
      figure(`8 self-criticisms, ${said.length} criticisms in ${told.turns.length} turns`)
      await people.advance('PT2M')
      const minutes = await people.last(recorder)
      const counts = `批评意见 ${said.length} 条，没有新的意见 ${56 - said.length} 人次`
      expect(minutes).toContain(`自我批评 8 人，${counts}，表态 ${told.responses} 人`)
      for (const critic of ranked.slice(1)) {
        const heard = said.some((one) => one.critic === critic && one.subject === chair)
        const words = criticismOf(chair, critic).problem
        expect((await receivedBy(people, chair)).includes(words)).toBe(heard)
      }
      expect(await receivedBy(people, 'M50')).not.toContain(criticismOf(chair, 'M02').problem)
    },
  },
  {
    title: 'its minutes are confirmed by the recorder and then by the chair',
    play: async ({ village: people }) => {
      const { chair, recorder } = generalDay
      while ((await pressLike(people, recorder, /^下一页/)) !== undefined);
      await people.press(recorder, '记录属实，确认')
      while ((await pressLike(people, chair, /^下一页/)) !== undefined);
      await people.press(chair, '记录属实，确认定稿')
      await people.say('M28', '会议记录')
      await people.press('M28', '看定稿')
      expect(await people.last('M28')).toContain('应到 8 人，实到 8 人')
    },
  },
]

async function receivedBy(people: Villagers, memberId: string): Promise<string> {
  const own = await people.reads(memberId)
  return own.slice(own.indexOf('大家给您提的批评'))
}

/** Meetings B and C of one branch in one sitting, ballots included. */
function meetingsOf(day: BranchDay): Stage[] {
  const { chair, team, ranked, phones } = day
  const others = ranked.length - team.length
  return [
    {
      title: `${day.name}: B, with ${others} ordinary members after the team`,
      play: async ({ village: people, figure }) => {
        await people.moveTo(`2018-03-08T${8 + day.place * 3}:50:00+08:00`.replace('T8', 'T08'))
        await sitDown(people, day)
        await signIn(people, day)
        await people.press(chair, '开始：通报到会情况')
        await goOn(people, day, 4)
        figure(await criticiseAll(people, day, others))
        await goOn(people, day, 1)
        const { measure, direction } = saidInMeetings
        await settleMeasures(people, day, { measures: `1. ${measure}`, direction })
        await goOn(people, day, 2)
        await people.press(chair, '散会')
      },
    },
    {
      title: `${day.name}: C, and every total is what each of them did`,
      play: async ({ village: people, figure }) => {
        await people.advance('PT10M')
        await sitDown(people, day, '开会 评议')
        const comments = { [phones.at(-1) ?? '']: saidInMeetings.comment }
        await appraiseEachOther(people, { ...day, team: team.length, others }, comments)
        await goOn(people, day, 1)
        const members = { work: '测评票', title: '党员民主测评结果', scale: 4 }
        const rows = await voteOn(people, day, members)
        await goOn(people, day, 1)
        await voteOn(people, day, { work: '评议班子', title: '支部班子评议结果', scale: 4 })
        await goOn(people, day, day.guides ? 3 : 2)
        await people.press(chair, '散会')
        figure(`${day.voters.length} papers, ${day.onPaper.length} by hand, on ${rows} people`)
      },
    },
  ]
}

/** The team in full, then the ordinary members, two criticisms each. */
async function criticiseAll(people: Villagers, day: BranchDay, others: number): Promise<string> {
  const { chair, recorder, team, ranked } = day
  const full = await holdRound(people, {
    chair,
    recorder,
    subjects: team,
    ranked,
    turns: turnsOfB,
  })
  expect(full.turns).toHaveLength(team.length * (ranked.length - 1))
  await goOn(people, day, 1)
  const light = await holdLightRound(people, {
    chair,
    recorder,
    subjects: others,
  })
  expect(light).toMatchObject({ selfCriticisms: others, criticisms: 2 * others })
  return `${full.turns.length} turns in the team's round, ${light.criticisms} in the members'`
}

/** Meeting A, then B and C of every branch. */
export const meetings: readonly Stage[] = [...meetingA, ...branchDays.flatMap(meetingsOf)]
