import { expect, test } from 'vitest'
import { lettersOf, linesOf, stillOwing } from '../../src/features/measure/rules.ts'

test.each([
  ['贴名单', ['贴名单']],
  ['1. 贴名单\n2、修水渠\n\n（3）上党课\n- 走访', ['贴名单', '修水渠', '上党课', '走访']],
  ['贴名单\n  贴名单  ', ['贴名单']],
  ['10月前修好水渠', ['10月前修好水渠']],
  ['2018年底前修完', ['2018年底前修完']],
  ['3.5公里水渠修好', ['3.5公里水渠修好']],
  [' \n1.\n', []],
])('%j is read as %j', (text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

test('letters are counted as people count them', () => {
  expect(lettersOf('𠮷水')).toBe(2)
})

test('who named a direction, or was noted as naming none, owes nothing', () => {
  const directions = new Map([
    ['a', 'given' as const],
    ['b', 'notGiven' as const],
  ])
  expect(stillOwing(['a', 'b', 'c'], directions)).toEqual(['c'])
  expect(stillOwing([], directions)).toEqual([])
})
