/** What is to happen at a turn. */
export type Phase = 'self' | 'criticism' | 'response' | 'done'

/** Where a round is; with the room, all that is needed to go on. */
export interface Cursor {
  phase: Phase
  subjectId: string | undefined
  /** Whose turn to criticise; undefined while nobody who may begin is there. */
  criticId: string | undefined
  /** Turns taken about the subject, and real criticisms among them. */
  given: number
  real: number
}

/**
 * The people as they are there now and what they have said. It is asked for the next one only, so
 * that a turn costs the same at the end of a long round as at its beginning.
 */
export interface Room {
  readonly mode: 'full' | 'light'
  /** Real criticisms each subject needs in light mode. */
  readonly atLeast: number
  isHere(personId: string): boolean
  /** Whether the person still has to criticise themselves, there or by a text that is read (I7). */
  isDue(personId: string): boolean
  /** The next who is due, in order. */
  nextSubject(): string | undefined
  /** The next who is there and has had no turn about the subject, in order. */
  nextCritic(subjectId: string): string | undefined
  /**
   * Who may begin about a subject (I3): the principal, in light mode the chair or the leader of the
   * subject's group; nobody in particular when it is the principal's own turn.
   */
  openers(subjectId: string): readonly string[]
}

const still = { criticId: undefined, given: 0, real: 0 }

/** The first turn: S in order, and who leads comes first (I1). */
export function firstTurn(room: Room): Cursor {
  return nextSelf(room)
}

function nextSelf(room: Room): Cursor {
  const subjectId = room.nextSubject()
  return { phase: subjectId === undefined ? 'done' : 'self', subjectId, ...still }
}

/**
 * The same turn as people are there now: who left is passed over, and who has come since joins
 * among the critics that are still to speak.
 */
export function settled(cursor: Cursor, room: Room): Cursor {
  const { phase, subjectId, criticId } = cursor
  if (phase === 'self') {
    return subjectId !== undefined && room.isDue(subjectId) ? cursor : nextSelf(room)
  }
  if (phase !== 'criticism' || subjectId === undefined) return cursor
  if (criticId !== undefined && room.isHere(criticId)) return cursor
  return withCritic({ ...cursor, subjectId }, room)
}

/** The self-criticism was given, or read for one who is away. */
export function afterSelf(cursor: Cursor & { subjectId: string }, room: Room): Cursor {
  return withCritic({ ...cursor, given: 0, real: 0 }, room)
}

/** One turn about the subject was taken; the room knows of it. */
export function afterCriticism(
  cursor: Cursor & { subjectId: string },
  room: Room,
  isReal: boolean,
): Cursor {
  const { given, real } = cursor
  const now = { ...cursor, given: given + 1, real: real + Number(isReal) }
  // With many members few criticise each; who else wishes to may still be given a turn.
  if (room.mode === 'light' && now.real >= room.atLeast) return toResponse(now)
  return withCritic(now, room)
}

/** The subject answered; the next one may begin (I5). */
export function afterResponse(room: Room): Cursor {
  return nextSelf(room)
}

/** Where a subject whose turn was over goes on: with who has not spoken yet, else the answer. */
export function resumed(
  of: { subjectId: string; given: number; real: number },
  room: Room,
): Cursor {
  const cursor = { ...of, phase: 'criticism' as const, criticId: undefined }
  const isEnough = room.mode === 'light' && of.real >= room.atLeast
  return isEnough ? toResponse(cursor) : withCritic(cursor, room)
}

function toResponse(cursor: Cursor): Cursor {
  return { ...cursor, phase: 'response', criticId: undefined }
}

function withCritic(cursor: Cursor & { subjectId: string }, room: Room): Cursor {
  const { subjectId, given } = cursor
  const criticId = given === 0 ? opener(subjectId, room) : room.nextCritic(subjectId)
  if (criticId !== undefined) return { ...cursor, phase: 'criticism', criticId }
  // Nobody is there who may begin: the turn waits for them, unless there is nobody at all.
  const waits = given === 0 && room.nextCritic(subjectId) !== undefined
  return waits ? { ...cursor, phase: 'criticism', criticId: undefined } : toResponse(cursor)
}

function opener(subjectId: string, room: Room): string | undefined {
  const openers = room.openers(subjectId)
  return openers.length === 0
    ? room.nextCritic(subjectId)
    : openers.find((personId) => room.isHere(personId))
}

export type Pick = 'fits' | 'notOpener' | 'notHere' | 'spokeAlready'

/** Whether a critic the recorder chooses may have the turn (light mode; I3, I4, I6). */
export function judgePick(
  cursor: Cursor & { subjectId: string },
  room: Room,
  pick: { personId: string; hasSpoken: boolean },
): Pick {
  const { personId, hasSpoken } = pick
  if (personId === cursor.subjectId || !room.isHere(personId)) return 'notHere'
  if (hasSpoken) return 'spokeAlready'
  const openers = cursor.given === 0 ? room.openers(cursor.subjectId) : []
  return openers.length === 0 || openers.includes(personId) ? 'fits' : 'notOpener'
}

export type Breach = 'I1' | 'I3'

/**
 * Which rule somebody breaks who would have another turn than the one that is on; undefined when it
 * is only an old card.
 */
export function breachOf(
  cursor: Cursor,
  room: Room,
  wish: { phase: Phase; whose: string; turn: number; principalId: string },
): Breach | undefined {
  if (room.mode !== 'full' || wish.phase !== cursor.phase) return undefined
  if (cursor.phase === 'self' && wish.turn === 0 && wish.whose !== wish.principalId) return 'I1'
  const begins = cursor.phase === 'criticism' && cursor.given === 0
  if (begins && cursor.subjectId !== wish.principalId && wish.whose !== wish.principalId) {
    return 'I3'
  }
  return undefined
}

export type StartLack = 'principalAway' | 'alone'

/** What keeps a round from being started: nothing may begin without the principal (I8). */
export function startLacksOf(principalIsHere: boolean, present: number): StartLack[] {
  if (!principalIsHere) return ['principalAway']
  return present < 2 ? ['alone'] : []
}

/** How many turns about others a full round has (`domain.md` 5.4). */
export function plannedCriticisms(subjects: number, present: number): number {
  return subjects * (present - 1)
}
