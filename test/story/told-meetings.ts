import { expect, test } from 'vitest'
import { appraiseEachOther } from '../support/appraisal-story.ts'
import { holdBallot, signSheet } from '../support/ballot-story.ts'
import { holdLightRound, holdRound, criticismOf } from '../support/criticism-story.ts'
import { Papers } from '../support/marks.ts'
import { goOn, settleMeasures, signIn, sitDown } from '../support/meeting-story.ts'
import { buttonsOf, cardWith, pressLike, tableOf } from '../support/reading-cards.ts'
import { branchDays, generalDay, observersFile, type BranchDay } from '../support/sittings.ts'
import type { Villagers } from '../support/villagers.ts'

/** What is typed in the meetings and may stand in no group and in no log. */
export const saidInMeetings = {
  criticism: criticismOf('', '').problem.slice(2),
  suggestion: criticismOf('', '').suggestion.slice(4),
  comment: '账目公布比答应的晚了半个月',
  direction: '每月走访两户老人',
  measure: '六月底前修好三组水渠',
}

/** Meeting A, from sign-in to the signed minutes. */
export function tellMeetingA(village: () => Villagers): void {
  test('meeting A: eight criticise each other in order, three sit in', async () => {
    const people = village()
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
      turns: ['written', 'typed', 'nothingNew'],
    })
    expect(told.turns).toHaveLength(56)
    await people.moveTo('2018-03-07T11:10:00+08:00')
    // The guide's speech falls out by itself: nobody came.
    await goOn(people, generalDay, 2)
    await people.press(chair, '散会')

    const said = told.turns.filter(({ turn }) => turn !== 'nothingNew')
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
  })

  test('its minutes are confirmed by the recorder and then by the chair', async () => {
    const people = village()
    const { chair, recorder } = generalDay
    while ((await pressLike(people, recorder, /^下一页/)) !== undefined);
    await people.press(recorder, '记录属实，确认')
    while ((await pressLike(people, chair, /^下一页/)) !== undefined);
    await people.press(chair, '记录属实，确认定稿')
    await people.say('M28', '会议记录')
    await people.press('M28', '看定稿')
    expect(await people.last('M28')).toContain('应到 8 人，实到 8 人')
  })
}

async function receivedBy(people: Villagers, memberId: string): Promise<string> {
  const own = await people.reads(memberId)
  return own.slice(own.indexOf('大家给您提的批评'))
}

/** Meetings B and C of one branch in one sitting, ballots included. */
export function tellBranch(village: () => Villagers, day: BranchDay): void {
  const { chair, recorder, team, ranked, phones } = day
  const others = ranked.length - team.length

  test(`${day.name}: B, with ${others} ordinary members after the team`, async () => {
    const people = village()
    await people.moveTo(`2018-03-08T${8 + day.place * 3}:50:00+08:00`.replace('T8', 'T08'))
    await sitDown(people, day)
    await signIn(people, day)
    await people.press(chair, '开始：通报到会情况')
    await goOn(people, day, 4)
    const full = await holdRound(people, {
      chair,
      recorder,
      subjects: team,
      ranked,
      turns: ['written', ...Array.from({ length: 6 }, () => 'nothingNew' as const), 'typed'],
    })
    expect(full.turns).toHaveLength(team.length * (ranked.length - 1))
    await goOn(people, day, 1)
    const light = await holdLightRound(people, {
      chair,
      recorder,
      subjects: others,
      isTyped: day.place === 2,
    })
    expect(light).toMatchObject({ selfCriticisms: others, criticisms: 2 * others })
    await goOn(people, day, 1)
    const { measure, direction } = saidInMeetings
    await settleMeasures(people, day, { measures: `1. ${measure}`, direction })
    await goOn(people, day, 2)
    await people.press(chair, '散会')
  })

  test(`${day.name}: C, and every total is what each of them did`, async () => {
    const people = village()
    await people.advance('PT10M')
    await sitDown(people, day, '开会 评议')
    const comments = { [phones.at(-1) ?? '']: saidInMeetings.comment }
    await appraiseEachOther(people, { ...day, team: team.length, others }, comments)
    await goOn(people, day, 1)
    await voteOn(people, day, { work: '测评票', title: '党员民主测评结果', scale: 4 })
    await goOn(people, day, 1)
    await voteOn(people, day, { work: '评议班子', title: '支部班子评议结果', scale: 4 })
    await goOn(people, day, day.guides ? 3 : 2)
    await people.press(chair, '散会')
  })
}

/** One round, recomputed from the papers of everybody. */
async function voteOn(
  people: Villagers,
  day: BranchDay,
  of: { work: string; title: string; scale: number },
): Promise<void> {
  const { chair, voters, onPaper } = day
  const name = (memberId: string) => people.person(memberId).name
  const names = [...namesOf(people, day), `${day.name}班子`]
  const papers = new Papers(of.scale + day.place, voters, names, of.scale)
  const electronic = voters.filter((one) => !onPaper.includes(one))
  const vote = {
    chat: day.chat,
    chair,
    tellers: day.tellers,
    phones: electronic,
    marksOf: (voter: string) => papers.of(voter),
    paper: {
      names: onPaper.map(name),
      // One of the papers given out never came back where there are several.
      head: { issued: onPaper.length, returned: onPaper.length, valid: onPaper.length, invalid: 0 },
      figuresOf: (subject: string) => [...papers.figures(onPaper, subject, of.scale), 0],
    },
  }
  await holdBallot(people, of.work, vote)
  await people.press(chair, '看结果')
  const rows: Record<string, unknown>[] = []
  for (;;) {
    const { card, messageId } = await cardWith(people, chair, of.title)
    rows.push(...tableOf(card))
    if (!buttonsOf(card).includes('下一页')) break
    await people.click(chair, messageId, '下一页')
  }
  await signSheet(people, vote)
  const shown = rows.filter((row) => 'base' in row)
  expect(shown.length).toBeGreaterThan(0)
  for (const row of shown) {
    // The team's only row has no name.
    const subject = typeof row['name'] === 'string' ? row['name'] : `${day.name}班子`
    const byPhone = electronic.filter((voter) => name(voter) !== subject)
    const phone = papers.figures(byPhone, subject, of.scale)
    const paper = papers.figures(onPaper, subject, of.scale)
    const sums = phone.map((count, at) => count + (paper[at] ?? 0))
    const base = byPhone.length + onPaper.length
    const figures = ['c0', 'c1', 'c2', 'c3', 'abstentions', 'invalid', 'base'].map(
      (key) => row[key],
    )
    expect([subject, ...figures]).toEqual([subject, ...sums, 0, base])
  }
}

/** Everybody on the register of a branch, whoever of them is listed. */
function namesOf(people: Villagers, day: BranchDay): string[] {
  const [from, to] = [
    [1, 26],
    [27, 46],
    [47, 60],
  ][day.place] as [number, number]
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).map(
    (number) => people.person(`M${String(number).padStart(2, '0')}`).name,
  )
}

/** All of it. */
export function tellMeetings(village: () => Villagers): void {
  tellMeetingA(village)
  for (const day of branchDays) tellBranch(village, day)
}
