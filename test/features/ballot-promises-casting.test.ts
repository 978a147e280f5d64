import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import type { Database } from '../../db/client.ts'
import { envelopesInBox, partsIn } from '../../db/queries/ballot-envelopes.ts'
import {
  insertVoters,
  restore,
  setVoterWay,
  strikeOff,
  turnoutOf,
} from '../../db/queries/ballot-voters.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { ballotEnvelopes } from '../../db/schema/ballot.ts'
import { fillPart, handIn, missingParts } from '../../src/features/ballot/casting.ts'
import { closeRound } from '../../src/features/ballot/tally.ts'
import {
  cast,
  close,
  count,
  fill,
  openBox,
  roundIn,
  scrutineer,
  writing,
  type Marks,
} from '../support/ballot-box.ts'
import { serialized } from '../support/serialized.ts'

const empty = serialized(openDatabase(':memory:'))
const newDatabase = () => openDatabase(':memory:', { image: empty })
const voters = ['v1', 'v2', 'v3', 'v4', 'v5']

let database: Database
beforeEach(() => {
  database = newDatabase()
})

/** Per subject how often each step was marked, as the result shows it. */
function counted(of = database): Record<string, number[]> {
  const { rows = [] } = resultOfRound(of, 'round') ?? {}
  return Object.fromEntries(rows.map((row) => [row.subjectId, [...row.counts, row.abstentions]]))
}

/** The same from what each voter meant. */
function expected(papers: ReadonlyMap<string, Marks>): Record<string, number[]> {
  return Object.fromEntries(
    voters.map((subjectId) => {
      const steps = [...papers]
        .filter(([voterId]) => voterId !== subjectId)
        .map(([, marks]) => marks[subjectId])
      return [subjectId, [0, 1, 2, 3, undefined].map((s) => steps.filter((x) => x === s).length)]
    }),
  )
}

const marksArb = fc.dictionary(fc.constantFrom(...voters), fc.integer({ min: 0, max: 3 }))

test('P1: whatever the order of arrival, the last paper of each voter before the close counts', async () => {
  const casting = fc.record({ voter: fc.constantFrom(...voters), marks: marksArb })
  const story = fc.record({
    arrivals: fc
      .array(casting, { minLength: 1, maxLength: 14 })
      .map((all) => all.map((one, at) => ({ ...one, at: 1000 + at })))
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    closesAfter: fc.nat(14),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ arrivals, closesAfter }) => {
      const own = newDatabase()
      openBox(own, { voters, minPapersToShow: 1 })
      const last = new Map<string, { at: number; marks: Marks }>()
      for (const [order, { voter, marks, at }] of arrivals.entries()) {
        if (order === closesAfter) close(own)
        const outcome = cast(own, voter, marks, at)
        expect(outcome).toBe(order < closesAfter ? 'handedIn' : 'notOpen')
        if (order < closesAfter && at > (last.get(voter)?.at ?? 0)) last.set(voter, { at, marks })
      }
      if (closesAfter >= arrivals.length) close(own)
      await count(own)
      const papers = new Map([...last].map(([voter, { marks }]) => [voter, marks]))
      expect(counted(own)).toEqual(papers.size === 0 ? {} : expected(papers))
      expect(resultOfRound(own, 'round')).toMatchObject({ papers: papers.size, eligible: 5 })
      own.close()
    }),
    { numRuns: 60 },
  )
})

test('P1: with pages filled in and never handed in between, what was handed in last counts', async () => {
  const deed = fc.oneof(
    fc.record({
      voter: fc.constantFrom(...voters),
      part: fc.integer({ min: 1, max: 3 }),
      marks: marksArb,
    }),
    fc.record({ voter: fc.constantFrom(...voters), handsIn: fc.constant(true) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
      const own = newDatabase()
      openBox(own, { voters, rowsPerPart: 2, minPapersToShow: 1 })
      const filling = new Map<string, Map<number, Marks>>()
      const handedIn = new Map<string, Map<number, Marks>>()
      for (const [order, { voter, ...one }] of deeds.entries()) {
        const parts = filling.get(voter) ?? new Map<number, Marks>()
        filling.set(voter, parts)
        if ('part' in one) {
          fill(own, voter, one.marks, 1000 + order, [one.part])
          parts.set(one.part, one.marks)
          continue
        }
        const whole = new Map([...(handedIn.get(voter) ?? []), ...parts])
        const op = { happenedAt: new Date(1000 + order) }
        const outcome = own.inTransaction((tx) => handIn({ ...op, tx }, roundIn(tx), voter))
        expect(outcome).toBe(whole.size === 3 ? 'handedIn' : 'partsMissing')
        if (whole.size < 3) continue
        handedIn.set(voter, whole)
        filling.delete(voter)
      }
      close(own)
      expect(own.drizzle.select().from(ballotEnvelopes).all()).toHaveLength(handedIn.size * 3)
      await count(own)
      const papers = new Map(
        [...handedIn].map(([voter, parts]) => {
          const rows = voters.map((subjectId, row) => [
            subjectId,
            parts.get(Math.floor(row / 2) + 1)?.[subjectId],
          ])
          return [voter, Object.fromEntries(rows) as Marks]
        }),
      )
      expect(counted(own)).toEqual(papers.size === 0 ? {} : expected(papers))
      own.close()
    }),
    { numRuns: 60 },
  )
})

