import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  groupsLeft,
  isCommented,
  mutualStanding,
  peopleOfStep,
  stillToSpeak,
  subjectsOf,
  type Invited,
} from '../../src/features/appraisal/rules/round.ts'
import { isSettled, missingIn, standingOf } from '../../src/features/appraisal/rules/self.ts'

const aspects = [
  { id: 'politics', name: '政治' },
  { id: 'role', name: '作用' },
]

describe('a self-appraisal', () => {
  const mark = { state: 'draft' as const, onPaperById: null, rev: 1 }
  test.each([
    [undefined, 'none', false],
    [mark, 'draft', false],
    [{ ...mark, state: 'handedIn' as const }, 'handedIn', true],
    [{ ...mark, onPaperById: 'p' }, 'paper', true],
    [{ ...mark, state: 'handedIn' as const, onPaperById: 'p' }, 'handedIn', true],
    [{ ...mark, rev: 0 }, 'none', false],
  ])('%j stands as %s', (given, standing, settled) => {
    expect(standingOf(given)).toBe(standing)
    expect(isSettled(standingOf(given))).toBe(settled)
  })

  test.each([
    [{ aspects: {} }, true, ['politics', 'role'], true],
    [{ aspects: { politics: ' ', role: 'x' } }, true, ['politics'], true],
    [{ aspects: { politics: 'x', role: 'x' } }, false, [], false],
    [{ aspects: { politics: 'x', role: 'x' }, proposedGrade: 'qualified' }, true, [], false],
  ])('%j lacks, with a grade asked for %s', (content, grade, lacking, lacksGrade) => {
    const missing = missingIn(content, { aspects, grade })
    expect(missing.aspects.map(({ id }) => id)).toEqual(lacking)
    expect(missing.grade).toBe(lacksGrade)
  })
})

const person = fc.record({
  isTeam: fc.boolean(),
  isPresent: fc.boolean(),
  groupId: fc.constantFrom('g1', 'g2', null),
  spoke: fc.boolean(),
  comments: fc.nat({ max: 3 }),
  ending: fc.constantFrom('commented' as const, 'noComment' as const, undefined),
})
type Drawn = typeof person extends fc.Arbitrary<infer P> ? P : never

function meetingOf(drawn: readonly Drawn[]) {
  const named = drawn.map((one, at) => ({ ...one, personId: `p${at}` }))
  const people: Invited[] = named.map(({ personId, isTeam, isPresent, groupId }) => ({
    personId,
    isTeam,
    isPresent,
    groupId,
  }))
  const turns = new Map(
    named.filter(({ spoke }) => spoke).map(({ personId }) => [personId, 'spoken' as const]),
  )
  const comments = new Map(named.map(({ personId, comments }) => [personId, comments]))
  const endings = new Map(
    named.flatMap(({ personId, ending }) => (ending ? [[personId, ending] as const] : [])),
  )
  return { people, turns, comments, endings }
}

const meetings = fc.array(person, { maxLength: 30 }).map(meetingOf)

describe('the rounds of any meeting', () => {
  test('C2a and C2b share everybody out, each once', () => {
    fc.assert(
      fc.property(meetings, ({ people }) => {
        const both = [...peopleOfStep(people, 'C2a'), ...peopleOfStep(people, 'C2b')]
        expect(both.length).toBe(people.length)
        expect(new Set(both)).toEqual(new Set(people))
        expect(peopleOfStep(people, 'C2a').every(({ isTeam }) => isTeam)).toBe(true)
      }),
    )
  })

  test('ticking whose turn it is, again and again, ends with everybody there and nobody else', () => {
    fc.assert(
      fc.property(meetings, ({ people, turns }) => {
        const ticked = new Map(turns)
        const order: string[] = []
        for (;;) {
          const [speaker] = stillToSpeak(people, ticked)
          if (!speaker) break
          order.push(speaker.personId)
          ticked.set(speaker.personId, 'spoken')
        }
        const expected = people.filter((one) => one.isPresent && !turns.has(one.personId))
        expect(order).toEqual(expected.map(({ personId }) => personId))
      }),
    )
  })

  test('the mutual round may end exactly when everybody there spoke and was commented on', () => {
    fc.assert(
      fc.property(meetings, ({ people, turns, comments, endings }) => {
        const subjects = subjectsOf(people, turns, comments, endings)
        const { withoutSelf, uncommented, speaker } = mutualStanding(subjects)
        const there = subjects.filter(({ isPresent }) => isPresent)
        const isDone = there.every((one) => one.hasSelf && isCommented(one))
        expect(withoutSelf.length + uncommented.length === 0).toBe(isDone)
        // Nobody is commented on before their own self-appraisal.
        if (speaker) expect(speaker.hasSelf && speaker.ending === undefined).toBe(true)
        expect(subjects.every((one) => one.isPresent || one.hasSelf)).toBe(true)
      }),
    )
  })
})

test.each([
  [['g1', 'g1'], ['g1'], []],
  [['g1', 'g2'], ['g2', 'g2'], ['g2']],
  [['g1', null], ['g1', null], ['g1']],
  [[null], [null], []],
  [['g1', 'g2'], [], []],
])('groups %j with %j left offer %j', (all, left, offered) => {
  const of = (ids: readonly (string | null)[]) => ids.map((groupId) => ({ groupId }))
  expect(groupsLeft(of(all), of(left))).toEqual(offered)
})
