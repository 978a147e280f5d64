import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hintFor } from '../../src/features/criticism/rules/hints.ts'
import { labelled, readNames } from '../../src/features/criticism/rules/names.ts'
import {
  breachesOf,
  newBreaches,
  type Happening,
  type RoundFacts,
} from '../../src/features/criticism/rules/order.ts'
import { InMemoryRoom, runThrough } from '../support/criticism-room.ts'

const facts: RoundFacts = {
  mode: 'full',
  atLeast: 2,
  principalId: 'P',
  principalIsSubject: true,
  teamExaminedFirst: true,
  present: new Set(['P', 'V', 'A']),
  subjects: [],
  openers: () => ['P', 'L'],
}

/** `P`: self-criticism (`P/V`: read by V), `A>P`: a criticism, `A-P`: nothing new, `P.`: answer. */
function happened(story: string): Happening[] {
  return story.split(' ').map((word): Happening => {
    const [first = '', sign = '', second = ''] = word.split(/([>./-])/)
    if (sign === '>' || sign === '-') {
      return { kind: 'criticism', criticId: first, subjectId: second, isReal: sign === '>' }
    }
    if (sign === '.') return { kind: 'response', subjectId: first }
    return { kind: 'self', subjectId: first, ...(second && { readById: second }) }
  })
}

const said = (story: string, changes: Partial<RoundFacts> = {}) =>
  breachesOf(happened(story), { ...facts, ...changes }).map(
    ({ invariant, subjectId = '', personId = '' }) =>
      [invariant, subjectId, personId].filter(Boolean).join(' '),
  )

const good = 'P V>P A>P P. V P>V A>V V. A P>A V-A A.'

describe('a full round typed in afterwards', () => {
  test.each([
    ['in order', good, []],
    ['V first', 'V P>V A>V V. P V>P A>P P.', ['I1 V']],
    ['for V the first critic was A', 'P V>P A>P P. V A>V P>V V.', ['I3 V A']],
    ['a criticism before the self-criticism', 'P V>P P>V A>P P. V A>V V.', ['I2 V P']],
    ['one critic left out', 'P V>P P.', ['I4 P A']],
    ['one critic twice', 'P V>P A>P V>P P.', ['I4 P V']],
    ['the next one before the answer', 'P V>P A>P V P>V A>V V. P.', ['I5 P']],
    ['two of them', 'P V>P A>P V P>V A>V P. A P>A V>A A. V.', ['I5 P', 'I5 V']],
    ['no answer at all', 'P V>P A>P', ['I5 P']],
    ['a critic who was not there', 'P V>P A>P X>P P.', ['I6 P X']],
    ['somebody about themselves', 'P V>P A>P P>P P.', ['I6 P P']],
  ])('%s', (_, story, breaches) => {
    expect(said(story)).toEqual(breaches)
  })

  test('one who was away needs somebody who reads for them (I7)', () => {
    const away = 'P V>P A>P P. B P>B V>B A>B B.'
    expect(said(away)).toEqual(['I7 B'])
    expect(said(away.replace(' B ', ' B/V '))).toEqual([])
    expect(said(good, { subjects: ['P', 'V', 'A', 'B'] })).toEqual(['I7 B'])
  })

  test('without the principal, or before the team examined itself', () => {
    expect(said('V A>V V.', { present: new Set(['V', 'A']) })).toEqual(['I8 P', 'I1 V', 'I3 V A'])
    expect(said(good, { teamExaminedFirst: false })).toEqual(['I1'])
    expect(said(good, { teamExaminedFirst: undefined })).toEqual([])
  })
})

describe('a light round typed in afterwards', () => {
  const light = { mode: 'light', principalIsSubject: false } as const
  test.each([
    ['two criticisms, the chair first', 'V P>V A>V V.', []],
    ['the group leader first', 'V L>V P>V V.', []],
    ['another one first', 'V A>V P>V V.', ['I3 V A']],
    ['only one real criticism', 'V P>V A-V V.', ['light V']],
  ])('%s', (_, story, breaches) => {
    expect(said(story, { ...light, present: new Set(['P', 'V', 'A', 'L']) })).toEqual(breaches)
  })

  test('two people cannot give two criticisms', () => {
    expect(said('V P>V V.', { ...light, present: new Set(['P', 'V']) })).toEqual([])
  })
})

test('what is led turn by turn never breaks a rule', () => {
  const meetings = fc.record({ team: fc.integer({ min: 1, max: 5 }), others: fc.nat(5) })
  fc.assert(
    fc.property(meetings, fc.constantFrom('full', 'light'), ({ team, others }, mode) => {
      const seats = Array.from({ length: team + others }, (_, at) => ({
        id: `p${at}`,
        isTeam: at < team,
        isHere: true,
      }))
      const room = new InMemoryRoom({
        seats,
        mode,
        scope: mode === 'full' ? 'everybody' : 'others',
      })
      runThrough(room)
      const log = room.log.map((one): Happening => {
        const subjectId = one.subject
        return one.kind === 'criticism'
          ? { kind: 'criticism', subjectId, criticId: one.critic, isReal: one.isReal }
          : { kind: one.kind, subjectId }
      })
      const breaches = breachesOf(log, {
        ...facts,
        mode,
        principalId: 'p0',
        principalIsSubject: mode === 'full',
        present: new Set(room.here()),
        subjects: seats.filter(({ isTeam }) => mode === 'full' || !isTeam).map(({ id }) => id),
        openers: () => ['p0'],
      })
      expect(breaches).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('only what came with the last entry is new', () => {
  const before = breachesOf(happened('V P>V A>V V.'), facts)
  const after = breachesOf(happened('V P>V A>V V. A V>A P>A A.'), facts)
  expect(newBreaches(before, after)).toEqual([{ invariant: 'I3', subjectId: 'A', personId: 'V' }])
})

describe('typed names', () => {
  const people = [
    { personId: 'a', name: '张春松' },
    { personId: 'b', name: '李丽' },
    { personId: 'c', name: '李丽' },
  ]
  test('namesakes have a number', () => {
    expect(labelled(people).map(({ name }) => name)).toEqual(['张春松', '李丽1', '李丽2'])
  })
  test.each([
    ['张春松、李丽2', ['a', 'c']],
    [' 李丽１，张春松。', ['b', 'a']],
    ['张春松\n李丽1', ['a', 'b']],
    ['李丽', 'unknownName'],
    ['王五', 'unknownName'],
    ['、', 'unknownName'],
    ['张春松、张春松', 'repeatedName'],
  ])('%j', (typed, ids) => {
    expect(readNames(typed, people)).toEqual(ids)
  })
})

test.each([
  ['工作认真负责，值得学习', 'praiseOnly'],
  ['没有意见', 'praiseOnly'],
  ['任劳任怨，表现很好，没什么问题', 'praiseOnly'],
  ['平时工作认真，但去年三次例会没到', undefined],
  ['加强学习', 'vague'],
  ['理论学习不够，工作方法简单', 'vague'],
  ['脾气急', 'vague'],
  ['十月分茶苗的名单没有贴出来，三户人家来问', undefined],
  ['上次路灯坏了半个月才去看', undefined],
  ['处理邻里纠纷时态度急躁，当着大家发火', undefined],
])('%s: %s', (problem, hint) => {
  expect(hintFor({ problem, suggestion: '早一点公开' })).toBe(hint)
})
