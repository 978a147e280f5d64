import type { CardElement } from '../kit/card.ts'
import { multiSelect, row, select, text, type Elements, type Option } from '../kit/elements.ts'
import { aspects, categories, goButton } from './buttons.ts'
import { aspectNames, categoryNames, type Aspect, type Category } from './wording.ts'
import { goingBy } from '../kit/going.ts'

export type { Paged } from '../kit/going.ts'

export const { go } = goingBy(goButton)

/** 上一页 / 下一页, only where there is one. */
export function pager(
  { page: at, pages }: { page: number; pages: number },
  card: string,
  key: Record<string, string>,
): CardElement | undefined {
  if (pages <= 1) return undefined
  return row(
    at > 1 && go(`上一页（${at}/${pages}）`, card, { ...key, page: String(at - 1) }),
    at < pages && go(`下一页（${at}/${pages}）`, card, { ...key, page: String(at + 1) }),
  )
}

export function toField(addressees: readonly Option[], value: string | undefined): Elements {
  return [
    text('提给谁'),
    select('to', addressees, { ...(value && { value }), placeholder: '班子，或者某一位' }),
  ]
}

export function aspectField(value?: Aspect): Elements {
  const options = aspects.map((one) => ({ label: aspectNames[one], value: one }))
  return [text('哪方面'), select('aspect', options, { value: value ?? 'villageAffairs' })]
}

export function categoryField(label: string, value: Category): Elements {
  const options = categories.map((one) => ({ label: categoryNames[one], value: one }))
  return [text(label), select('category', options, { value })]
}

export function tagsField(values: readonly string[]): Elements {
  const options = [
    { label: '关系群众切身利益', value: 'vitalInterest' },
    { label: '细节小事', value: 'dailyDetail' },
  ]
  return [text('标记（可不选）'), multiSelect('tags', options, { values })]
}
