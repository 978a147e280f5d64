import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  breachOf,
  firstTurn,
  judgePick,
  plannedCriticisms,
  settled,
  startLacksOf,
} from '../../src/features/criticism/rules/turns.ts'
import {
  InMemoryRoom,
  runThrough,
  takeTurn,
  type Said,
  type Seat,
} from '../support/criticism-room.ts'

const seats = (team: number, others: number): Seat[] =>
  Array.from({ length: team + others }, (_, at) => ({
    id: `p${at}`,
    isTeam: at < team,
    isHere: true,
  }))

const criticisms = (log: readonly Said[]) => log.filter((one) => one.kind === 'criticism')
const about = (log: readonly Said[], subject: string) =>
  log.filter((one) => one.subject === subject)

describe('the worked example of 5.4', () => {
  test.each([
    ['all eight', 'everybody', 56],
    ['the five of the team', 'team', 35],
  ] as const)('8 participants, %s criticise themselves', (_, scope, count) => {
    const room = new InMemoryRoom({ seats: seats(5, 3), scope })
    runThrough(room)
    expect(criticisms(room.log)).toHaveLength(count)
    expect(plannedCriticisms(scope === 'team' ? 5 : 8, 8)).toBe(count)
  })

  test('the principal begins, is criticised by rank and begins about everybody else', () => {
    const room = new InMemoryRoom({ seats: seats(3, 0) })
    runThrough(room)
    const said = room.log.map((one) =>
      one.kind === 'criticism' ? `${one.critic}>${one.subject}` : `${one.kind} ${one.subject}`,
    )
    expect(said.join(', ')).toBe(
      'self p0, p1>p0, p2>p0, response p0, ' +
        'self p1, p0>p1, p2>p1, response p1, ' +
        'self p2, p0>p2, p1>p2, response p2',
    )
  })

  test('60 participants are 3 540 turns of criticism', () => {
    const room = new InMemoryRoom({ seats: seats(3, 57) })
    expect(plannedCriticisms(60, 60)).toBe(3540)
    let cursor = firstTurn(room)
    for (let turn = 0; turn < 61; turn += 1) cursor = takeTurn(room, cursor) ?? cursor
    expect(criticisms(room.log)).toHaveLength(59)
    expect(cursor.phase).toBe('self')
  })
})

/** A meeting of random size in which people come and go, the principal too. */
const meetings = fc.record({
  team: fc.integer({ min: 1, max: 5 }),
  others: fc.integer({ min: 1, max: 6 }),
  scope: fc.constantFrom('team', 'everybody', 'others'),
  away: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 5 }),
  changes: fc.array(
    fc.record({ turn: fc.integer({ min: 1, max: 80 }), who: fc.nat(10), isHere: fc.boolean() }),
    { maxLength: 12 },
  ),
  silent: fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 30 }),
})
type Meeting = typeof meetings extends fc.Arbitrary<infer One> ? One : never

function held({ team, others, scope, away, changes, silent }: Meeting, mode: 'full' | 'light') {
  const all = seats(team, others)
  for (const at of away) if (all[at]) all[at].isHere = false
  const room = new InMemoryRoom({ seats: all, mode, scope, leaders: ['p1'] })
  const movedAt = new Map<string, number[]>()
  runThrough(room, (turn) => {
    for (const change of changes.filter((one) => one.turn === turn)) {
      const seat = all[change.who]
      if (!seat || seat.isHere === change.isHere) continue
      seat.isHere = change.isHere
      movedAt.set(seat.id, [...(movedAt.get(seat.id) ?? []), room.log.length])
    }
    return { isReal: !silent.includes(turn) }
  })
  return { room, log: room.log, all, movedAt }
}

const holds = (mode: 'full' | 'light', check: (meeting: ReturnType<typeof held>) => void) =>
  fc.assert(
    fc.property(meetings, (meeting) => check(held(meeting, mode))),
    { numRuns: 200 },
  )

describe.each(['full', 'light'] as const)('in any %s round', (mode) => {
  test('I1: the principal criticises themselves first, if at all', () => {
    holds(mode, ({ log, room }) => {
      const selves = log.filter((one) => one.kind === 'self').map((one) => one.subject)
      if (room.isDue('p0') || selves.includes('p0')) expect(selves[0]).toBe('p0')
    })
  })

  test('I2 and I5: first the self-criticism, then criticisms, then the answer, then the next', () => {
    holds(mode, ({ log }) => {
      const shape = log.map(({ kind }) => kind[0]).join('')
      expect(shape).toMatch(/^(sc*r)*$/)
      for (const [at, one] of log.entries()) {
        const opened = log.slice(0, at + 1).findLast(({ kind }) => kind === 'self')
        expect(one.subject).toBe(opened?.subject)
      }
    })
  })

  test('I4: nobody has two turns about a subject, and nobody is a subject twice', () => {
    holds(mode, ({ log }) => {
      const pairs = criticisms(log).map((one) => `${one.critic} ${one.subject}`)
      expect(new Set(pairs).size).toBe(pairs.length)
      const selves = log.filter((one) => one.kind === 'self').map((one) => one.subject)
      expect(new Set(selves).size).toBe(selves.length)
    })
  })

  test('I6: who criticises is there and is not the subject', () => {
    holds(mode, ({ log }) => {
      for (const one of criticisms(log)) {
        expect(one.here).toContain(one.critic)
        expect(one.critic).not.toBe(one.subject)
      }
    })
  })

  test('everybody of the team in the scope is a subject, there or not (I7)', () => {
    holds(mode, ({ log, all, room }) => {
      const selves = new Set(log.filter((one) => one.kind === 'self').map((one) => one.subject))
      for (const seat of all) expect(room.isDue(seat.id)).toBe(false)
      for (const one of log.filter(({ kind }) => kind === 'self')) {
        const seat = all.find(({ id }) => id === one.subject)
        expect(one.here.includes(one.subject) || seat?.isTeam).toBe(true)
      }
      expect(selves.size).toBe(log.filter(({ kind }) => kind === 'response').length)
    })
  })
})

