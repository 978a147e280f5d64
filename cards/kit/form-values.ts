import { z } from 'zod'

/**
 * What a form field may hold, for the form schema of an `action`. The platform gives an empty field
 * as absent, null or "" alike; all three mean "nothing given" here.
 */
const emptied = (value: unknown) => (value === null || value === '' ? undefined : value)

/** Letters as a person counts them: a rare character or an emoji is one. */
const lettersOf = (text: string) => Array.from(text).length

/** Each helper takes the sentence a person is told when the field is wrong, or has one. */
const asked = {
  text: '请填写内容',
  choice: '请选一项',
  day: '请选日期',
  moment: '请选日期和时间',
  hour: '时间请写成 15:00 这样',
}

function textUpTo(max: number, sentence: string) {
  return z
    .string(sentence)
    .transform((text) => text.toWellFormed().replaceAll(/\r\n?/g, '\n').trim())
    .check((check) => {
      if (lettersOf(check.value) <= max) return
      check.issues.push({ code: 'too_big', origin: 'string', maximum: max, input: undefined })
    })
}

/** Text a person must give: trimmed, 1 to `max` letters. */
export function requiredText(max: number, sentence = asked.text) {
  return z.preprocess(emptied, textUpTo(max, sentence).pipe(z.string().min(1, sentence)))
}

/** Text a person may give: trimmed, at most `max` letters; undefined when there is none. */
export function optionalText(max: number) {
  const text = textUpTo(max, asked.text).transform((given) => given || undefined)
  return z.preprocess(emptied, text.optional())
}

/** An hour and minute a person may type (15:00, 9：30): as `hh:mm`, or undefined. */
export const optionalHour = z.preprocess(
  emptied,
  z
    .string(asked.hour)
    .transform((typed) => typed.trim().replace('：', ':').padStart(5, '0'))
    .pipe(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, asked.hour))
    .optional(),
)

/** One of the values a `select` offers. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  sentence = asked.choice,
) {
  return z.preprocess(emptied, z.enum(values, sentence))
}

/** One of the values a `select` offers, or undefined. */
export function optionalOneOf<const Value extends string>(values: readonly Value[]) {
  return z.preprocess(emptied, z.enum(values, asked.choice).optional())
}

/** Any of the values a `multiSelect` offers, each once; an empty list when nothing was chosen. */
export function manyOf<const Value extends string>(values: readonly Value[]) {
  return chosen(z.enum(values, asked.choice))
}

/** Ids a `multiSelect` gave; the verb must check that each may be chosen. */
export function manyIds(max = 200) {
  return chosen(id).refine((ids) => ids.length <= max, `最多选 ${max} 项`)
}

function chosen<Item extends z.ZodType<string>>(item: Item) {
  const list = z.array(item, asked.choice).transform((items) => [...new Set(items)])
  return z.preprocess((value) => emptied(value) ?? [], list)
}

const longestId = 100
const id = z
  .string(asked.choice)
  .refine((value) => value !== '' && value.length <= longestId, asked.choice)

/** As `manyIds`, for a field that must not be empty. */
export const someIds = manyIds().pipe(z.array(z.string()).min(1, '请至少选一个'))

/** An id a `select` gave; the verb must check that it may be chosen. */
export const oneId = z.preprocess(emptied, id)

/** An id a `select` gave, or undefined. */
export const optionalId = z.preprocess(emptied, id.optional())

/** The day of a date picker, `2018-02-22`; the zone the platform adds is left out. */
export const formDay = z.preprocess(dayPart, z.iso.date(asked.day))

/** The day of a date picker, or undefined. */
export const optionalDay = z.preprocess(dayPart, z.iso.date(asked.day).optional())

function dayPart(value: unknown): unknown {
  if (typeof value !== 'string') return emptied(value)
  return emptied(value.trim().replace(/ [+-]\d{4}$/, ''))
}

/** The instant of a `momentPicker`: `2018-03-08 09:00 +0800`. */
export const formMoment = z
  .preprocess(momentPart, z.iso.datetime({ offset: true, error: asked.moment }))
  .transform((moment) => new Date(moment))

function momentPart(value: unknown): unknown {
  if (typeof value !== 'string') return emptied(value)
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(value.trim())
  return parts ? `${parts[1]}T${parts[2]}:00${parts[3]}:${parts[4]}` : emptied(value)
}

/** A whole number typed into a text field, full-width digits too; cards have no number field. */
export function wholeNumber(min: number, max: number) {
  const sentence = `请填 ${min} 到 ${max} 的数字`
  const number = z.int(sentence).refine((value) => value >= min && value <= max, sentence)
  return z.preprocess(numeral, number)
}

function numeral(value: unknown): unknown {
  if (typeof value !== 'string') return emptied(value)
  const digits = value.normalize('NFKC').trim()
  return /^\d{1,9}$/.test(digits) ? Number(digits) : emptied(digits)
}
