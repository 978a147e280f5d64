import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../cards/minutes/sheet.ts'
import { countAttendance } from '../../src/organization/attendance.ts'
import {
  assertRecorderMay,
  assertSignerMay,
  confirmationFor,
  signersOf,
} from '../../src/features/minutes/rules/confirming.ts'
import { draftDueOn, isWithinADay, signDueOn } from '../../src/features/minutes/rules/due.ts'
import { pageOf, sheetLimits, sheetPages } from '../../src/features/minutes/rules/paging.ts'
import { policyFor } from '../../policies/presets.ts'

const person = fc.record({
  role: fc.constantFrom('participant' as const, 'observer' as const),
  isExpected: fc.boolean(),
  presence: fc.constantFrom('present' as const, 'onLeave' as const, 'absent' as const),
})

test('应到 is always 实到 + 请假 + 缺席, and nobody who does not count is in any of them', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 80 }), (people) => {
      const { expected, present, onLeave, absent } = countAttendance(people)
      expect(present + onLeave + absent).toBe(expected)
      const others = people.filter((one) => one.role === 'observer' || !one.isExpected)
      expect(expected).toBe(people.length - others.length)
    }),
  )
})

const invited = (personId: string, more: object = {}) => ({
  personId,
  role: 'participant' as const,
  isTeam: true,
  presence: 'present' as const,
  ...more,
})

describe('the second confirmation', () => {
  const same = { chairId: 'a', recorderId: 'a' }

  test.each([
    ['is the chair’s', { chairId: 'a', recorderId: 'b' }, [invited('a'), invited('c')], ['a']],
    [
      'is the chair’s even when nobody was ticked as present',
      { chairId: 'a', recorderId: 'b' },
      [],
      ['a'],
    ],
    ['is a team member’s when the chair wrote', same, [invited('a'), invited('b')], ['b']],
    [
      'is never one’s who was not there, nor an observer’s',
      same,
      [
        invited('a'),
        invited('b', { presence: 'absent' }),
        invited('c', { role: 'observer' }),
        invited('d'),
      ],
      ['d'],
    ],
    [
      'is a participant’s when no team member was there',
      same,
      [invited('a'), invited('b', { presence: 'onLeave' }), invited('e', { isTeam: false })],
      ['e'],
    ],
    ['is nobody’s when the chair was alone', same, [invited('a')], []],
  ])('%s', (_, meeting, people, signers) => {
    expect(signersOf(meeting, people)).toEqual(signers)
  })

  test('nobody ever confirms twice, and only the turn’s own person may', () => {
    const states = ['draft', 'recorderConfirmed', 'confirmed'] as const
    const of = { recorderId: 'b', signerIds: ['a'] }
    const may = states.flatMap((state) =>
      ['a', 'b', 'c'].map((id) => [state, id, confirmationFor(id, { ...of, state })]),
    )
    expect(may.filter(([, , how]) => how)).toEqual([
      ['draft', 'b', 'recorder'],
      ['recorderConfirmed', 'a', 'signer'],
    ])
  })
})

describe('a confirmation is refused', () => {
  const say = {
    notRecorder: 'not the recorder',
    notSigner: 'not the signer',
    confirmed: 'confirmed',
    recorderFirst: 'recorder first',
    changedSince: 'changed',
  }
  const told = (work: () => void): string => {
    try {
      work()
      return ''
    } catch (error) {
      const { code, details } = error as { code: string; details: Record<string, string> }
      return details['sentence'] ?? code
    }
  }

  test.each([
    ['draft', 4, 'r', 4, ''],
    ['draft', 4, 'x', 4, 'not the recorder'],
    ['draft', 4, 'r', 3, 'changed'],
    ['recorderConfirmed', 4, 'r', 3, 'alreadyDone'],
    ['confirmed', 4, 'r', 3, 'confirmed'],
  ] as const)('to the recorder: %s at %i, by %s who saw %i → %s', (state, rev, by, seen, why) => {
    const of = { state, rev, recorderId: 'r' }
    expect(told(() => assertRecorderMay(of, { personId: by, seen }, say))).toBe(why)
  })

  test.each([
    ['recorderConfirmed', 4, 's', 4, ''],
    ['recorderConfirmed', 4, 'r', 4, 'not the signer'],
    ['recorderConfirmed', 5, 's', 4, 'changed'],
    ['draft', 4, 's', 4, 'recorder first'],
    ['confirmed', 4, 's', 4, 'confirmed'],
  ] as const)('to the second: %s at %i, by %s who saw %i → %s', (state, rev, by, seen, why) => {
    const of = { state, rev, signerIds: ['s'] }
    expect(told(() => assertSignerMay(of, { personId: by, seen }, say))).toBe(why)
  })
})

