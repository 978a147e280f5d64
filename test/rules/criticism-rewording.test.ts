import { expect, test } from 'vitest'
import { isReworded } from '../../src/features/criticism/rules/rewording.ts'

const said = { problem: '你就是懒，开会也不来', suggestion: '别占着位子' }

test.each([
  ['the same words', said, false],
  ['other punctuation', { ...said, problem: '你就是懒！开会也不来。。。' }, false],
  ['spaces and line breaks within', { ...said, suggestion: '别 占着\t位子' }, false],
  ['full-width forms', { problem: '你就是懒,开会也不来', suggestion: '别占着位子' }, false],
  ['another problem', { ...said, problem: '十月的会没有来' }, true],
  ['another suggestion', { ...said, suggestion: '来不了先说一声' }, true],
  [
    'words moved from one part to the other',
    { problem: '你就是懒，开会也不来别占着位子', suggestion: '' },
    true,
  ],
])('%s', (_name, after, expected) => {
  expect(isReworded(said, after)).toBe(expected)
})
