import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decideFaults,
  decidersFor,
  decidingBodyOf,
  decisionFault,
  hasQuorum,
  isFarFromBallot,
  mayBeExcellent,
  needsReason,
  type GradeId,
} from '../../src/features/grading/rules/deciding.ts'
import { pageHolding, pageOf } from '../../src/features/grading/rules/paging.ts'

test.each([
  [0, 'members'],
  [1, 'members'],
  [2, 'members'],
  [3, 'committee'],
  [5, 'committee'],
])('a team of %i: the %s decides', (size, body) => {
  expect(decidingBodyOf(Array.from({ length: size }, (_, at) => `M${at}`))).toBe(body)
})

test.each([
  [1, 3, false],
  [2, 3, true],
  [2, 4, true],
  [11, 23, false],
  [12, 23, true],
  [0, 0, false],
])('%i of %i present is a quorum: %s', (present, expected, is) => {
  expect(hasQuorum(present, expected)).toBe(is)
})

test('the person concerned is not among who decides', () => {
  expect(decidersFor(['a', 'b', 'c'], 'b')).toEqual({ deciders: ['a', 'c'], hasWithdrawn: true })
  expect(decidersFor(['a', 'b'], 'x')).toEqual({ deciders: ['a', 'b'], hasWithdrawn: false })
})

describe('a decision', () => {
  test.each([
    ['committee', 3, 3, 2, undefined],
    ['committee', 3, 3, 3, undefined],
    ['committee', 3, 3, 1, 'noMajority'],
    ['committee', 3, 2, 1, 'noMajority'],
    ['committee', 5, 4, 2, 'noMajority'],
    ['committee', 5, 4, 3, undefined],
    ['committee', 3, 1, 1, 'noQuorum'],
    ['committee', 3, 2, 3, 'moreThanThere'],
    ['members', 9, 5, 5, undefined],
    ['members', 9, 5, 4, 'noMajority'],
    ['members', 10, 6, 5, 'noMajority'],
    ['members', 10, 6, 6, undefined],
    ['members', 10, 4, 4, 'noQuorum'],
  ] as const)('%s of %i, %i deciding, %i for it: %s', (body, expected, deciders, agreed, fault) => {
    expect(decisionFault({ body, expected, deciders, agreed })).toBe(fault)
  })

  test('is never taken for and against at once, however many are there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('committee' as const, 'members' as const),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        (body, expected, deciders, agreed) => {
          fc.pre(agreed <= deciders && deciders <= expected)
          const of = { body, expected, deciders }
          const isFor = decisionFault({ ...of, agreed }) === undefined
          const isAgainst = decisionFault({ ...of, agreed: deciders - agreed }) === undefined
          expect(isFor && isAgainst).toBe(false)
        },
      ),
    )
  })
})

describe('far from what the papers say', () => {
  const cases: [number[], GradeId, boolean][] = [
    [[15, 5, 0, 0], 'excellent', false],
    // Not everybody with most marks can be excellent.
    [[15, 5, 0, 0], 'qualified', false],
    [[15, 5, 0, 0], 'basicallyQualified', true],
    [[5, 15, 0, 0], 'excellent', true],
    [[5, 15, 0, 0], 'qualified', false],
    [[0, 4, 15, 1], 'qualified', true],
    [[0, 4, 15, 1], 'basicallyQualified', false],
    [[0, 4, 15, 1], 'unqualified', true],
    // Exactly half and half leaves both open.
    [[10, 10, 0, 0], 'excellent', false],
    [[0, 10, 10, 0], 'qualified', false],
    [[0, 10, 10, 0], 'basicallyQualified', false],
    [[0, 10, 10, 0], 'excellent', true],
    [[], 'excellent', false],
    [[0, 0, 0, 0], 'unqualified', false],
  ]
  test.each(cases)('%j and %s: %s', (counts, grade, isFar) => {
    expect(isFarFromBallot(counts, grade)).toBe(isFar)
  })

  test('a low grade needs its reason whatever the papers say', () => {
    expect(needsReason('basicallyQualified', [])).toBe(true)
    expect(needsReason('unqualified', [0, 0, 1, 20])).toBe(true)
    expect(needsReason('qualified', [])).toBe(false)
    expect(needsReason(undefined, [5, 0, 0, 0])).toBe(false)
  })
})

test.each([
  ['fullMember', {}, true],
  ['fullMember', { onProbationWithinParty: '' }, false],
  ['probationaryMember', {}, false],
])('a %s with %j may be excellent: %s', (kind, flags, may) => {
  expect(mayBeExcellent({ kind, flags })).toBe(may)
})

test.each([
  [{}, []],
  [{ open: 2 }, ['open']],
  [{ undetermined: 1 }, ['undetermined']],
  [{ quota: 'belowGuide' as const }, []],
  [{ quota: 'aboveGuide' as const }, ['reason']],
  [{ quota: 'aboveGuide' as const, hasReason: true }, []],
  [{ quota: 'aboveHardCap' as const, hasReason: true }, ['hardCap']],
  [{ open: 1, undetermined: 1, quota: 'aboveGuide' as const }, ['open', 'undetermined', 'reason']],
])('%j keeps from deciding: %j', (facts, faults) => {
  const ready = { open: 0, undetermined: 0, quota: 'withinGuide' as const, hasReason: false }
  expect(decideFaults({ ...ready, ...facts })).toEqual(faults)
})

test('somebody stands on the page that holds them', () => {
  const ids = Array.from({ length: 23 }, (_, at) => `M${at}`)
  for (const id of ids) {
    const page = pageHolding(ids, id, 'desk')
    expect(pageOf(ids, String(page), 'desk').items).toContain(id)
  }
  expect(pageOf(ids, '99', 'desk')).toMatchObject({ page: 4, pages: 4 })
  expect(pageOf([], 'x', 'desk')).toEqual({ items: [], page: 1, pages: 1 })
})
