import { expect } from 'vitest'
import { holdBallot, signSheet } from '../../support/ballot-story.ts'
import { Papers } from '../../support/marks.ts'
import { buttonsOf, cardWith, tableOf } from '../../support/reading-cards.ts'
import type { BranchDay } from '../../support/sittings.ts'
import type { Villagers } from '../../support/villagers.ts'

/** One round, recomputed from the papers of everybody; gives how many were voted on. */
export async function voteOn(
  people: Villagers,
  day: BranchDay,
  of: { work: string; title: string; scale: number },
): Promise<number> {
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
  return shown.length
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
