import { describe, expect, test } from 'vitest'
import { datingFlags, dayFault } from '../../src/features/talk/rules/dating.ts'
import {
  isSatisfied,
  openSecondTalk,
  pairState,
  talkAtHand,
  type TalkFacts,
} from '../../src/features/talk/rules/status.ts'
import { suggestNext } from '../../src/features/talk/rules/suggest.ts'

const period = { from: '2018-02-11', before: '2018-03-09' }
const record = { authorId: 'a', isComplete: true, acceptedById: 'b' }
const held: TalkFacts = {
  round: 1,
  aId: 'a',
  bId: 'b',
  planDay: '2018-02-24',
  planAcceptedById: 'b',
  heldOn: '2018-02-24',
  mode: 'faceToFace',
  aConfirmedById: 'a',
  bConfirmedById: 'b',
  records: [record],
}

test.each<[string, Partial<TalkFacts>, boolean]>([
  ['all is there', {}, true],
  ['on the first day', { heldOn: '2018-02-11' }, true],
  ['on the last day before', { heldOn: '2018-03-08' }, true],
  ['before opinions were opened', { heldOn: '2018-02-10' }, false],
  ['on the day of the meeting', { heldOn: '2018-03-09' }, false],
  ['by phone', { mode: 'phone' }, false],
  ['by video', { mode: 'video' }, false],
  ['by letter', { mode: 'letter' }, false],
  ['confirmed by a alone', { bConfirmedById: null }, false],
  ['confirmed by b alone', { aConfirmedById: null }, false],
  ['without a record', { records: [] }, false],
  ['one record, not confirmed', { records: [{ ...record, acceptedById: null }] }, false],
  ['one record, not complete', { records: [{ ...record, isComplete: false }] }, false],
  [
    'both wrote',
    {
      records: [
        { ...record, acceptedById: null },
        { ...record, authorId: 'b', acceptedById: null },
      ],
    },
    true,
  ],
  ['not held', { heldOn: null }, false],
])('%s', (_, more, satisfied) => {
  expect(isSatisfied({ ...held, ...more }, period)).toBe(satisfied)
})

const open = { ...held, heldOn: null, mode: null, aConfirmedById: null, bConfirmedById: null }
const planned = { ...open, records: [] }
const blank = { ...planned, planDay: null }
const phone = { ...held, mode: 'phone' as const }

test.each<[string, TalkFacts[], string]>([
  ['nothing yet', [], 'open'],
  ['a talk without a time', [blank], 'open'],
  ['a time', [planned], 'planned'],
  ['held, one side', [{ ...held, bConfirmedById: null }], 'oneSide'],
  ['held, no record', [{ ...held, records: [] }], 'oneSide'],
  ['done', [held], 'done'],
  ['a phone call', [phone], 'open'],
  ['a phone call, then a time', [phone, { ...planned, round: 2 }], 'planned'],
  ['a phone call, then a talk', [phone, { ...held, round: 2 }], 'done'],
  ['done, then a second one open', [held, { ...blank, round: 2 }], 'done'],
])('a pair with %s', (_, talks, state) => {
  expect(pairState(talks, period)).toBe(state)
})

test('a second talk is open only after a first that counts, and until it counts itself', () => {
  const second = { ...blank, round: 2 }
  expect(openSecondTalk([held, second], period)).toBe(second)
  expect(openSecondTalk([phone, second], period)).toBeUndefined()
  expect(openSecondTalk([held, { ...held, round: 2 }], period)).toBeUndefined()
  expect(openSecondTalk([held], period)).toBeUndefined()
})

test('after a phone call there is no talk at hand', () => {
  expect(talkAtHand([phone], period)).toBeUndefined()
  expect(talkAtHand([planned], period)).toBe(planned)
})

describe('dates', () => {
  test.each([
    ['2018-02-24', undefined],
    ['2018-02-25', 'inFuture'],
    ['2018-02-10', 'beforeOpinions'],
  ])('%s on 24 February: %s', (day, fault) => {
    expect(dayFault(day, '2018-02-24', period)).toBe(fault)
  })

  test('on or after the meeting', () => {
    expect(dayFault('2018-03-09', '2018-03-10', period)).toBe('afterMeeting')
  })

  test.each([
    // Entered on 26 February at 09:00.
    ['2018-02-26', false, []],
    ['2018-02-24', false, []],
    ['2018-02-23', false, ['enteredLate']],
    ['2018-02-23', true, ['enteredLate', 'whileOnLeave']],
    ['2018-02-26', true, ['whileOnLeave']],
  ])('held on %s, on leave %s: %j', (heldOn, onLeave, flags) => {
    const enteredAt = new Date('2018-02-26T09:00:00+08:00')
    expect(datingFlags({ heldOn, enteredAt, onLeave })).toEqual(flags)
  })
})

describe('who is brought together next', () => {
  const pair = (
    aId: string,
    bId: string,
    more: { state?: 'open' | 'planned' | 'done' | 'oneSide'; planDay?: string } = {},
  ) => ({
    pairKey: `${aId}+${bId}`,
    aId,
    bId,
    state: 'open' as const,
    planDay: null,
    ...more,
  })
  const next = (pairs: ReturnType<typeof pair>[]) =>
    suggestNext(pairs, '2018-02-24', 5).map((one) => one.pairKey)

  test('those whose day went by come first, those planned ahead or held not at all', () => {
    const late = pair('e', 'f', { state: 'planned', planDay: '2018-02-23' })
    const ahead = pair('c', 'd', { state: 'planned', planDay: '2018-02-24' })
    const done = pair('g', 'h', { state: 'done' })
    expect(next([pair('a', 'b'), ahead, done, late])).toEqual(['e+f', 'a+b'])
  })

  test('who has most ahead comes first, and nobody more than twice', () => {
    const busy = ['b', 'c', 'd', 'e'].map((other) => pair('a', other))
    expect(next([pair('x', 'y'), ...busy])).toEqual(['a+b', 'a+c', 'x+y'])
  })
})
