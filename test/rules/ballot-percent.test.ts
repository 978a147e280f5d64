import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percent, percentBase, sharesOf } from '../../src/organization/percent.ts'

describe('a share in per cent', () => {
  test.each([
    [0, 23, '0%'],
    [23, 23, '100%'],
    [12, 33, '36.4%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [9, 20, '45%'],
    // Half a tenth goes up, however a computer would write the fraction down.
    [1, 16, '6.3%'],
    [21, 80, '26.3%'],
    [23, 80, '28.8%'],
    [0, 0, ''],
  ])('%i of %i is %s', (count, base, said) => {
    expect(percent(count, base)).toBe(said)
  })

  test('is never further off than half a tenth, and says all or nothing only when it is', () => {
    const votes = fc
      .integer({ min: 1, max: 999 })
      .chain((base) => fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base)))
    fc.assert(
      fc.property(votes, ([count, base]) => {
        const said = percent(count, base)
        const tenths = BigInt(Math.round(Number(said.slice(0, -1)) * 10))
        const off = tenths * BigInt(base) - BigInt(count) * 1000n
        expect(2n * (off < 0n ? -off : off) <= BigInt(base)).toBe(true)
        expect(said === '0%').toBe(count === 0)
        expect(said === '100%').toBe(count === base)
      }),
    )
  })
})

describe('what it is a share of', () => {
  // Twelve could vote; nine came by phone, two on paper, one of those invalid.
  const result = { eligible: 12, electronic: 9, paper: { returned: 2 }, papers: 10 }
  const others = { counts: [4, 5, 0, 0], base: 10 }
  const voter = { counts: [4, 5, 0, 0], base: 9 }

  test.each([
    ['validPapers', 10, 9],
    ['returnedPapers', 11, 10],
    ['expectedVoters', 12, 11],
  ] as const)('%s: %i papers, for who voted on the phone %i', (of, whole, own) => {
    expect(percentBase(others, result, of)).toBe(whole)
    expect(percentBase(voter, result, of)).toBe(own)
  })

  test('steps keep their order', () => {
    expect(sharesOf(voter, result, 'validPapers')).toEqual(['44.4%', '55.6%', '0%', '0%'])
    expect(sharesOf(others, result, 'expectedVoters')).toEqual(['33.3%', '41.7%', '0%', '0%'])
  })
})
