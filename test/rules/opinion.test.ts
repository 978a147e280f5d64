import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanWords,
  coverageOf,
  gateGaps,
  heardLines,
  isTaking,
  mayName,
  readGiven,
  sheetState,
  type GateFacts,
} from '../../src/features/opinion/rules.ts'

test.each([
  ['open', '2018-02-22', true],
  ['open', '2018-02-23', true],
  ['open', '2018-02-24', false],
  ['closed', '2018-02-22', false],
] as const)('a round that is %s takes opinions on %s: %s', (state, today, taken) => {
  expect(isTaking({ state, closesOn: '2018-02-23' }, today)).toBe(taken)
})

describe('what a form holds', () => {
  const choices = {
    addressees: [
      { value: 'unit:GB', unitId: 'GB', leaderId: null },
      { value: 'person:M02', unitId: 'GB', leaderId: 'M02' },
    ],
    aspects: ['workStyle', 'other'],
    categories: ['member', 'masses'],
    category: 'masses',
  } as const

  test('is taken as chosen', () => {
    const form = {
      to: 'person:M02',
      aspect: 'workStyle',
      category: 'member',
      words: ' 话\r\n两行 ',
    }
    expect(readGiven(form, choices)).toEqual({
      words: '话\n两行',
      unitId: 'GB',
      leaderId: 'M02',
      aspect: 'workStyle',
      category: 'member',
    })
  })

  test.each([
    ['nothing else', {}],
    ['values nobody offered', { to: 'person:X', aspect: 'x', category: 7 }],
    ['values of another kind', { to: ['unit:GB'], aspect: null, category: {} }],
  ])('falls back to the first team with %s', (_, form) => {
    expect(readGiven({ ...form, words: '话' }, choices)).toEqual({
      words: '话',
      unitId: 'GB',
      leaderId: null,
      aspect: 'other',
      category: 'masses',
    })
  })

  test.each([
    ['', 'empty'],
    [' \n\t​', 'empty'],
    [undefined, 'empty'],
    ['𠀀'.repeat(1000), undefined],
    ['𠀀'.repeat(1001), 'tooLong'],
  ])('%j is %s', (words, problem) => {
    expect(readGiven({ words }, choices).problem).toBe(problem)
  })
})

test('any thousand letters, written as JSON, fit an envelope', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 3000 })
  fc.assert(
    fc.property(anything, (text) => {
      const words = Array.from(cleanWords(text)).slice(0, 1000).join('')
      expect(Buffer.byteLength(JSON.stringify(words))).toBeLessThanOrEqual(4002)
    }),
  )
})

test('what was heard is a line each', () => {
  expect(heardLines('路灯要修\r\n\n 补贴名单要贴出来 \n')).toEqual(['路灯要修', '补贴名单要贴出来'])
  expect(heardLines(undefined)).toEqual([])
})

test('coverage adds up, and a channel few used is not named', () => {
  const { channels, categories, total } = coverageOf([
    { channel: 'online', category: 'masses', count: 4 },
    { channel: 'online', category: 'member', count: 1 },
    { channel: 'forum', category: 'masses', count: 4 },
  ])
  expect([Object.fromEntries(channels), Object.fromEntries(categories), total]).toEqual([
    { online: 5, forum: 4 },
    { masses: 8, member: 1 },
    9,
  ])
  expect(['online', 'forum', 'written'].map((one) => mayName(channels, one))).toEqual([
    true,
    false,
    false,
  ])
})

test.each([
  [undefined, 0, 'waiting'],
  [{ lineCount: 2, acknowledgedOn: null }, 2, 'handed'],
  [{ lineCount: 2, acknowledgedOn: '2018-02-24' }, 2, 'acknowledged'],
  [{ lineCount: 2, acknowledgedOn: '2018-02-24' }, 3, 'changed'],
] as const)('the sheet %j with %i lines is %s', (sheet, lines, state) => {
  expect(sheetState(sheet, lines)).toBe(state)
})

describe('G3', () => {
  const met: GateFacts = {
    round: { state: 'closed', summary: '小结' },
    channels: 2,
    newLines: 0,
    teamSheet: 'handed',
    leadersWithout: [],
  }

  test('is met when everything went back', () => {
    expect(gateGaps(met)).toEqual([])
  })

  test.each<[string, Partial<GateFacts>, object]>([
    ['no round', { round: undefined }, { gap: 'notOpened' }],
    ['one channel', { channels: 1 }, { gap: 'channels', count: 1 }],
    ['an open round', { round: { state: 'open', summary: '小结' } }, { gap: 'notClosed' }],
    ['unsorted lines', { newLines: 3 }, { gap: 'notSorted', count: 3 }],
    ['no summary', { round: { state: 'closed', summary: null } }, { gap: 'notSummarized' }],
    ['no team sheet', { teamSheet: 'waiting' }, { gap: 'teamSheet' }],
    ['more for the team', { teamSheet: 'changed' }, { gap: 'teamSheet' }],
    ['unread sheets', { leadersWithout: ['a'] }, { gap: 'ownSheets', personIds: ['a'] }],
  ])('is not met with %s', (_, change, gap) => {
    expect(gateGaps({ ...met, ...change })).toEqual([gap])
  })
})
