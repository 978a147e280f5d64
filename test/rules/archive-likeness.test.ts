import { describe, expect, test } from 'vitest'
import { bigramsOf, likenessOf } from '../../src/features/archive/rules/likeness.ts'

const essay =
  '去年冬天分茶苗的时候名单没有贴到公示栏三户人家不知道标准后来跑了两趟村委会才弄明白我没有及时去解释'
const another =
  '今年春天修水渠派工的时候我只顾自家的田没有到场帮忙邻居说了几次才去下雨那天还迟到了半个多小时很不应该'

describe('likeness', () => {
  test('is whole for the same text in another dress, and small for another text', () => {
    const dressed = essay.split('').join(' ，')
    expect(likenessOf(bigramsOf(essay), bigramsOf(dressed))).toBe(1)
    expect(likenessOf(bigramsOf(essay), bigramsOf(another))).toBeLessThan(0.3)
  })

  test('half a text copied is under the limit', () => {
    const half = essay.slice(0, 24) + another.slice(0, 24)
    expect(likenessOf(bigramsOf(essay), bigramsOf(half))).toBeLessThan(0.8)
  })
})
