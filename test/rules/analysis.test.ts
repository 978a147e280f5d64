import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyFor } from '../../policies/presets.ts'
import type { Analysis } from '../../db/queries/analyses.ts'
import {
  isFilled,
  missingPages,
  nextToWrite,
  pageHint,
  wholeHints,
} from '../../src/features/analysis/rules/completeness.ts'
import {
  comparisonFrames,
  neighbours,
  personPages,
  putInChecks,
  teamPages,
} from '../../src/features/analysis/rules/pages.ts'
import {
  analysisReadiness,
  isSettled,
  standingOf,
  stillToAgree,
  tally,
  type Standing,
} from '../../src/features/analysis/rules/standing.ts'
import { packed, pageOf } from '../../src/features/analysis/views/paged.ts'

const policy = policyFor('2017-village', 2018)
const blank = { choices: [], body: '', more: '' }
const said = { ...blank, body: '去年十月分茶苗没有贴名单，三户人家有意见。' }

describe('the form', () => {
  test('of a member has six aspects, the types, roots, direction and the checks', () => {
    expect(personPages(policy, false).map((page) => page.kind)).toEqual([
      ...Array.from({ length: 6 }, () => 'finding'),
      'types',
      'text',
      'text',
      'checks',
    ])
  })

  test('of a leader leaves the types of ordinary members out', () => {
    expect(personPages(policy, true).some((page) => page.kind === 'types')).toBe(false)
    expect(personPages(policy, true)).toHaveLength(9)
  })

  test('of a team has its six domains, roots, measures and the last rectification', () => {
    const sections = teamPages(policy).map((page) => page.section)
    expect(sections.slice(0, 6)).toEqual(policy.teamProblem.domains.map(({ id }) => `domain.${id}`))
    expect(sections.slice(6)).toEqual(['roots', 'measures', 'previous'])
  })

  test('knows what comes before and after a page', () => {
    const pages = personPages(policy, true)
    expect(neighbours(pages, 'checks').after).toBeUndefined()
    expect(neighbours(pages, 'roots').after?.section).toBe('direction')
    expect(neighbours(pages, pages[0]?.section ?? '').before).toBeUndefined()
  })
})

const all = [...putInChecks, ...comparisonFrames]
test.each([
  ['finding', undefined, false],
  ['finding', blank, false],
  ['finding', { ...blank, body: '  \n ' }, false],
  ['finding', said, true],
  ['finding', { ...blank, finding: 'nothingFound' as const }, false],
  ['finding', { ...said, finding: 'nothingFound' as const }, true],
  ['text', { ...blank, more: '续' }, true],
  ['types', said, false],
  ['types', { ...blank, choices: ['a'] }, true],
  ['checks', { ...blank, choices: all.slice(1) }, false],
  ['checks', { ...blank, choices: all }, true],
] as const)('a page %s with %j is filled: %s', (kind, content, filled) => {
  expect(isFilled({ kind }, content)).toBe(filled)
})

test('what is missing is named in order, and writing goes on there', () => {
  const pages = personPages(policy, false)
  const draft = new Map([[pages[0]?.section ?? '', said]])
  expect(missingPages(pages, draft)).toEqual(pages.slice(1))
  expect(nextToWrite(pages, draft)).toBe(pages[1]?.section)
  expect(nextToWrite(pages, new Map())).toBe(pages[0]?.section)
})

test.each([
  ['finding', { ...blank, body: '走访少' }, 'short'],
  ['finding', { ...blank, body: '学习还不够深入，主动性不强，思想上有时候会放松' }, undefined],
  ['finding', { ...blank, body: '学习不够深入，主动性不强，思想认识还要再提高一些' }, 'noMatter'],
  ['finding', said, undefined],
  ['finding', { ...blank, body: '没有', finding: 'nothingFound' as const }, undefined],
  ['finding', blank, undefined],
  ['text', { ...blank, body: '怕' }, undefined],
] as const)('a page %s with %j gets the hint %s', (kind, content, hint) => {
  expect(pageHint({ kind }, content)).toBe(hint)
})