describe('time', () => {
  const at = (moment: string) => Date.parse(`${moment}:00+08:00`)
  const timed = { windowFrom: '2018-03-07', parameters: policyFor('2017-village', 2018) }

  test.each([
    ['2018-03-07T11:00', '2018-03-08', '2018-03-10'],
    ['2018-03-07T23:30', '2018-03-08', '2018-03-10'],
    ['2018-03-09T20:00', '2018-03-10', '2018-03-10'],
    ['2018-03-14T11:00', '2018-03-15', '2018-03-15'],
  ])('asked for at %s the draft is due on %s and the signature on %s', (moment, draft, sign) => {
    expect(draftDueOn(at(moment))).toBe(draft)
    expect(signDueOn(timed, at(moment))).toBe(sign)
  })

  test('a day is 24 hours', () => {
    const closed = at('2018-03-08T11:00')
    expect(isWithinADay(closed, at('2018-03-09T11:00'))).toBe(true)
    expect(isWithinADay(closed, at('2018-03-09T11:01'))).toBe(false)
  })
})

describe('a sheet in pages', () => {
  const line = fc.record({
    label: fc.string({ maxLength: 20 }),
    text: fc.string({ maxLength: 900 }),
  })
  const sheets: fc.Arbitrary<Sheet> = fc.record({
    title: fc.constant('t'),
    facts: fc.array(line, { minLength: 1, maxLength: 12 }),
    sections: fc.array(
      fc.record({
        part: fc.string({ minLength: 1, maxLength: 3 }),
        title: fc.string({ maxLength: 40 }),
        lines: fc.array(line, { maxLength: 8 }),
      }),
      { maxLength: 10 },
    ),
  })
  const limits = { letters: 300, blocks: 6 }
  const letters = (text: string) => Array.from(text).length

  test('loses nothing, keeps the order, and stays within what a card holds', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const pages = sheetPages(sheet, limits)
        const lines = [sheet.facts, ...sheet.sections.map((one) => one.lines)].flat()
        const shown = pages.flat()
        expect(shown.map((block) => block.text).join('')).toBe(
          lines.map((one) => one.text).join(''),
        )
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(limits.blocks)
          const sum = page.reduce((all, one) => all + letters(one.label) + letters(one.text), 0)
          expect(sum).toBeLessThanOrEqual(limits.letters)
        }
        const places = shown.flatMap((block) => (block.part === undefined ? [] : [block.part]))
        expect(places).toEqual(sheet.sections.map((one) => one.part))
        expect(
          pages.filter((page) => page.length === limits.blocks && page.at(-1)?.kind === 'title'),
        ).toEqual([])
      }),
    )
  })

  test('with eighty names and a note of a thousand letters is read in two or three pages', () => {
    const facts = [
      { label: '实到人员', text: Array.from({ length: 80 }, () => '欧阳建军').join('、') },
    ]
    const notes = [1, 2, 3].map((no) => ({
      part: `${no}`,
      title: `${no}. 议程`,
      lines: [{ label: '会上记录', text: '记'.repeat(1000) }],
    }))
    expect(sheetPages({ title: '', facts, sections: notes }, sheetLimits).length).toBe(2)
  })

  test('a page that is gone becomes the nearest one', () => {
    expect(pageOf(['a', 'b'], '9', 1)).toEqual({ items: ['b'], page: 2, pages: 2 })
    expect(pageOf(['a', 'b'], 'x', 1).page).toBe(1)
    expect(pageOf([], '1', 1)).toEqual({ items: [], page: 1, pages: 1 })
  })
})
