import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFigures, rowOf, sumAlike } from '../../src/features/ballot/rules/figures.ts'
import { marksOfPage, marksOfQuick, quickUpTo } from '../../src/features/ballot/rules/marks.ts'
import { areFew, isEnough, mayRemind } from '../../src/features/ballot/rules/turnout.ts'
import { rowsPerPage } from '../../src/features/ballot/rows-per-page.ts'

const form = {
  subjects: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ subjectId: id, isMarked: id !== 'd' })),
  scale: ['excellent', 'qualified', 'basicallyQualified', 'unqualified'],
  rowsPerPart: 2,
}
const none = { excellent: [], basicallyQualified: [], unqualified: [], rest: '0' as const }

describe('a page of fields', () => {
  test.each([
    [
      { r0: '1', r1: '4' },
      { a: 0, b: 3 },
    ],
    [{ r0: '0' }, {}],
    [{}, {}],
    [{ r2: '1' }, {}],
  ])('%j is %j', (fields, marks) => {
    expect(Object.fromEntries(marksOfPage(form, 'v', 1, fields) ?? [])).toEqual(marks)
  })

  test('never holds a mark for oneself or for who is not graded, whatever is sent', () => {
    const sent = { r0: '1', r1: '2' }
    expect([...(marksOfPage(form, 'c', 2, sent) ?? [])]).toEqual([])
    expect([...(marksOfPage(form, 'b', 1, sent) ?? [])]).toEqual([['a', 0]])
  })

  test.each(['5', '-1', '1.5', 'x'])('is refused when a field holds %s', (mark) => {
    expect(marksOfPage(form, 'v', 1, { r0: mark })).toBeUndefined()
  })
})

describe('names for three grades', () => {
  const read = (choice: object, voter = 'v') => marksOfQuick(form, voter, 1, { ...none, ...choice })
  const flat = (choice: object, voter?: string) => {
    const pages = read(choice, voter)
    if (typeof pages === 'string') return pages
    return Object.fromEntries([...pages.values()].flatMap((marks) => [...marks]))
  }

  test('leave the rest without a mark or make it qualified, as was said', () => {
    expect(flat({ excellent: ['1'], unqualified: ['3'] })).toEqual({ a: 0, c: 3 })
    const rest = { excellent: ['1'], basicallyQualified: ['5'], rest: '2' }
    expect(flat(rest)).toEqual({ a: 0, b: 1, c: 1, e: 2 })
    expect(flat(rest, 'b')).toEqual({ a: 0, c: 1, e: 2 })
  })

  test.each([
    [{ excellent: ['1'], unqualified: ['1'] }, 'twice'],
    [{ excellent: ['4'] }, 'foreignRow'],
    [{ excellent: ['9'] }, 'foreignRow'],
  ])('%j is %s', (choice, fault) => {
    expect(flat(choice)).toBe(fault)
  })

  test('of one’s own row are nobody’s', () => {
    expect(flat({ excellent: ['2'] }, 'b')).toBe('foreignRow')
  })
})

test('a list of any length is divided into pages that fit, and into forms that fill them all', () => {
  assert(
    property(integer({ min: 1, max: 200 }), (rows) => {
      const size = rowsPerPage(rows)
      const pages = Math.ceil(rows / size)
      expect(size).toBeLessThanOrEqual(15)
      expect(pages).toBe(Math.ceil(rows / 15))
      const paper = { subjects: form.subjects.slice(0, 1), rowsPerPart: size }
      const subjects = Array.from({ length: rows }, () => paper.subjects[0]!)
      let next = 1
      while (next <= pages) {
        const upTo = quickUpTo({ subjects, rowsPerPart: size }, next)
        expect(upTo).toBeGreaterThanOrEqual(next)
        expect((upTo - next + 1) * size).toBeLessThanOrEqual(45)
        next = upTo + 1
      }
      expect(next).toBe(pages + 1)
    }),
  )
})

describe('what a teller types', () => {
  test.each([
    ['3 2 0 0 1 0', [3, 2, 0, 0, 1, 0]],
    ['３，２、0; 0/1 0', [3, 2, 0, 0, 1, 0]],
    ['3 2 0 0 1', undefined],
    ['3 2 0 0 1 0 0', undefined],
    ['3 2 -1 0 1 0', undefined],
    ['3 2 0 0 1 x', undefined],
    ['', undefined],
  ])('%s is %j', (text, figures) => {
    expect(readFigures(text, 6)).toEqual(figures)
  })

  test('is counts, then abstentions, then invalid rows', () => {
    const row = { subjectId: 'a', counts: [3, 2, 0, 1], abstentions: 4, invalid: 5 }
    expect(rowOf('a', [3, 2, 0, 1, 4, 5], 4)).toEqual(row)
  })

  test('has one sum in every row', () => {
    expect(
      sumAlike([
        [1, 2],
        [3, 0],
      ]),
    ).toBe(true)
    expect(
      sumAlike([
        [1, 2],
        [3, 1],
      ]),
    ).toBe(false)
  })
})

test.each([
  [5, 10, true],
  [4, 10, false],
  [5, 11, false],
  [0, 0, true],
])('%i of %i is half: %s', (papers, eligible, enough) => {
  expect(isEnough(papers, eligible, { num: 1, den: 2 })).toBe(enough)
})

test('seven voters are few, eight are not; five minutes pass between reminders', () => {
  expect([areFew(7), areFew(8)]).toEqual([true, false])
  const at = 1_000_000
  const later = (ms: number) => mayRemind(at, new Date(at + ms))
  expect([mayRemind(null, new Date(at)), later(299_999), later(300_000)]).toEqual([
    true,
    false,
    true,
  ])
})