test('P1: of what arrives in the moment of the close, only what is before it in the commit counts', async () => {
  openBox(database, { voters, minPapersToShow: 1 })
  const press = (voter: string, at: number) =>
    database.commit((tx) => {
      const op = { tx, happenedAt: new Date(at) }
      const marks = new Map([['v5', 0]])
      return [fillPart(op, roundIn(tx), voter, 1, marks), handIn(op, roundIn(tx), voter)].join()
    })
  const outcomes = [
    press('v1', 5),
    press('v2', 7),
    database.commit((tx) => closeRound(writing(tx), roundIn(tx), scrutineer)),
    press('v3', 1),
    press('v1', 9),
  ]
  expect(await Promise.all(outcomes)).toEqual([
    'kept,handedIn',
    'kept,handedIn',
    undefined,
    'notOpen,notOpen',
    'notOpen,notOpen',
  ])
  await count(database)
  expect(counted()['v5']).toEqual([2, 0, 0, 0, 0])
})

test('P1: a click on an older page is overtaken, a hand-in takes no page that came after it', () => {
  openBox(database, { voters, rowsPerPart: 2 })
  const inBox = () => envelopesInBox(database, 'round').map(({ part, rev }) => [part, rev])
  const hand = (at: number) =>
    database.inTransaction((tx) => handIn({ tx, happenedAt: new Date(at) }, roundIn(tx), 'v1'))
  fill(database, 'v1', {}, 10)
  fill(database, 'v1', {}, 9, [2])
  fill(database, 'v1', {}, 20, [3])
  expect(hand(15)).toBe('partsMissing')
  expect(missingParts(database, roundIn(database), 'v1')).toEqual([])
  expect(hand(20)).toBe('handedIn')
  expect(inBox()).toEqual([
    [1, 10],
    [2, 10],
    [3, 20],
  ])
  fill(database, 'v1', {}, 30, [1])
  expect(hand(25)).toBe('handedIn')
  expect(partsIn(database, { roundId: 'round', voterId: 'v1' })).toEqual({
    filling: [1],
    handedIn: [1, 2, 3],
  })
  fill(database, 'v1', {}, 15, [3])
  expect(partsIn(database, { roundId: 'round', voterId: 'v1' }).filling).toEqual([1])
})

test('only who is on the list, electronically, while it is open', () => {
  const round = { voters, onPaper: ['onPaper'] }
  openBox(database, round)
  const key = { roundId: 'round', voterId: 'v2' }
  expect(cast(database, 'stranger', {})).toBe('notAVoter')
  expect(cast(database, 'onPaper', {})).toBe('votesOnPaper')
  expect(cast(database, 'v2', {})).toBe('handedIn')
  expect(turnoutOf(database, 'round')).toEqual({
    eligible: 6,
    electronic: 5,
    onPaper: 1,
    handedIn: 1,
  })
  database.inTransaction((tx) => strikeOff(tx, key))
  expect(cast(database, 'v2', {})).toBe('struckOff')
  expect(envelopesInBox(database, 'round')).toEqual([])
  expect(turnoutOf(database, 'round')).toMatchObject({ eligible: 5, handedIn: 0 })
  database.inTransaction((tx) => restore(tx, key))
  expect(cast(database, 'v2', {})).toBe('handedIn')
  fill(database, 'v3', {})
  database.inTransaction((tx) => setVoterWay(tx, { ...key, voterId: 'v3' }, 'paper'))
  expect(cast(database, 'v3', {})).toBe('votesOnPaper')
  expect(partsIn(database, { ...key, voterId: 'v3' }).filling).toEqual([])
  database.inTransaction((tx) => insertVoters(tx, 'round', [{ voterId: 'v6', way: 'electronic' }]))
  expect(cast(database, 'v6', {})).toBe('handedIn')
})

test('P8: to seal one choice takes as long as to seal another', () => {
  const subjects = Array.from({ length: 15 }, (_, at) => ({ subjectId: `s${at}`, isMarked: true }))
  openBox(database, { voters, subjects })
  const marks = [0, 3].map((step) => Object.fromEntries(subjects.map((s) => [s.subjectId, step])))
  const papers: Marks[] = [...marks, {}]
  const times = papers.map((): number[] => [])
  for (let round = 0; round < 300; round += 1) {
    for (const [which, paper] of papers.entries()) {
      const started = performance.now()
      cast(database, 'v1', paper, 1000 + round)
      times[which]?.push(performance.now() - started)
    }
  }
  const medians = times.map((all) => all.toSorted((a, b) => a - b)[150] ?? 0)
  expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(1.3)
})
