import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countAttendance,
  isCorrectable,
  leastAbove,
  leastFor,
  presenceWithout,
  quorumOf,
} from '../../src/organization/attendance.ts'
import { inPlace } from '../../src/features/meeting/rules/places.ts'

const half = { num: 1, den: 2 }
const most = { num: 80, den: 100 }

const anyone = fc.record({
  personId: fc.uuid(),
  role: fc.constantFrom('participant' as const, 'observer' as const),
  isTeam: fc.boolean(),
  isExpected: fc.boolean(),
  presence: fc.constantFrom('present' as const, 'onLeave' as const, 'absent' as const),
  groupId: fc.constant(null),
})

test('应到 is always 实到 + 请假 + 缺席, whoever comes, goes or is ticked by mistake', () => {
  const change = fc.record({
    who: fc.nat(79),
    to: fc.constantFrom('present', 'unticked', 'onLeave'),
    excused: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(anyone, { maxLength: 80 }),
      fc.array(change, { maxLength: 40 }),
      (people, changes) => {
        const before = countAttendance(people).expected
        for (const { who, to, excused } of changes) {
          const person = people[who % Math.max(1, people.length)]
          if (person) person.presence = to === 'unticked' ? presenceWithout(excused) : to
        }
        const counts = countAttendance(people)
        expect(counts.expected).toBe(counts.present + counts.onLeave + counts.absent)
        expect(counts.expected).toBe(before)
        const here = people.filter((one) => one.presence === 'present').length
        expect(counts.present + counts.besides + counts.observers).toBe(here)
      },
    ),
  )
})

function people(of: { present: number; absent: number; onLeave?: number; isTeam?: boolean }) {
  const some = (count: number, presence: 'present' | 'absent' | 'onLeave') =>
    Array.from({ length: count }, (_, at) => ({
      personId: `${presence}${at}`,
      role: 'participant' as const,
      isTeam: of.isTeam ?? false,
      isExpected: true,
      presence,
      groupId: null,
    }))
  return [
    ...some(of.present, 'present'),
    ...some(of.absent, 'absent'),
    ...some(of.onLeave ?? 0, 'onLeave'),
  ]
}

describe('a branch goes on with more than half, better four fifths', () => {
  const rule = { meetingType: 'B' as const, principalId: 'present0', hard: half, soft: most }
  test.each([
    [13, 12, 0, 0, false],
    [12, 13, 0, 1, false],
    [12, 12, 0, 1, false],
    [13, 0, 12, 0, false],
    [20, 5, 0, 0, true],
    [19, 6, 0, 0, false],
    [0, 0, 0, 1, true],
  ])('%i there, %i absent, %i on leave', (present, absent, onLeave, lacks, isFull) => {
    const quorum = quorumOf(people({ present, absent, onLeave }), rule)
    expect(quorum.lacks).toHaveLength(lacks)
    expect(quorum.isFull).toBe(isFull)
  })

  test('those who do not count in 应到, and observers, make no quorum', () => {
    const others = people({ present: 9, absent: 0 })
    const besides = others.map((one) => ({ ...one, isExpected: false }))
    const observers = others.map((one) => ({ ...one, role: 'observer' as const }))
    const all = [...people({ present: 1, absent: 1 }), ...besides, ...observers]
    expect(quorumOf(all, rule).lacks).toEqual([{ code: 'expected', present: 1, least: 2, of: 2 }])
  })
})

describe('the general branch goes on with its principal and two thirds of the team', () => {
  const rule = { meetingType: 'A' as const, principalId: 'present0', hard: half, soft: most }
  const rest = people({ present: 0, absent: 3 }).map((one) => ({
    ...one,
    personId: `o${one.personId}`,
  }))

  test.each([
    [5, 0, [], false],
    [4, 1, [], false],
    [3, 2, ['team'], false],
    [0, 5, ['principal', 'team'], false],
  ])('%i of the team there, %i not', (present, absent, codes, isFull) => {
    const quorum = quorumOf([...people({ present, absent, isTeam: true }), ...rest], rule)
    expect(quorum.lacks.map((lack) => lack.code)).toEqual(codes)
    expect(quorum.isFull).toBe(isFull)
  })

  test('without the principal it does not go on, however many came', () => {
    const team = people({ present: 5, absent: 0, isTeam: true })
    const quorum = quorumOf(team, { ...rule, principalId: 'someoneElse' })
    expect(quorum.lacks).toEqual([{ code: 'principal' }])
    expect(quorumOf(team, rule).isFull).toBe(true)
  })
})

test('shares are exact', () => {
  expect([leastAbove(24, half), leastAbove(25, half), leastAbove(0, half)]).toEqual([13, 13, 1])
  expect([leastFor(5, { num: 2, den: 3 }), leastFor(6, { num: 2, den: 3 })]).toEqual([4, 4])
  expect([leastFor(25, most), leastFor(26, most)]).toEqual([20, 21])
})

test('the list may be put right for a day after closing, never after breaking off', () => {
  const closedAt = Date.parse('2018-03-08T11:00:00+08:00')
  const after = (hours: number) => new Date(closedAt + hours * 3_600_000)
  expect(isCorrectable({ state: 'open', closedAt: null }, after(100))).toBe(true)
  expect(isCorrectable({ state: 'closed', closedAt }, after(24))).toBe(true)
  expect(isCorrectable({ state: 'closed', closedAt }, after(24.1))).toBe(false)
  expect(isCorrectable({ state: 'brokenOff', closedAt }, after(1))).toBe(false)
})

test('people sit by the principal, the deputy, the team, then as the register has them', () => {
  const row = (personId: string, ...posts: [string, string][]) => ({
    personId,
    posts: posts.map(([body, post]) => ({ body, post })),
  })
  const register = [
    row('member'),
    row('publicity', ['B1', 'publicity']),
    row('ofAnotherTeam', ['GB', 'discipline']),
    row('deputy', ['B1', 'deputySecretary']),
    row('organization', ['B1', 'organization']),
    row('secretary', ['B1', 'secretary']),
  ]
  const order = inPlace(register, { principalId: 'secretary', body: 'B1' })
  expect(order.map((one) => one.personId)).toEqual([
    'secretary',
    'deputy',
    'publicity',
    'organization',
    'member',
    'ofAnotherTeam',
  ])
})
