import { describe, expect, test } from 'vitest'
import { policyFor } from '../../policies/presets.ts'
import { askedToCloseOn, assertMayClose, closesFrom } from '../../src/features/closing/rules.ts'

const cycle = { windowFrom: '2018-03-07', parameters: policyFor('2017-village', 2018) }

test('a year is ended from T+30 on, and asked to be a week after T+90', () => {
  expect(closesFrom(cycle)).toBe('2018-04-06')
  expect(askedToCloseOn(cycle)).toBe('2018-06-12')
})

test('a meeting that was put off puts the end off with it', () => {
  expect(closesFrom({ ...cycle, windowFrom: '2018-03-14' })).toBe('2018-04-13')
})

describe('before that day a reason is needed', () => {
  test.each([
    ['2018-04-05', undefined, true],
    ['2018-04-05', '合并', false],
    ['2018-04-06', undefined, false],
    ['2018-04-06', '合并', false],
  ])('on %s with reason %s: refused %s', (today, reason, isRefused) => {
    const close = () => assertMayClose({ today, from: '2018-04-06', reason }, '写明原因')
    if (isRefused) expect(close).toThrow('badForm')
    else expect(close).not.toThrow()
  })
})
