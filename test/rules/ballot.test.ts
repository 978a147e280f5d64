import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodePaper,
  encodePart,
  partBytes,
  partsOf,
  type PaperForm,
} from '../../src/features/ballot/rules/paper.ts'
import {
  decodeHead,
  decodeRows,
  differences,
  encodeHead,
  encodeRows,
  headFaults,
  isSound,
  rowFaults,
} from '../../src/features/ballot/rules/sheet.ts'
import { sheetLacks, totalsOf, voidsRound } from '../../src/features/ballot/rules/totals.ts'

const scale = ['excellent', 'qualified', 'basicallyQualified', 'unqualified']
const subjects = [
  { subjectId: 'a', isMarked: true },
  { subjectId: 'b', isMarked: true },
  { subjectId: 'probationary', isMarked: false },
  { subjectId: 'c', isMarked: true },
]
const form: PaperForm = { subjects, scale, rowsPerPart: 3 }

describe('a paper', () => {
  test('has one byte a row: marks from 1, nothing is 0, what is not theirs is 5', () => {
    const marks = new Map([
      ['a', 0],
      ['b', 3],
    ])
    const [own = [], other = []] = ['b', 'x'].map((voter) => [...encodePart(form, voter, 1, marks)])
    expect(own.slice(0, 3)).toEqual([1, 5, 5])
    expect(other.slice(0, 3)).toEqual([1, 4, 5])
    expect([...encodePart(form, 'x', 2, marks)].slice(0, 3)).toEqual([0, 0, 0])
  })

  test('has one length in every form', () => {
    const lengths = [form, { ...form, rowsPerPart: 1 }, { ...form, rowsPerPart: 32 }].flatMap(
      (one) =>
        Array.from({ length: partsOf(one) }, (_, at) => encodePart(one, 'x', at + 1, new Map())),
    )
    expect(new Set(lengths.map((bytes) => bytes.length))).toEqual(new Set([partBytes]))
  })

  test('a step that is not on the scale is no mark', () => {
    expect(() => encodePart(form, 'x', 1, new Map([['a', 4]]))).toThrow()
    expect(() => encodePart(form, 'x', 1, new Map([['a', -1]]))).toThrow()
  })

  const whole = (voter: string) => [1, 2].map((part) => encodePart(form, voter, part, new Map()))
  const changed = (part: number, at: number, byte: number) => {
    const parts = whole('a')
    const bytes = parts[part]
    if (bytes) bytes[at] = byte
    return parts
  }
  test.each([
    ['as it was encoded', whole('a'), [5, 0, 5, 0]],
    ['with a mark', changed(1, 0, 4), [5, 0, 5, 4]],
    ['of somebody else', whole('x'), undefined],
    ['with the own row marked', changed(0, 0, 1), undefined],
    ['with a row that is not marked', changed(0, 2, 2), undefined],
    ['with a foreign byte', changed(0, 1, 6), undefined],
    ['with a row left to nobody', changed(0, 1, 5), undefined],
    ['with something behind the last row', changed(1, 1, 1), undefined],
    ['without its second part', whole('a').slice(0, 1), undefined],
    ['with a part too many', [...whole('a'), ...whole('a')], undefined],
    ['with a short part', whole('a').map((bytes) => bytes.subarray(1)), undefined],
  ])('read %s', (_, parts, rows) => {
    expect(decodePaper(form, 'a', parts)).toEqual(rows)
  })
})

describe('a count sheet', () => {
  const head = { issued: 9, returned: 8, valid: 7, invalid: 1 }
  const rows = [
    { subjectId: 'a', counts: [1, 2, 3, 0], abstentions: 1, invalid: 0 },
    { subjectId: 'b', counts: [7, 0, 0, 0], abstentions: 0, invalid: 0 },
  ]

  test('comes back as it was sealed, without the rows nobody marks', () => {
    expect(decodeHead(encodeHead(head))).toEqual(head)
    expect(decodeRows(form, 1, encodeRows(form, 1, rows))).toEqual(rows)
    expect(encodeRows(form, 1, rows)).toHaveLength(encodeHead(head).length)
  })

  test('must name every row of its part', () => {
    expect(() => encodeRows(form, 1, rows.slice(1))).toThrow('missing')
    expect(() => encodeRows(form, 2, rows)).toThrow('missing')
  })

  test('its sums must come out', () => {
    expect(isSound({ head, rows })).toBe(true)
    expect(headFaults({ ...head, valid: 8 })).toEqual(['headDoesNotSum'])
    expect(headFaults({ ...head, issued: 70_000 })).toEqual(['tooLarge'])
    expect(headFaults({ ...head, issued: -1 })).toEqual(['tooLarge'])
    const [row = { subjectId: 'a', counts: [], abstentions: 0, invalid: 0 }] = rows
    expect(rowFaults(head, { ...row, abstentions: 2 })).toEqual(['rowDoesNotSum'])
    expect(rowFaults(head, { ...row, invalid: 0.5 })).toEqual(['tooLarge'])
  })

  test('two are compared by row, and only the row is said', () => {
    const [row, ...others] = rows
    const other = { ...row, subjectId: 'a', counts: [1, 2, 2, 1], abstentions: 1, invalid: 0 }
    expect(differences({ head, rows }, { head, rows })).toEqual({ head: false, subjectIds: [] })
    expect(
      differences({ head, rows }, { head: { ...head, issued: 8 }, rows: [other, ...others] }),
    ).toEqual({ head: true, subjectIds: ['a'] })
  })

  test.each([
    ['as many as vote on paper', { onPaper: 8, eligible: 10, handedIn: 2 }, []],
    [
      'more than vote on paper',
      { onPaper: 7, eligible: 20, handedIn: 2 },
      ['morePapersThanVoters'],
    ],
    ['more with the others', { onPaper: 8, eligible: 9, handedIn: 2 }, ['morePapersThanVoters']],
  ])('papers returned: %s', (_, numbers, lacks) => {
    expect(sheetLacks({ head, rows }, numbers)).toEqual(lacks)
    expect(
      sheetLacks(
        {
          head,
          rows: [{ ...rows[0], subjectId: 'a', counts: [9, 0, 0, 0], abstentions: 0, invalid: 0 }],
        },
        { onPaper: 9, eligible: 9, handedIn: 0 },
      ),
    ).toEqual(['sheetUnsound'])
  })

  test('more returned than issued void the round', () => {
    expect(voidsRound(head)).toBe(false)
    expect(voidsRound({ ...head, issued: 8 })).toBe(false)
    expect(voidsRound({ ...head, issued: 7 })).toBe(true)
  })
})

