import { randomBytes } from 'node:crypto'

/** Letters and digits that nobody mistakes for each other on paper. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * The last part of a public page's address: short enough to be typed from a sheet of paper, long
 * enough not to be guessed through a rate limit.
 */
export function newPublicToken(): string {
  return Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join('')
}
