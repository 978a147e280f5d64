import {
  afterCriticism,
  afterResponse,
  afterSelf,
  firstTurn,
  settled,
  type Cursor,
  type Room,
} from '../../src/features/criticism/rules/turns.ts'

export interface Seat {
  id: string
  isTeam: boolean
  isHere: boolean
}

export type Said =
  | { kind: 'self'; subject: string; here: string[] }
  | { kind: 'criticism'; subject: string; critic: string; isReal: boolean; here: string[] }
  | { kind: 'response'; subject: string; here: string[] }

/** A meeting in memory: seats in the order of their place, the principal first. */
export class InMemoryRoom implements Room {
  readonly mode: 'full' | 'light'
  readonly atLeast = 2
  readonly log: Said[] = []
  readonly seats: Seat[]
  private readonly scope: 'team' | 'everybody' | 'others'
  private readonly leaders: readonly string[]

  constructor(of: {
    seats: Seat[]
    mode?: 'full' | 'light'
    scope?: 'team' | 'everybody' | 'others'
    /** Leaders of everybody's group, in light mode. */
    leaders?: readonly string[]
  }) {
    this.seats = of.seats
    this.mode = of.mode ?? 'full'
    this.scope = of.scope ?? 'everybody'
    this.leaders = of.leaders ?? []
  }

  here(): string[] {
    return this.seats.filter((seat) => seat.isHere).map((seat) => seat.id)
  }

  isHere(id: string): boolean {
    return this.here().includes(id)
  }

  isDue(id: string): boolean {
    return this.due().includes(id)
  }

  nextSubject(): string | undefined {
    return this.due()[0]
  }

  nextCritic(subject: string): string | undefined {
    const at = this.mode === 'full' ? -1 : this.seats.findIndex((seat) => seat.id === subject)
    const round = [...this.seats.slice(at + 1), ...this.seats.slice(0, at + 1)]
    const has = (id: string) =>
      this.log.some(
        (one) => one.kind === 'criticism' && one.subject === subject && one.critic === id,
      )
    return round.find((seat) => seat.isHere && seat.id !== subject && !has(seat.id))?.id
  }

  openers(subject: string): readonly string[] {
    const first = this.seats[0]?.id ?? ''
    if (subject === first) return []
    const openers = this.mode === 'full' ? [first] : [first, ...this.leaders]
    return openers.filter((id) => id !== subject)
  }

  private due(): string[] {
    const had = new Set(this.log.filter((one) => one.kind === 'self').map((one) => one.subject))
    const inScope = (seat: Seat) =>
      this.scope === 'everybody' || (this.scope === 'team') === seat.isTeam
    return this.seats
      .filter((seat) => inScope(seat) && (seat.isHere || seat.isTeam) && !had.has(seat.id))
      .map((seat) => seat.id)
  }
}

/** Takes the turn that is on; undefined when it has to wait for somebody. */
export function takeTurn(room: InMemoryRoom, at: Cursor, isReal = true): Cursor | undefined {
  const { subjectId: subject, criticId: critic } = at
  if (subject === undefined || at.phase === 'done') return undefined
  const cursor = { ...at, subjectId: subject }
  const here = room.here()
  if (at.phase === 'self') {
    room.log.push({ kind: 'self', subject, here })
    return afterSelf(cursor, room)
  }
  if (at.phase === 'response') {
    room.log.push({ kind: 'response', subject, here })
    return afterResponse(room)
  }
  if (critic === undefined) return undefined
  room.log.push({ kind: 'criticism', subject, critic, isReal, here })
  return afterCriticism(cursor, room, isReal)
}

/** Runs a round to its end; `before` may change who is there before each turn. */
export function runThrough(
  room: InMemoryRoom,
  before: (turn: number, cursor: Cursor) => { isReal?: boolean } | void = () => undefined,
): void {
  let cursor = firstTurn(room)
  for (let turn = 0; turn < 20_000 && cursor.phase !== 'done'; turn += 1) {
    const { isReal = true } = before(turn, cursor) ?? {}
    cursor = settled(cursor, room)
    if (cursor.phase === 'done') return
    const next = takeTurn(room, cursor, isReal)
    if (next) cursor = next
    // Waiting for who must begin: they come back.
    else room.seats[0]!.isHere = true
  }
  if (cursor.phase !== 'done') throw new Error('the round does not end')
}
