import { agreeOnTeamText, handInAnalysis, notePapers } from './analysis-round.ts'
import {
  adoptAndPublish,
  branches,
  holdSession,
  nameContacts,
  publishTask,
  setUp,
} from './first-weeks.ts'
import { arrange, noteComing } from './last-days.ts'
import { giveOpinions, openOpinions, sortAndHandOver } from './opinion-round.ts'
import { finishOwnList, finishTeamList } from './problem-lists.ts'
import { offered } from './reading-cards.ts'
import { said } from './said-in-confidence.ts'
import { partnersOf, talkWithAll } from './talk-round.ts'
import type { Villagers } from './villagers.ts'
import { otherWords } from './write-analysis.ts'

export const topics = [
  'eightClarities',
  'fourteenPersistences',
  'memberDuties',
  'primaryOrganizationTasks',
]
export const [first, second, third] = branches
export const general = { secretary: 'M01', chat: 'oc_village' }

/** The teams, their secretary first. */
const teams = {
  general: ['M01', 'M02', 'M27', 'M28', 'M47'],
  first: ['M02', 'M03', 'M04'],
  second: ['M27', 'M29', 'M30'],
  third: ['M47', 'M48', 'M49'],
}
const inAnyTeam = [...new Set(Object.values(teams).flat())]

/** The plan is out and everybody studies on 12 February; branch 3 leaves the last topic out. */
export async function study(village: Villagers): Promise<void> {
  await setUp(village)
  await nameContacts(village)
  await adoptAndPublish(village)
  await village.moveTo('2018-02-12T08:00:00+08:00')
  await publishTask(village, first.secretary, '2018-02-22')
  await village.press('M13', '我已学完', undefined, first.chat)
  await village.press('M13', '写心得', undefined, first.chat)
  await village.press('M13', '保存', { body: said.studyWriting })
  for (const [at, { secretary }] of branches.entries()) {
    const own = secretary === third.secretary ? topics.slice(0, 3) : topics
    const when = { heldOn: '2018-02-12', until: `${at + 9}:30`.padStart(5, '0') }
    await holdSession(village, { secretary, ...when, topics: own, absent: [] })
  }
}

/** Opinions are asked for, heard, sorted and handed over on 27 February. */
export async function hearOpinions(village: Villagers): Promise<void> {
  await openOpinions(village, '2018-02-23')
  await giveOpinions(village, '2018-02-12')
  await village.say('M13', '约谈')
  await village.press('M13', '约书记谈心')
  const [secretary = ''] = await offered(village, 'M13', 'secretary')
  await village.press('M13', '送出', { secretary, matter: said.requestMatter })
  await village.moveTo('2018-02-27T09:00:00+08:00')
  await sortAndHandOver(village)
}

const thirdTeam = (village: Villagers) =>
  teams.third.map((memberId) => village.person(memberId).name)

/**
 * The talk that was asked for, and all others but those of branch 3's M48 and M49 with the members
 * they represent the team to.
 */
export async function talkItOver(village: Villagers): Promise<void> {
  await village.press('M01', '登记已谈', { talkedOn: '2018-02-27' })
  const team = thirdTeam(village)
  for (const memberId of inAnyTeam) {
    const leavesOut = memberId === 'M48' || memberId === 'M49'
    await talkWithAll(village, memberId, (name) => leavesOut && !team.includes(name))
  }
}

/** The pairs that were left out, by name. */
export async function pairsLeftOut(village: Villagers): Promise<[string, string][]> {
  const team = thirdTeam(village)
  const pairs: [string, string][] = []
  for (const memberId of ['M48', 'M49']) {
    const partners = await partnersOf(village, memberId)
    for (const partner of partners.filter((name) => !team.includes(name))) {
      pairs.push([village.person(memberId).name, partner])
    }
  }
  return pairs
}

/** The analyses, the texts of the teams and all lists of problems. */
export async function searchHearts(village: Villagers): Promise<void> {
  await handInAnalysis(village, 'M13')
  await handInAnalysis(village, 'M02', otherWords)
  for (const branch of branches) await notePapers(village, branch)
  const [, ...others] = teams.general
  await agreeOnTeamText(village, { secretary: 'M01', unit: /总支[^支]*/, others })
  await finishTeamList(village, general)
  const ofBranches = [teams.first, teams.second, teams.third]
  for (const [at, { secretary, name }] of branches.entries()) {
    const members = ofBranches[at]?.slice(1) ?? []
    await agreeOnTeamText(village, { secretary, unit: new RegExp(name), others: members })
    await finishTeamList(village, { secretary, unit: name })
  }
  for (const memberId of inAnyTeam) await finishOwnList(village, memberId)
}

const tellers = {
  [first.chat]: ['何兰仙', '普晓远'],
  [second.chat]: ['禹廷成', '杨兴昌'],
  [third.chat]: ['彭玉珍', '何春恒'],
} as const

/** Venue, papers and tellers, and somebody's leave. */
export async function arrangeAll(village: Villagers): Promise<void> {
  await arrange(village, { ...general, place: '村委会会议室', onDay: '2018-03-07' })
  for (const { secretary, chat, name } of branches) {
    const place = `${name}活动场所`
    await arrange(village, { secretary, chat, place, onDay: '2018-03-08', tellers: tellers[chat] })
  }
  await village.say('M55', '请假')
  await village.press('M55', '请假', { reasonClass: 'illness', reason: said.leaveReason })
  await village.press(third.secretary, '批准')
}

/** The evening before: one answers by phone, the others have told their secretaries. */
export async function evening(village: Villagers): Promise<void> {
  await village.moveTo('2018-03-06T18:30:00+08:00')
  await village.press('M54', '能到')
  for (const meeting of [general, ...branches]) await noteComing(village, meeting)
}

/** What branch 3 had left out: two talks and a topic. */
export async function catchUpInThird(
  village: Villagers,
  on: { heldOn: string; until: string },
): Promise<void> {
  const { secretary } = third
  await holdSession(village, { secretary, ...on, topics: topics.slice(3), absent: [] })
  for (const memberId of ['M48', 'M49']) await talkWithAll(village, memberId)
}