test('the whole is asked for more of problems and roots, and about finding nothing', () => {
  const pages = personPages(policy, true)
  const aspects = pages.filter((page) => page.kind === 'finding').map((page) => page.section)
  const found = new Map(aspects.map((section) => [section, said] as const))
  expect(wholeHints(pages, found)).toEqual([])
  const long = { ...blank, body: '改'.repeat(400) }
  expect(wholeHints(pages, new Map([...found, ['direction', long]]))).toEqual(['fewProblems'])
  const none = new Map(aspects.map((s) => [s, { ...said, finding: 'nothingFound' as const }]))
  expect(wholeHints(pages, none)).toEqual(['nothingAnywhere'])
})

const row: Analysis = {
  cycleId: 'c',
  subjectId: 'p',
  subject: 'person',
  state: 'draft',
  version: 0,
  handedInAt: null,
  handedInById: null,
  onPaperOn: null,
  onPaperById: null,
  exemptById: null,
}
test.each<[Standing, Analysis | undefined]>([
  ['none', undefined],
  ['draft', row],
  ['returned', { ...row, state: 'returned' }],
  ['handedIn', { ...row, state: 'handedIn' }],
  ['paper', { ...row, state: 'returned', onPaperOn: '2018-03-01' }],
  ['exempt', { ...row, exemptById: 'b' }],
  ['handedIn', { ...row, state: 'handedIn', exemptById: 'b', onPaperOn: '2018-03-01' }],
])('stands as %s', (standing, analysis) => {
  expect(standingOf(analysis)).toBe(standing)
})

const target = { num: 95, den: 100 }
const people = (standings: readonly Standing[], leaders = 0) =>
  standings.map((standing, at) => ({ personId: `p${at}`, isLeader: at < leaders, standing }))
const of = (done: number, owing: number) => [
  ...Array.from({ length: done }, () => 'handedIn' as const),
  ...Array.from({ length: owing }, () => 'none' as const),
]

describe('readiness', () => {
  test.each([
    [19, 1, 0],
    [18, 1, 1],
    [38, 2, 0],
    [37, 2, 2],
    [0, 0, 0],
  ])('%i done, %i owing: %i members lack', (done, owing, lacking) => {
    expect(analysisReadiness(people(of(done, owing)), target).membersOwing).toHaveLength(lacking)
  })

  test('wants every leader, even above the share', () => {
    const state = analysisReadiness(people(['none', ...of(99, 0)], 1), target)
    expect(state).toMatchObject({ leadersOwing: ['p0'], membersOwing: [] })
  })

  test('does not count the exempt', () => {
    expect(tally(people(['exempt', 'paper', 'draft']))).toEqual({
      done: 1,
      of: 2,
      exempt: 1,
      owing: ['p2'],
    })
    expect(isSettled('exempt')).toBe(true)
  })

  test('of a team text waits for whoever has not agreed', () => {
    expect(stillToAgree(['a', 'b', 'c'], ['b', 'gone'])).toEqual(['a', 'c'])
  })
})

test('texts are packed in order, none lost, no page too full unless one text is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 })), fc.integer({ min: 1, max: 60 }), (sizes, most) => {
      const pages = packed(sizes, (size) => size, most)
      expect(pages.flat()).toEqual(sizes)
      for (const page of pages) {
        const sum = page.reduce((a, b) => a + b, 0)
        expect(sum <= most || page.length === 1).toBe(true)
      }
    }),
  )
})

test.each([
  ['1', [1, 2]],
  ['2', [3]],
  ['9', [3]],
  ['-1', [1, 2]],
  ['x', [1, 2]],
])('page %s of three items by two', (page, items) => {
  expect(pageOf([1, 2, 3], page, 2).items).toEqual(items)
})
