import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as values from '../../cards/kit/form-values.ts'

const read = (field: z.ZodType, held: object) => {
  const parsed = z.object({ field }).safeParse(held)
  return parsed.success ? parsed.data.field : 'refused'
}

const nothing = [{}, { field: '' }, { field: null }, { field: undefined }]

describe('an empty field', () => {
  test.each(nothing)('%j is nothing given', (held) => {
    expect(read(values.optionalText(5), held)).toBeUndefined()
    expect(read(values.optionalOneOf(['a']), held)).toBeUndefined()
    expect(read(values.optionalDay, held)).toBeUndefined()
    expect(read(values.optionalHour, held)).toBeUndefined()
    expect(read(values.manyOf(['a']), held)).toEqual([])
    expect(read(values.manyIds(), held)).toEqual([])
  })

  test.each(nothing)('%j is refused where something must be given', (held) => {
    const needed = [values.requiredText(5), values.oneOf(['a']), values.oneId, values.formDay]
    const numbers = [values.formMoment, values.wholeNumber(0, 9)]
    expect([...needed, ...numbers].map((field) => read(field, held))).toEqual(
      Array(6).fill('refused'),
    )
  })
})

const cases: [name: string, field: z.ZodType, given: unknown, expected: unknown][] = [
  ['text is trimmed', values.requiredText(5), '  一\r\n二 ', '一\n二'],
  ['blanks are no text', values.requiredText(5), ' \n\u3000', 'refused'],
  ['blanks are nothing', values.optionalText(5), ' \n', undefined],
  ['the longest text', values.requiredText(5), '一二三四五', '一二三四五'],
  ['one letter too many', values.requiredText(5), '一二三四五六', 'refused'],
  ['one letter too many, optional', values.optionalText(2), '一二三', 'refused'],
  ['a rare character is one letter', values.requiredText(2), '𬀩𬀩', '𬀩𬀩'],
  ['text that is no text', values.requiredText(5), { a: 1 }, 'refused'],
  ['a choice', values.oneOf(['a', 'b']), 'b', 'b'],
  ['a choice that was not offered', values.oneOf(['a', 'b']), 'c', 'refused'],
  ['choices, each once', values.manyOf(['a', 'b']), ['b', 'a', 'b'], ['b', 'a']],
  ['choices that were not offered', values.manyOf(['a']), ['a', 'z'], 'refused'],
  ['choices that are no list', values.manyOf(['a']), 'a', 'refused'],
  ['too many ids', values.manyIds(1), ['a', 'b'], 'refused'],
  ['a day with its zone', values.formDay, '2018-02-22 +0800', '2018-02-22'],
  ['a day without', values.formDay, '2018-02-22', '2018-02-22'],
  ['a day that never was', values.formDay, '2018-02-30 +0800', 'refused'],
  ['an optional day', values.optionalDay, '2018-02-22 +0800', '2018-02-22'],
  ['an hour', values.optionalHour, ' 9：30', '09:30'],
  ['an hour there is not', values.optionalHour, '24:00', 'refused'],
  ['an hour in words', values.optionalHour, '下午三点', 'refused'],
  ['a moment', values.formMoment, '2018-03-08 09:00 +0800', new Date('2018-03-08T01:00:00Z')],
  ['a moment that never was', values.formMoment, '2018-02-30 09:00 +0800', 'refused'],
  ['a moment without its zone', values.formMoment, '2018-03-08 09:00', 'refused'],
  ['a number', values.wholeNumber(0, 60), ' １２ ', 12],
  ['a number too large', values.wholeNumber(0, 60), '61', 'refused'],
  ['a number that is none', values.wholeNumber(0, 60), '1.5', 'refused'],
]

test.each(cases)('%s', (_name, field, given, expected) => {
  expect(read(field, { field: given })).toEqual(expected)
})

test.each<[z.ZodType, unknown, string]>([
  [values.requiredText(5), '', '请填写内容'],
  [values.requiredText(5, '请写几个字'), ' ', '请写几个字'],
  [values.oneOf(['a']), 'z', '请选一项'],
  [values.manyOf(['a']), ['z'], '请选一项'],
  [values.manyIds(1), ['a', 'b'], '最多选 1 项'],
  [values.oneId, '', '请选一项'],
  [values.formDay, '', '请选日期'],
  [values.formMoment, '', '请选日期和时间'],
  [values.wholeNumber(0, 60), '61', '请填 0 到 60 的数字'],
  [values.wholeNumber(0, 60), undefined, '请填 0 到 60 的数字'],
])('a wrong field is answered with a sentence (%#)', (field, given, sentence) => {
  expect(z.safeParse(field, given).error?.issues.map((issue) => issue.message)).toEqual([sentence])
})

test('a refusal says too long and by which limit, never what was typed', () => {
  const result = z.object({ body: values.requiredText(3) }).safeParse({ body: '不许外传' })
  expect(result.error?.issues).toMatchObject([{ code: 'too_big', maximum: 3, path: ['body'] }])
  expect(JSON.stringify(result.error)).not.toContain('外传')
})
