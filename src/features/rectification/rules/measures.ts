import { emptyPhrases, fillers } from '../../../../policies/empty-phrases.ts'

/** A clause that keeps fewer letters than this without its empty phrases says nothing. */
const leastLetters = 4
const empty = new RegExp(emptyPhrases.join('|'), 'gu')
const filling = new RegExp(fillers.join('|'), 'gu')
const between = /[，。；、！？,.;!?\n\s]+/u

/** R109: whether measures say nothing anybody could do or look at; no text at all says nothing. */
export function isEmptyTalk(measures: string): boolean {
  return measures.normalize('NFKC').split(between).every(saysNothing)
}

function saysNothing(clause: string): boolean {
  const rest = clause
    .replaceAll(empty, '')
    .replaceAll(filling, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return Array.from(rest).length < leastLetters
}
