import { describe, expect, test } from 'vitest'
import {
  assertMayHold,
  claimOwers,
  isDatedBefore,
  listReadiness,
  sourcesOf,
  unclaimedFirst,
} from '../../src/features/problem/rules.ts'

test.each([
  ['2018-03-02', '2018-03-03', true],
  ['2018-03-06', '2018-03-07', true],
  ['2018-03-07', '2018-03-07', false],
  ['2018-03-07', '2018-03-08', true],
  ['2018-03-08', '2018-03-08', false],
])(
  'a list finished on %s, looked at on %s, is dated before the meeting: %s',
  (on, today, before) => {
    expect(isDatedBefore(on, '2018-03-07', today)).toBe(before)
  },
)

test('readiness tells who has no list and whose came too late', () => {
  const lists = [
    { personId: 'a', finishedOn: undefined },
    { personId: 'b', finishedOn: '2018-03-01' },
    { personId: 'c', finishedOn: '2018-03-07' },
  ]
  expect(listReadiness(lists, '2018-03-07', '2018-03-07')).toEqual({ missing: ['a'], late: ['c'] })
})

describe('who owes a claim', () => {
  const team = ['s', 'a', 'b']
  test.each([
    ['nobody when all are taken', ['a'], 0, []],
    ['everybody while nothing is', [], 2, ['s', 'a', 'b']],
    ['who took none, and the secretary', ['a', 's'], 1, ['s', 'b']],
  ])('%s', (_, claimants, unclaimed, owers) => {
    expect(claimOwers({ team, claimants, secretaryId: 's', unclaimed })).toEqual(owers)
  })
})

describe('sources', () => {
  const known = { opinions: ['o1', 'o2'], notes: ['n1'] }
  test('of all kinds are linked', () => {
    const chosen = { sources: ['talk', 'superior'] as const, opinions: ['o1', 'o2'], notes: ['n1'] }
    expect(sourcesOf(chosen, known)).toEqual([
      { kind: 'opinion', sourceId: 'o1' },
      { kind: 'opinion', sourceId: 'o2' },
      { kind: 'note', sourceId: 'n1' },
      { kind: 'talk', sourceId: '' },
      { kind: 'superior', sourceId: '' },
    ])
  })

  test('left out mean one found it oneself', () => {
    expect(sourcesOf({ sources: [], opinions: [] }, known)).toEqual([
      { kind: 'self', sourceId: '' },
    ])
  })

  test.each([[{ sources: [], opinions: ['o3'] }], [{ sources: [], opinions: [], notes: ['n2'] }]])(
    'that are not theirs are refused: %j',
    (chosen) => {
      expect(() => sourcesOf(chosen, known)).toThrow('badForm')
    },
  )
})

test('only a team problem is held, and only by its team', () => {
  expect(() => assertMayHold({ subject: 'team' }, 'a', ['a'], '')).not.toThrow()
  expect(() => assertMayHold({ subject: 'team' }, 'b', ['a'], '')).toThrow('badForm')
  expect(() => assertMayHold({ subject: 'individual' }, 'a', ['a'], '')).toThrow('notFound')
})

test('unclaimed problems stand first, else in their order', () => {
  const claimed = [{ personId: 'a', how: 'claimed' as const, name: '甲' }]
  const list = [
    { no: 1, claims: claimed },
    { no: 2, claims: [] },
    { no: 3, claims: [...claimed, ...claimed] },
    { no: 4, claims: [] },
  ]
  expect(unclaimedFirst(list).map(({ no }) => no)).toEqual([2, 4, 1, 3])
})
