import { afterEach, expect, test } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { insertPerson } from '../../db/queries/people.ts'
import { BallotRoom, tallied } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Rows on the first of two forms of names: three pages of fourteen. */
const firstForm = 42
const isEarly = (no: number) => no < firstForm

/** So many more members for branch 1, with long names and phones of their own. */
function settle(count: number): string[] {
  const codes = Array.from({ length: count }, (_, at) => `X${at + 1}`)
  bot.database.inTransaction((tx) => codes.forEach((code) => insertMember(tx, code)))
  const members = codes.map((code) => ({ openId: `ou_${code}`, name: code }))
  bot.platform.chats.get('oc_B1')?.members.push(...members)
  return codes
}

function insertMember(tx: Tx, code: string): void {
  insertPerson(tx, {
    personId: personIdOf(code),
    rootId,
    rosterCode: code,
    name: `欧阳司马${code}`,
    sex: 'F',
    bornYear: 1970,
    joinedYear: 2000,
    kind: 'fullMember',
    branchId: unitIdOf('B1'),
    groupId: null,
    openId: `ou_${code}`,
    contactPersonId: null,
    delivery: 'normal',
    state: 'active',
  })
}

// The platform behind the bot checks every card it is sent: 200 elements, 30 KB.
test.each([
  [9, 'B3', ['M55'], 0, 1],
  [26, 'B1', [], 2, 2],
  [80, 'B1', [], 56, 6],
] as const)(
  '%i members fill in their paper row by row',
  async (rows, unit, absent, more, pages) => {
    bot = await startBot({ now: '2018-03-08T09:00' })
    settle(more)
    const room = new BallotRoom(bot, unit, 'members', absent)
    await room.open()
    expect(room.round.subjects.length).toBe(unit === 'B3' ? 10 : rows)
    expect(room.pages).toBe(pages)
    const marks = new Map(room.round.subjects.map((one, at) => [one.subjectId, at % 4]))
    await room.vote(room.chair, marks)
    expect(bot.lastSeenBy(room.chair)).toContain('已交票')
  },
)

test('80 members: names for three grades take two forms, and the whole result is shown', async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  const codes = settle(56)
  const room = new BallotRoom(bot, 'B1', 'members', ['M08', 'M09', 'M10'])
  await room.open()
  const { subjects } = room.round
  const voters = ['M02', 'M13', 'M12', ...codes.slice(0, 40)]
  const nameOf = (code: string) =>
    code.startsWith('X') ? `ou_${code}` : room.nameOf(personIdOf(code))
  const given = new Map<string, Map<string, number>>()
  for (const [at, code] of voters.entries()) {
    const name = nameOf(code)
    await room.begin(name)
    await bot.press(name, '只点名字，填得快')
    const own = personIdOf(code)
    const chosen = [at, at + 20, 79 - at].filter((one) => subjects[one]?.subjectId !== own)
    const isGiven = (no: number) => subjects[no]?.isMarked === true
    const numbers = [...new Set(chosen)].filter(isGiven)
    for (const isFirst of [true, false]) {
      const here = numbers.filter((no) => isEarly(no) === isFirst)
      const [best, ...worse] = here.map((no) => String(no + 1))
      const form = { excellent: best ? [best] : [], unqualified: worse, rest: at % 2 ? '2' : '0' }
      await bot.press(name, '填好了', form)
    }
    await bot.press(name, '交票')
    given.set(
      own,
      expected(
        numbers,
        at % 2 === 1,
        subjects.map((one) => one.subjectId),
      ),
    )
  }
  await room.close()
  const { rows = [], papers } = room.result ?? {}
  expect(papers).toBe(voters.length)
  for (const { subjectId, counts, abstentions } of rows) {
    const others = [...given].filter(([voterId]) => voterId !== subjectId)
    const seen = others.map(([, marks]) => marks.get(subjectId))
    expect({ subjectId, counts, abstentions }).toEqual({ subjectId, ...tallied(seen, 4) })
  }
  await bot.press(room.chair, '看结果')
  for (const _ of [2, 3, 4, 5, 6, 7, 8]) await bot.press(room.chair, '下一页')
  expect(bot.lastSeenBy(room.chair)).toContain('欧阳司马X56')
})

/** The first name on each of the two forms is excellent, others named are not qualified. */
function expected(numbers: readonly number[], isQualified: boolean, ids: readonly string[]) {
  const marks = new Map<string, number>(isQualified ? ids.map((id) => [id, 1]) : [])
  for (const part of [numbers.filter(isEarly), numbers.filter((no) => !isEarly(no))]) {
    for (const [at, no] of part.entries()) marks.set(ids[no] ?? '', at === 0 ? 0 : 3)
  }
  return marks
}
