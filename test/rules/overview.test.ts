import { expect, test } from 'vitest'
import { rootFirst, shareOf } from '../../src/features/todo/rules.ts'

test('a share counts what is done among what is asked', () => {
  expect(shareOf([1, 2, 3, 4], (one) => one > 2)).toEqual({ done: 2, of: 4 })
  expect(shareOf([], () => true)).toEqual({ done: 0, of: 0 })
})

test('the general branch stands first, branches follow by code', () => {
  const units = [
    { kind: 'partyBranch', code: 'B2' },
    { kind: 'generalBranch', code: 'GB' },
    { kind: 'partyBranch', code: 'B1' },
  ]
  expect(rootFirst(units).map(({ code }) => code)).toEqual(['GB', 'B1', 'B2'])
})
