import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneThird } from '../../policies/one-third.ts'
import { village2017 } from '../../policies/2017-village.ts'
import {
  countFor,
  guideMinimum,
  quotaStateOf,
  recommendedMaximum,
  totalOf,
  type Ratio,
} from '../../src/features/grading/rules/quota.ts'

const guide = village2017.excellentRatio
const third = oneThird.excellentRatio
const capped: Ratio = { ...third, mode: 'hardCap' }
const none: Ratio = { ...guide, mode: 'none' }

/** The numbers of people a ratio leaves in peace. */
const within = (ratio: Ratio, n: number) =>
  Array.from({ length: n + 1 }, (_, k) => k).filter(
    (k) => quotaStateOf(ratio, n, k) === 'withinGuide',
  )

describe('the table of the domain rules', () => {
  test.each([
    [[1, 2, 3, 4, 7, 8, 9, 14], []],
    [[5, 6], [1]],
    [[10, 11, 12, 13], [2]],
    [[15, 16, 17, 18, 19], [3]],
    [[20], [3, 4]],
    [[23], [4]],
    [
      [25, 26],
      [4, 5],
    ],
    [[30], [5, 6]],
    [[40], [6, 7, 8]],
    [[60], [9, 10, 11, 12]],
  ])('of %j people, 15 to 20 %% are %j', (sizes, people) => {
    for (const n of sizes) expect([n, within(guide, n)]).toEqual([n, people])
  })

  test.each([
    [3, 1],
    [4, 1],
    [5, 1],
    [6, 2],
    [7, 2],
    [8, 2],
    [9, 3],
    [10, 3],
    [12, 4],
    [14, 4],
    [15, 5],
    [19, 6],
    [20, 6],
    [23, 7],
    [26, 8],
    [30, 10],
    [40, 13],
    [60, 20],
  ])('of %i people at most a third are %i', (n, most) => {
    expect(within(third, n)).toEqual(Array.from({ length: most + 1 }, (_, k) => k))
    expect(recommendedMaximum(third, n)).toBe(most)
  })
})

test('for every number of people and of excellent ones it is what the words say', () => {
  for (let n = 1; n <= 300; n += 1) {
    for (let k = 0; k <= n; k += 1) {
      // 20 % is one in five, 15 % three in twenty, a third one in three.
      const inGuide = 5 * k > n ? 'aboveGuide' : 20 * k < 3 * n ? 'belowGuide' : 'withinGuide'
      const inThird = 3 * k > n
      expect([n, k, quotaStateOf(guide, n, k)]).toEqual([n, k, inGuide])
      expect([n, k, quotaStateOf(third, n, k)]).toEqual([
        n,
        k,
        inThird ? 'aboveGuide' : 'withinGuide',
      ])
      expect([n, k, quotaStateOf(capped, n, k)]).toEqual([
        n,
        k,
        inThird ? 'aboveHardCap' : 'withinGuide',
      ])
      expect(quotaStateOf(none, n, k)).toBe('withinGuide')
    }
  }
})

const share = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([a, b]) => ({ num: Math.min(a, b), den: b }))

test('the recommended maximum is the most that is not above, the minimum the least not below', () => {
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 400 }), (max, n) => {
      const most = recommendedMaximum({ min: null, max, mode: 'guide' }, n) ?? -1
      const upTo: Ratio = { min: null, max, mode: 'guide' }
      expect(quotaStateOf(upTo, n, most)).toBe('withinGuide')
      expect(quotaStateOf(upTo, n, most + 1)).toBe('aboveGuide')
      const from: Ratio = { min: max, max: null, mode: 'guide' }
      const least = guideMinimum(from, n) ?? -1
      expect(quotaStateOf(from, n, least)).toBe('withinGuide')
      if (least > 0) expect(quotaStateOf(from, n, least - 1)).toBe('belowGuide')
    }),
  )
})

test('a share written otherwise is the same share', () => {
  fc.assert(
    fc.property(
      share,
      fc.integer({ min: 2, max: 50 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      (max, times, n, k) => {
        const same = { num: max.num * times, den: max.den * times }
        expect(quotaStateOf({ min: null, max: same, mode: 'guide' }, n, k)).toBe(
          quotaStateOf({ min: null, max, mode: 'guide' }, n, k),
        )
      },
    ),
  )
})

test('no ratio has no numbers to aim at', () => {
  expect(recommendedMaximum(none, 23)).toBeUndefined()
  expect(guideMinimum(none, 23)).toBeUndefined()
  expect(guideMinimum(third, 23)).toBeUndefined()
})

test('a third is not 33.3 %: a hundred of three hundred are within', () => {
  expect(quotaStateOf(third, 300, 100)).toBe('withinGuide')
  const rounded: Ratio = { min: null, max: { num: 333, den: 1000 }, mode: 'guide' }
  expect(quotaStateOf(rounded, 300, 100)).toBe('aboveGuide')
})

test('small branches are judged alone or together', () => {
  const branches = [
    { unitId: 'B1', graded: 23, excellent: 5 },
    { unitId: 'B2', graded: 15, excellent: 2 },
    { unitId: 'B3', graded: 9, excellent: 2 },
  ]
  const judge = (scope: 'branch' | 'generalBranch') => {
    const { graded, excellent } = countFor(scope, 'B1', branches)
    return quotaStateOf(guide, graded, excellent)
  }
  expect(totalOf(branches)).toEqual({ graded: 47, excellent: 9 })
  expect(judge('branch')).toBe('aboveGuide')
  expect(judge('generalBranch')).toBe('withinGuide')
})
