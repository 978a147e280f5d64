import { createHash } from 'node:crypto'
import type { Envelope } from '../../../db/queries/ballot-envelopes.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { open, privateHalf, publicHalf, seal } from './hpke.ts'
import { SealingStock } from './sealing-stock.ts'

/** Where a message belongs; sealed for another place it does not open. */
interface Place {
  kind: 'paper' | 'sheet'
  /** The voter, or the teller. */
  personId: string
  part: number
}

type Box = Pick<BallotRound, 'roundId' | 'publicKey'>

/** Opens what was sealed for one round, until it is told to forget. */
export interface Opener {
  open(place: Place, sealed: Uint8Array): Buffer
}

const receiptLength = 10
// A few ballots are open at once; making a key ready costs as much as sealing one part.
const readyAtMost = 16
const ready = new Map<string, SealingStock>()

/** Seals bytes for a place in a round's box. */
export function sealFor(box: Box, place: Place, bytes: Uint8Array): Buffer {
  const stock = stockOf(box)
  return seal(stock.half, aadOf(box, place), bytes, stock.take())
}

/** Has the keys for so many messages made in the pauses to come; once a process and round. */
export function prepareSealing(box: Box, count: () => number): void {
  if (!ready.has(nameOf(box))) stockOf(box).lay(count())
}

/** Opens with the private half of the key; throws for what was changed or belongs elsewhere. */
export function openerOf(box: Box, privateKey: Uint8Array): Opener {
  const half = privateHalf(privateKey, infoOf(box.roundId))
  return { open: (place, sealed) => open(half, aadOf(box, place), sealed) }
}

/** What one paper looks like from outside: SHA-256 over its sealed parts, in order. */
export function paperHash(parts: readonly Pick<Envelope, 'sealed'>[]): string {
  const hash = createHash('sha256')
  for (const { sealed } of parts) hash.update(createHash('sha256').update(sealed).digest())
  return hash.digest('hex')
}

/** What the whole box looks like from outside; its hashes are sorted. */
export function boxDigest(hashes: readonly string[]): string {
  const hash = createHash('sha256')
  for (const one of hashes) hash.update(Buffer.from(one, 'hex'))
  return hash.digest('hex')
}

/** By it a voter finds their paper in the box, and nobody a mark. */
export function receiptOf(hash: string): string {
  return hash.slice(0, receiptLength)
}

function stockOf(box: Box): SealingStock {
  const name = nameOf(box)
  let stock = ready.get(name)
  if (!stock) {
    stock = new SealingStock(publicHalf(box.publicKey ?? Buffer.alloc(0), infoOf(box.roundId)))
    if (ready.size >= readyAtMost) ready.clear()
    ready.set(name, stock)
  }
  return stock
}

function nameOf({ roundId, publicKey }: Box): string {
  if (!publicKey) throw new Error('the round has no key')
  return `${roundId} ${publicKey.toString('hex')}`
}

function infoOf(roundId: string): string {
  return `zhibu-bot ballot ${roundId}`
}

function aadOf({ roundId }: Box, { kind, personId, part }: Place): string {
  return [kind, roundId, personId, part].join('|')
}
