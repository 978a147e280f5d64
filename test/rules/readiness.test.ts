import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGates } from '../../policies/open-gates.ts'
import { forecastA, forecastB, type Expected } from '../../src/features/readiness/rules/forecast.ts'
import { leavePath, type ReasonClass } from '../../src/features/readiness/rules/leave.ts'
import { assertNewDays, isOutside } from '../../src/features/readiness/rules/postponing.ts'
import { clashWith } from '../../src/features/readiness/rules/venue.ts'
import { gatesFor, isLacking, lackingFor, meetingsOf } from '../../src/organization/gate-verdict.ts'

const thresholds = { hard: { num: 1, den: 2 }, soft: { num: 80, den: 100 } }

/** A chair, two more of the team and others; so many of the others come. */
function people(others: number, coming: number, more: Partial<Expected> = {}): Expected[] {
  const one = (at: number, over: Partial<Expected>): Expected => ({
    personId: `p${at}`,
    isTeam: false,
    isChair: false,
    isComing: true,
    isExcused: false,
    ...over,
  })
  return [
    one(0, { isTeam: true, isChair: true }),
    one(1, { isTeam: true, ...more }),
    one(2, { isTeam: true }),
    ...Array.from({ length: others }, (_, at) => one(at + 3, { isComing: at < coming })),
  ]
}

const codes = (lacks: readonly { code: string }[]) => lacks.map((lack) => lack.code)

describe('the forecast of a branch', () => {
  test.each([
    [7, 2, ['half'], []],
    [7, 3, [], ['most']],
    [7, 4, [], ['most']],
    [7, 5, [], []],
    [7, 7, [], []],
  ])('of %i others %i come', (others, coming, hard, soft) => {
    const forecast = forecastB(people(others, coming), thresholds)
    expect(codes(forecast.hard)).toEqual(hard)
    expect(codes(forecast.soft)).toEqual(soft)
  })

  test('wants all of the team, or approved leave', () => {
    const away = { isComing: false }
    expect(codes(forecastB(people(7, 7, away), thresholds).hard)).toEqual(['team'])
    const excused = { isComing: false, isExcused: true }
    expect(codes(forecastB(people(7, 7, excused), thresholds).hard)).toEqual([])
  })

  test('wants the chair even on leave, and somebody at all', () => {
    const [chair, ...rest] = people(7, 7)
    const away = [{ ...chair!, isComing: false, isExcused: true }, ...rest]
    expect(codes(forecastB(away, thresholds).hard)).toEqual(['chair'])
    expect(codes(forecastB([], thresholds).hard)).toEqual(['nobodyExpected'])
  })

  test('never passes with half or fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (n, c) => {
        const { hard, expected, coming } = forecastB(people(n, Math.min(n, c)), thresholds)
        expect(hard.length === 0).toBe(coming * 2 > expected)
      }),
    )
  })
})

describe('the forecast of the general branch', () => {
  const excused = { isComing: false, isExcused: true }

  test('wants two thirds of the team, better everybody', () => {
    expect(codes(forecastA(people(2, 2, excused)).hard)).toEqual([])
    expect(codes(forecastA(people(2, 2, excused)).soft)).toEqual(['most'])
    const two = people(2, 2, excused).map((one) =>
      one.personId === 'p2' ? { ...one, ...excused } : one,
    )
    expect(codes(forecastA(two).hard)).toEqual(['twoThirds'])
    expect(forecastA(people(2, 2))).toMatchObject({ hard: [], soft: [] })
  })
})

