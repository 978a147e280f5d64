import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '../../cards/archive/finding.ts'
import { lints } from '../../src/features/archive/rules/lints.ts'
import { foundIn } from '../../src/features/archive/views/check.ts'
import { seeded } from '../support/archive-faults.ts'
import { insertDecided } from '../support/decided-branch.ts'
import { insertFinishedMeeting } from '../support/finished-meeting.ts'
import { holdAppraisal } from '../support/graded-branch.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

const [secretary, teamMember] = ['张春松', '罗秋梅']
const of = { cycleId: 'cycle', unitId: unitIdOf('B1') }

let bot: TestBot
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T12:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertFinishedMeeting(tx, bot.time.now())
  })
})
afterEach(() => bot.close())

const findings = () => foundIn(bot.database, of, bot.time.now()).map((one) => one.finding)
const faultsNow = () => new Set<Fault>(findings().map((one) => one.fault))

describe('a fault that comes into the rows is found', () => {
  test.each(seeded)('%s', (fault, seed) => {
    insertDecided(bot, 'B1', {})
    expect(faultsNow().has(fault)).toBe(false)
    bot.database.inTransaction(seed)
    expect(faultsNow().has(fault)).toBe(true)
  })

  test('rowSumWrong', () => {
    expect(faultsNow().has('rowSumWrong')).toBe(false)
    holdAppraisal(bot, 'B1', { counts: { M11: [3, 0, 0, 0] } })
    expect(faultsNow().has('rowSumWrong')).toBe(true)
  })

  test('unsigned: the record of a meeting, until both have confirmed it', () => {
    const unsigned = findings().filter((one) => one.fault === 'unsigned')
    expect(unsigned.flatMap((one) => one.personIds)).toEqual([personIdOf('M03'), personIdOf('M02')])
  })

  test('all of them at once: each of the fifteen lints has something to say', () => {
    insertDecided(bot, 'B1', {})
    for (const [, seed] of seeded) bot.database.inTransaction(seed)
    const found = new Set(findings().map((one) => one.lint))
    expect([...found].toSorted()).toEqual(Object.keys(lints).toSorted())
    expect(found.size).toBe(15)
  })
})

describe('the list', () => {
  const open = async (name: string) => {
    await bot.says(secretary, '归档')
    await bot.press(secretary, '抽查前自查')
    if (name !== secretary) await bot.pressForwarded(name, secretary, '抽查前自查')
  }

  test('shows what was found with the way to put it right', async () => {
    await open(secretary)
    expect(bot.lastSeenBy(secretary)).toContain('会议记录还缺签字或确认：罗秋梅、张春松')
    await bot.press(secretary, '去看看')
    expect(bot.lastSeenBy(secretary)).not.toContain('抽查前自查')
  })

  test('never says a word of what is alike', async () => {
    bot.database.inTransaction(seeded.find(([fault]) => fault === 'analysesAlike')![1])
    await open(secretary)
    while (bot.lastSeenBy(secretary).includes('下一页')) await bot.press(secretary, '下一页')
    const seen = bot.seenBy(secretary) + JSON.stringify(findings())
    expect(findings().some((one) => one.fault === 'analysesAlike')).toBe(true)
    expect(seen).not.toContain('公示栏')
  })

  test('names nobody beside a grade for the team', async () => {
    insertDecided(bot, 'B1', {})
    bot.database.inTransaction(seeded.find(([fault]) => fault === 'gradedProbationary')![1])
    const pages = async (name: string) => {
      const { checkView } = await import('../../src/features/archive/views/check.ts')
      const { getPerson } = await import('../../db/queries/people.ts')
      const id = name === secretary ? 'M02' : 'M03'
      const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(id)) }
      const context = { now: bot.time.now(), reader, duties: undefined as never }
      return ['1', '2', '3', '4'].flatMap((page) =>
        (checkView(bot.database, { ...of, page, pack: '' }, context)?.list.items ?? [])
          .filter((line) => line.sentence.includes('预备党员'))
          .flatMap((line) => line.names),
      )
    }
    expect(await pages(secretary)).toContain('罗丽梅')
    expect(await pages(teamMember)).toEqual([])
  })
})
