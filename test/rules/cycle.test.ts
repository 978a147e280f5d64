import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phrasePackOf, policyFor } from '../../policies/presets.ts'
import { Refusal } from '../../src/errors.ts'
import {
  assertCanAdopt,
  assertWindow,
  hasForgottenBlank,
  hasTeamQuorum,
  nextWindow,
  planFindings,
  type Finding,
  type Plan,
} from '../../src/features/cycle/rules.ts'

const policy = policyFor('2017-village', 2018)
const basis = {
  issuer: '镇党委',
  title: '通知',
  number: '松发〔2018〕3号',
  date: '2018-02-05',
  leftOpen: false,
}
const whole: Plan = {
  parameters: { ...policy, basisDocuments: [basis] },
  parts: phrasePackOf(policy).parts,
  holidaysKnown: true,
  tasks: [{ title: '落实会议场所', ownerId: 'p1' }],
  unguarded: [],
}
const codesOf = (plan: Plan) =>
  planFindings(plan, phrasePackOf(plan.parameters)).map((one) => `${one.level} ${one.code}`)
const refusalOf = (work: () => void) => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}

describe('a plan', () => {
  const withParameters = (changes: object): Plan => ({
    ...whole,
    parameters: { ...whole.parameters, ...changes },
  })
  test.each<[string, Plan, string[]]>([
    ['that is whole', whole, []],
    ['without theme', withParameters({ theme: ' ' }), ['error themeMissing']],
    ['without a part', { ...whole, parts: { ...whole.parts, methods: '' } }, ['error partMissing']],
    [
      'with a task nobody owns',
      { ...whole, tasks: [{ title: '买纸', ownerId: null }] },
      ['error taskWithoutOwner'],
    ],
    ['without tasks', { ...whole, tasks: [] }, ['warning noTasks']],
    ['without basis', withParameters({ basisDocuments: [] }), ['warning noBasis']],
    [
      'with a blank left by mistake',
      withParameters({ basisDocuments: [{ ...basis, number: null }] }),
      ['warning basisOpen'],
    ],
    [
      'with a blank left on purpose',
      withParameters({ basisDocuments: [{ ...basis, number: null, leftOpen: true }] }),
      [],
    ],
    ['without references', withParameters({ references: [] }), ['warning noReferences']],
    [
      'with a branch nobody answers for',
      { ...whole, unguarded: [{ name: '三支部' }] },
      ['warning noGuarantor'],
    ],
    [
      'in a year of guessed holidays',
      { ...whole, holidaysKnown: false },
      ['warning holidaysGuessed'],
    ],
    [
      'that writes the county’s meeting',
      { ...whole, parts: { ...whole.parts, methods: '开好民主生活会' } },
      ['warning phrase'],
    ],
  ])('%s', (_what, plan, expected) => {
    expect(codesOf(plan)).toEqual(expected)
  })

  test('quotes a notice with the town’s own words without complaint', () => {
    const quoted = { ...basis, title: '关于开好民主生活会和四个意识的通知' }
    expect(codesOf(withParameters({ basisDocuments: [quoted] }))).toEqual([])
  })
})

test.each([
  ['松发〔2018〕3号', false],
  ['x组通〔2018〕x号', true],
  ['松发〔2018〕x号', true],
  [null, true],
])('the number %s has a forgotten blank: %s', (number, forgotten) => {
  expect(hasForgottenBlank({ ...basis, number })).toBe(forgotten)
  expect(hasForgottenBlank({ ...basis, number, leftOpen: true })).toBe(false)
})

describe('adopting', () => {
  const error: Finding = { level: 'error', code: 'themeMissing' }
  const warning: Finding = { level: 'warning', code: 'noTasks' }
  test.each([
    ['today', [], '2018-02-06', undefined],
    ['earlier, with warnings', [warning], '2018-02-01', undefined],
    ['tomorrow', [], '2018-02-07', 'dayInFuture'],
    ['with an error', [warning, error], '2018-02-06', 'planIncomplete'],
  ])('%s', (_what, findings, on, refusal) => {
    expect(refusalOf(() => assertCanAdopt(findings, on, '2018-02-06'))).toBe(refusal)
  })

  test.each([
    [3, 5, true],
    [2, 5, false],
    [2, 4, false],
    [3, 4, true],
    [0, 0, false],
  ])('%i of %i at the table: quorum %s', (present, team, quorate) => {
    expect(hasTeamQuorum(present, team)).toBe(quorate)
  })
})

describe('the window', () => {
  test.each([
    ['2018-02-06', '2018-03-07'],
    ['2018-03-09', '2018-03-07'],
    ['2018-03-10', '2019-03-07'],
    ['2018-12-31', '2019-03-07'],
  ])('seen from %s begins on %s', (today, from) => {
    expect(nextWindow(policy, today).from).toBe(from)
  })

  test('is the next one that is not over, whatever the day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2018-01-01'), max: new Date('2090-01-01') }), (at) => {
        fc.pre(!Number.isNaN(at.getTime()))
        const today = at.toISOString().slice(0, 10)
        const window = nextWindow(policy, today)
        expect(window.to >= today).toBe(true)
        expect(Number(window.to.slice(0, 4)) - Number(today.slice(0, 4))).toBeLessThanOrEqual(1)
      }),
    )
  })

  test.each([
    ['2018-03-07', '2018-03-09', undefined, undefined],
    ['2018-03-08', '2018-03-08', undefined, undefined],
    ['2018-03-14', '2018-03-16', undefined, 'reasonNeeded'],
    ['2018-03-09', '2018-03-10', undefined, 'reasonNeeded'],
    ['2018-03-14', '2018-03-16', '时间服从质量', undefined],
    ['2018-03-09', '2018-03-07', '写反了', 'windowReversed'],
  ])('%s to %s, reason %s: %s', (from, to, reason, refusal) => {
    expect(refusalOf(() => assertWindow(policy, { from, to }, reason))).toBe(refusal)
  })
})
