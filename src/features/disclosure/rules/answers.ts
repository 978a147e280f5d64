import { cleanText } from './masking.ts'

export const answerKinds = ['satisfied', 'partly', 'not'] as const
export type Answer = (typeof answerKinds)[number]
export const longestRemark = 500

export type GivenAnswer =
  | { problem: 'unchosen' | 'tooLong' }
  | { problem?: undefined; answer: Answer; words: string }

/** What an answer's form holds; words are optional. */
export function readAnswer(form: Readonly<Record<string, unknown>>): GivenAnswer {
  const answer = answerKinds.find((one) => one === form['answer'])
  if (!answer) return { problem: 'unchosen' }
  const words = cleanText(form['words'])
  if (Array.from(words).length > longestRemark) return { problem: 'tooLong' }
  return { answer, words }
}
