import { morningOf } from '../../src/organization/calendar.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { policyFor } from '../../policies/presets.ts'
import { escalation } from '../../src/pipeline/escalation.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await startBot({ features: [] })
})
afterEach(() => bot.close())

const policy = policyFor('2017-village', 2018)
const ladder = (codes: readonly string[], dueOn = '2018-02-26') =>
  escalation({ duty: 'x:y', dueOn, policy, owing: () => codes.map(personIdOf) })

describe('the ladder of an overdue duty', () => {
  test.each([
    ['2018-02-26', ['2018-02-27', '2018-02-28', '2018-03-01']],
    ['2018-02-23', ['2018-02-24', '2018-02-26', '2018-02-26']],
    ['2018-02-13', ['2018-02-14', '2018-02-22', '2018-02-22']],
  ])('of %s: %j, leaders not on rest days', (dueOn, mornings) => {
    const at = ladder([], dueOn).map((one) => one.at.toISOString())
    expect(at).toEqual(mornings.map((day) => morningOf(day).toISOString()))
  })

  test('has other names when the day moves', () => {
    const names = [...ladder([]), ...ladder([], '2018-03-05')].map((one) => one.occasion)
    expect(new Set(names).size).toBe(6)
  })

  test.each<[string, string[], [string[], string[], string[]]]>([
    ['nobody', [], [[], [], []]],
    ['two of one group', ['M11', 'M12'], [['M11', 'M12'], ['M05 B1G1'], ['M01 GB']]],
    ['two of two groups', ['M11', 'M16'], [['M11', 'M16'], ['M05 B1G1', 'M06 B1G2'], ['M01 GB']]],
    ['a group leader', ['M05'], [['M05'], ['M02 B1'], ['M01 GB']]],
    ['a team member', ['M03'], [['M03'], ['M02 B1'], ['M01 GB']]],
    ['one of the general team', ['M28'], [['M28'], [], ['M01 GB']]],
    ['the general secretary', ['M01'], [['M01'], [], []]],
  ])('%s', (_what, owing, rungs) => {
    const told = ladder(owing).map((one) =>
      [...one.nudges(bot.database)].map((nudge) => {
        if (nudge.kind === 'escalated') return `${nudge.personId} ${nudge.unitId}`
        return nudge.kind === 'owes' ? nudge.personId : ''
      }),
    )
    const named = ([code = '', unit]: string[]) =>
      unit === undefined ? personIdOf(code) : `${personIdOf(code)} ${unitIdOf(unit)}`
    expect(told).toEqual(rungs.map((rung) => rung.map((one) => named(one.split(' ')))))
  })
})
