import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestNames, readCommand } from '../../src/pipeline/command-text.ts'

test.each([
  ['/学习', { name: '学习', words: [], slashed: true }],
  ['／学习', { name: '学习', words: [], slashed: true }],
  ['　／　学习　标题', { name: '学习', words: ['标题'], slashed: true }],
  [
    '学习 “十九大 报告” 2月20日',
    { name: '学习', words: ['十九大 报告', '2月20日'], slashed: false },
  ],
  ['/Start-Meeting A', { name: 'start-meeting', words: ['A'], slashed: true }],
  ['／ＳＴＡＴＵＳ　Ｂ１', { name: 'status', words: ['B1'], slashed: true }],
  ['/plan\u00A0"a b"\u3000「c d」', { name: 'plan', words: ['a b', 'c d'], slashed: true }],
  ['/say ""', { name: 'say', words: [''], slashed: true }],
  ['待办', { name: '待办', words: [], slashed: false }],
])('%s', (text, typed) => expect(readCommand(text)).toEqual(typed))

test.each(['', '   ', '　', '/'])('%j is no command', (text) => {
  expect(readCommand(text)).toBeUndefined()
})

test.each([
  ['代办', ['待办']],
  ['satus', ['/status']],
  ['stauts', ['/status']],
  ['进渡', ['进度']],
  ['完全不相干的话', []],
])('%s is near %j', (typed, near) => {
  expect(nearestNames(typed, ['待办', '/status', '进度', '名册', '/todo'])).toEqual(near)
})

test('whatever is typed, quoting each word gives the same words back', () => {
  const word = fc
    .string({ minLength: 1 })
    .filter((one) => !/["“”「」\uFEFF\p{Zs}\u200B]/u.test(one))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const typed = readCommand(`/x ${words.map((one) => `"${one}"`).join(' ')}`)
      const narrow = words.map((one) => readCommand(`/x "${one}"`)?.words[0])
      expect(typed?.words).toEqual(narrow)
      expect(typed?.words).toHaveLength(words.length)
    }),
  )
})