describe('a leave', () => {
  const asking = {
    isTeam: false,
    isGeneralBranchSecretary: false,
    isMeetingA: false,
    reasonClass: 'awayForWork' as ReasonClass,
  }

  test.each([
    ['a member', asking, 'branchSecretary', 'asked'],
    [
      'one of the team without cause',
      { ...asking, isTeam: true },
      'generalBranchSecretary',
      'refused',
    ],
    [
      'one of the team who is ill',
      { ...asking, isTeam: true, reasonClass: 'illness' as const },
      'generalBranchSecretary',
      'asked',
    ],
    ['somebody of meeting A', { ...asking, isMeetingA: true }, 'generalBranchSecretary', 'asked'],
    [
      'the secretary of the general branch',
      {
        ...asking,
        isTeam: true,
        isGeneralBranchSecretary: true,
        reasonClass: 'officialDuty' as const,
      },
      'townCommittee',
      'asked',
    ],
  ])('of %s', (_who, of, approver, state) => {
    expect(leavePath(of, 'deny')).toEqual({ approver, state })
  })

  test('of the team is left to the secretary where the policy says so', () => {
    expect(leavePath({ ...asking, isTeam: true }, 'ask').state).toBe('asked')
  })
})

describe('a venue', () => {
  const slot = { unitId: 'B1', place: '一组活动场所', onDay: '2018-03-07' }
  const booked = [{ ...slot, startsAt: '09:00', endsAt: '11:30' }]

  test.each([
    ['B2', '一组活动场所', '2018-03-07', '11:00', '12:00', true],
    ['B2', '一组 活动场所', '2018-03-07', '08:00', '12:00', true],
    ['B2', '一组活动场所', '2018-03-07', '11:30', '12:00', false],
    ['B2', '一组活动场所', '2018-03-08', '09:00', '11:30', false],
    ['B2', '二组活动场所', '2018-03-07', '09:00', '11:30', false],
    ['B1', '一组活动场所', '2018-03-07', '10:00', '12:00', false],
  ])('%s in %s on %s from %s to %s', (unitId, place, onDay, startsAt, endsAt, clashes) => {
    const wanted = { unitId, place, onDay, startsAt, endsAt }
    expect(clashWith(wanted, booked) !== undefined).toBe(clashes)
  })
})

describe('the verdict', () => {
  const line = { gate: 'G11', hard: true, met: false, isExempt: false }

  test('counts a gate only for the meetings that wait for it', () => {
    expect(isLacking(line, 'C')).toBe(true)
    expect(isLacking(line, 'B')).toBe(false)
    expect(isLacking({ ...line, isExempt: true }, 'C')).toBe(false)
    expect(isLacking({ ...line, hard: false }, 'C')).toBe(false)
  })

  test('looks at every gate that some meeting of the unit knows', () => {
    expect(meetingsOf('generalBranch')).toEqual(['A'])
    expect(gatesFor(['A'])).not.toContain('G14')
    expect(gatesFor(['B', 'C'])).toEqual(Array.from({ length: 14 }, (_, at) => `G${at + 1}`))
    const lines = openGates.B.map((gate) => ({ ...line, gate }))
    expect(lackingFor(lines, 'B')).toEqual([...openGates.B])
  })
})

describe('new days', () => {
  const now = { from: '2018-03-07', to: '2018-03-09' }
  const said = { dayPassed: 'passed', reversed: 'reversed', sameDays: 'same' }
  const refusal = (from: string, to: string) => {
    try {
      assertNewDays({ from, to }, now, '2018-03-06', said)
      return undefined
    } catch (error) {
      return (error as { details?: { sentence?: string } }).details?.sentence
    }
  }

  test.each([
    ['2018-03-14', '2018-03-14', undefined],
    ['2018-03-06', '2018-03-06', undefined],
    ['2018-03-05', '2018-03-08', 'passed'],
    ['2018-03-14', '2018-03-13', 'reversed'],
    ['2018-03-07', '2018-03-09', 'same'],
  ])('%s to %s', (from, to, sentence) => {
    expect(refusal(from, to)).toBe(sentence)
  })

  test('outside the plan are marked so', () => {
    expect(isOutside({ from: '2018-03-14', to: '2018-03-14' }, now)).toBe(true)
    expect(isOutside({ from: '2018-03-08', to: '2018-03-09' }, now)).toBe(false)
  })
})