/** What one simulated voter did with one row: a step, nothing, or on paper two marks. */
type Deed = number | 'nothing' | 'twoMarks'

const electorate = fc
  .record({
    voters: fc.integer({ min: 0, max: 25 }),
    outsiders: fc.integer({ min: 0, max: 6 }),
    notMarked: fc.integer({ min: 0, max: 3 }),
    rowsPerPart: fc.integer({ min: 1, max: 15 }),
    steps: fc.integer({ min: 1, max: 6 }),
  })
  .chain((size) => {
    const rows = size.voters + size.outsiders + size.notMarked
    const deed = fc.oneof(
      fc.integer({ min: 0, max: size.steps - 1 }),
      fc.constantFrom<Deed>('nothing', 'twoMarks'),
    )
    const paper = fc.record({
      way: fc.constantFrom('electronic', 'paper', 'none', 'brokenElectronic', 'invalidPaper'),
      deeds: fc.array(deed, { minLength: rows, maxLength: rows }),
    })
    const papers = fc.array(paper, { minLength: size.voters, maxLength: size.voters })
    return fc.record({ size: fc.constant(size), papers })
  })

test('the count equals the sum of the papers, whatever the mix of electronic and paper', () => {
  fc.assert(
    fc.property(electorate, ({ size, papers }) => {
      const { voters, outsiders, notMarked, rowsPerPart, steps } = size
      const ids = (what: string, count: number) =>
        Array.from({ length: count }, (_, at) => `${what}${at}`)
      const all: PaperForm = {
        subjects: [
          ...ids('v', voters).map((subjectId) => ({ subjectId, isMarked: true })),
          ...ids('p', notMarked).map((subjectId) => ({ subjectId, isMarked: false })),
          ...ids('o', outsiders).map((subjectId) => ({ subjectId, isMarked: true })),
        ],
        scale: ids('step', steps),
        rowsPerPart,
      }
      const deedOf = (voter: number, row: number): Deed => papers[voter]?.deeds[row] ?? 'nothing'
      const isOn = (way: string) => (voter: number) => papers[voter]?.way === way
      const numbers = [...papers.keys()]

      // Electronic papers go the whole way through bytes.
      const opened = numbers
        .filter((voter) => isOn('electronic')(voter) || isOn('brokenElectronic')(voter))
        .map((voter) => {
          const marks = new Map<string, number>()
          for (const [row, { subjectId }] of all.subjects.entries()) {
            const deed = deedOf(voter, row)
            if (typeof deed === 'number') marks.set(subjectId, deed)
          }
          const parts = Array.from({ length: partsOf(all) }, (_, at) =>
            encodePart(all, `v${voter}`, at + 1, marks),
          )
          if (isOn('brokenElectronic')(voter)) parts[0]?.fill(99)
          return { voterId: `v${voter}`, rows: decodePaper(all, `v${voter}`, parts) }
        })
      // The tellers count what lies on the table.
      const onTable = numbers.filter(isOn('paper'))
      const spoilt = numbers.filter(isOn('invalidPaper')).length
      const returned = onTable.length + spoilt
      const head = { issued: returned, returned, valid: onTable.length, invalid: spoilt }
      const sheet = {
        head,
        rows: all.subjects.flatMap(({ subjectId, isMarked }, row) => {
          const counted = (deed: Deed) =>
            onTable.filter((voter) => deedOf(voter, row) === deed).length
          const counts = Array.from({ length: steps }, (_, step) => counted(step))
          const rest = { abstentions: counted('nothing'), invalid: counted('twoMarks') }
          return isMarked ? [{ subjectId, counts, ...rest }] : []
        }),
      }
      expect(isSound(sheet)).toBe(true)
      const totals = totalsOf(all, opened, returned > 0 ? sheet : undefined)

      const marked = all.subjects.entries().filter(([, { isMarked }]) => isMarked)
      const expected = marked.map(([row, { subjectId }]) => {
        const deeds = numbers.flatMap((voter) => {
          if (isOn('paper')(voter)) return [deedOf(voter, row)]
          if (!isOn('electronic')(voter) || subjectId === `v${voter}`) return []
          const deed = deedOf(voter, row)
          return [deed === 'twoMarks' ? 'nothing' : deed]
        })
        const times = (deed: Deed) => deeds.filter((one) => one === deed).length
        return {
          subjectId,
          counts: Array.from({ length: steps }, (_, step) => times(step)),
          abstentions: times('nothing'),
          invalid: times('twoMarks'),
          base: deeds.length,
        }
      })
      expect(totals).toEqual([...expected])
    }),
    { numRuns: 300 },
  )
})