test('I3: in a full round the principal criticises first, whoever comes and goes', () => {
  holds('full', ({ log }) => {
    for (const { subject } of log.filter((one) => one.kind === 'self')) {
      const [first] = criticisms(about(log, subject))
      if (subject !== 'p0' && first) expect(first.critic).toBe('p0')
    }
  })
})

test('I4: who is there from the self-criticism to the answer has exactly one turn', () => {
  holds('full', ({ log, all, movedAt }) => {
    for (const { subject } of log.filter((one) => one.kind === 'self')) {
      const own = about(log, subject)
      const from = log.indexOf(own[0]!)
      const to = log.indexOf(own.at(-1)!)
      const stayed = all.filter(
        ({ id }) =>
          id !== subject &&
          own.every((one) => one.here.includes(id)) &&
          !movedAt.get(id)?.some((at) => at >= from && at <= to),
      )
      const critics = criticisms(own).map((one) => one.critic)
      for (const { id } of stayed) expect(critics.filter((one) => one === id)).toEqual([id])
    }
  })
})

test('light: the chair or the group leader begins, and two real criticisms are given', () => {
  holds('light', ({ log, movedAt }) => {
    for (const { subject } of log.filter((one) => one.kind === 'self')) {
      const own = criticisms(about(log, subject))
      if (own[0] && subject !== 'p0') expect(['p0', 'p1']).toContain(own[0].critic)
      const real = own.filter((one) => one.isReal).length
      const others = own[0]?.here.filter((id) => id !== subject).length ?? 0
      // Fewer only when everybody who was there has had a turn.
      if (real < 2 && movedAt.size === 0) expect(own).toHaveLength(others)
      expect(real).toBeLessThanOrEqual(2)
    }
  })
})

test('who comes late criticises from the next turn on, who leaves early is passed over', () => {
  const all = seats(4, 0)
  all[1]!.isHere = false
  const room = new InMemoryRoom({ seats: all })
  runThrough(room, (turn) => {
    // After the first criticism of p0, p1 comes; p3 leaves when p1 is the subject.
    if (turn === 2) all[1]!.isHere = true
    if (room.log.at(-1)?.kind === 'self' && room.log.at(-1)?.subject === 'p1') {
      all[3]!.isHere = false
    }
  })
  const said = criticisms(room.log).map((one) => `${one.critic}>${one.subject}`)
  expect(said).toEqual([
    'p2>p0',
    'p3>p0',
    'p1>p0',
    'p0>p1',
    'p2>p1',
    'p0>p2',
    'p1>p2',
    'p0>p3',
    'p1>p3',
    'p2>p3',
  ])
})

test('while the principal is out of the room nobody begins about the others', () => {
  const all = seats(3, 0)
  const room = new InMemoryRoom({ seats: all })
  let cursor = firstTurn(room)
  for (let turn = 0; turn < 4; turn += 1) cursor = takeTurn(room, cursor) ?? cursor
  all[0]!.isHere = false
  cursor = takeTurn(room, settled(cursor, room)) ?? cursor
  expect(settled(cursor, room)).toMatchObject({ phase: 'criticism', criticId: undefined })
  expect(takeTurn(room, settled(cursor, room))).toBeUndefined()
  all[0]!.isHere = true
  expect(settled(cursor, room)).toMatchObject({ phase: 'criticism', criticId: 'p0' })
})

test.each([
  [true, 8, []],
  [false, 8, ['principalAway']],
  [true, 1, ['alone']],
])('I8: principal there: %s, %i present', (principalIsHere, present, lacks) => {
  expect(startLacksOf(principalIsHere, present)).toEqual(lacks)
})

describe('who would go before their turn', () => {
  const room = new InMemoryRoom({ seats: seats(3, 0) })
  const first = firstTurn(room)
  const wish = { principalId: 'p0', turn: 0 }
  test('another one cannot begin (I1)', () => {
    expect(breachOf(first, room, { ...wish, phase: 'self', whose: 'p1' })).toBe('I1')
    expect(breachOf(first, room, { ...wish, phase: 'self', whose: 'p0' })).toBeUndefined()
  })
  test('another one cannot criticise first (I3)', () => {
    const on = { phase: 'criticism', subjectId: 'p1', criticId: 'p0', given: 0, real: 0 } as const
    const turn = { ...wish, turn: 4, phase: 'criticism' } as const
    expect(breachOf(on, room, { ...turn, whose: 'p2' })).toBe('I3')
    expect(breachOf({ ...on, given: 1 }, room, { ...turn, whose: 'p2' })).toBeUndefined()
    expect(breachOf({ ...on, subjectId: 'p0' }, room, { ...turn, whose: 'p2' })).toBeUndefined()
  })
})

test.each([
  ['p0', 0, false, 'fits'],
  ['p1', 0, false, 'fits'],
  ['p2', 0, false, 'notOpener'],
  ['p2', 1, false, 'fits'],
  ['p2', 1, true, 'spokeAlready'],
  ['p3', 1, false, 'notHere'],
  ['p9', 1, false, 'notHere'],
])('%s is picked after %i turns, spoke before: %s', (personId, given, hasSpoken, verdict) => {
  const room = new InMemoryRoom({ seats: seats(2, 2), mode: 'light', leaders: ['p1'] })
  const cursor = { phase: 'criticism', subjectId: 'p3', criticId: 'p0', given, real: 0 } as const
  expect(judgePick(cursor, room, { personId, hasSpoken })).toBe(verdict)
})
