/** What happened in a round, in the order in which it happened. */
export type Happening =
  | { kind: 'self'; subjectId: string; readById?: string | undefined }
  | { kind: 'criticism'; subjectId: string; criticId: string; isReal: boolean }
  | { kind: 'response'; subjectId: string }

export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'light'
export interface OrderBreach {
  invariant: Invariant
  subjectId?: string
  personId?: string
}

/** Who was there and what a round had to be. */
export interface RoundFacts {
  mode: 'full' | 'light'
  atLeast: number
  principalId: string
  /** Whether the principal is among those who criticise themselves. */
  principalIsSubject: boolean
  /** Whether the team's self-examination came before (A4); undefined where there is none. */
  teamExaminedFirst: boolean | undefined
  /** Participants who came. */
  present: ReadonlySet<string>
  /** Who had to criticise themselves. */
  subjects: readonly string[]
  /** Who may begin about a subject in light mode. */
  openers(subjectId: string): readonly string[]
}

/** Where a round that was typed in afterwards broke the rules of `domain.md` 5.4; each once. */
export function breachesOf(happened: readonly Happening[], facts: RoundFacts): OrderBreach[] {
  const told = [...new Set(happened.map(({ subjectId }) => subjectId))]
  const about = (subjectId: string) => happened.filter((one) => one.subjectId === subjectId)
  const breaches = [
    ...ofStart(happened, facts),
    ...ofTurns(happened, facts),
    ...told.flatMap((subjectId) => ofSubject(about(subjectId), subjectId, facts)),
    ...facts.subjects
      .filter((id) => !about(id).some(({ kind }) => kind === 'self'))
      .map((subjectId): OrderBreach => ({ invariant: 'I7', subjectId })),
  ]
  return newBreaches([], breaches)
}

/** Those that were not there before. */
export function newBreaches(
  before: readonly OrderBreach[],
  after: readonly OrderBreach[],
): OrderBreach[] {
  const known = new Set(before.map(nameOf))
  return after.filter((one) => {
    const isNew = !known.has(nameOf(one))
    known.add(nameOf(one))
    return isNew
  })
}

function nameOf({ invariant, subjectId = '', personId = '' }: OrderBreach): string {
  return [invariant, subjectId, personId].join(' ')
}

function ofStart(happened: readonly Happening[], facts: RoundFacts): OrderBreach[] {
  const { principalId } = facts
  const first = happened.find((one) => one.kind === 'self')
  const isOther = facts.principalIsSubject && first && first.subjectId !== principalId
  return [
    ...(facts.present.has(principalId)
      ? []
      : [{ invariant: 'I8', personId: principalId } as const]),
    ...(facts.teamExaminedFirst === false ? [{ invariant: 'I1' } as const] : []),
    ...(isOther ? [{ invariant: 'I1', subjectId: first.subjectId } as const] : []),
  ]
}

/** What depends on the order between subjects. */
function ofTurns(happened: readonly Happening[], facts: RoundFacts): OrderBreach[] {
  const spoken = new Set<string>()
  let unanswered: string | undefined
  return happened.flatMap((one): OrderBreach[] => {
    const { subjectId } = one
    if (one.kind === 'self') {
      const skipped = unanswered
      spoken.add(subjectId)
      unanswered = subjectId
      return skipped === undefined ? [] : [{ invariant: 'I5', subjectId: skipped }]
    }
    if (one.kind === 'response') {
      if (unanswered === subjectId) unanswered = undefined
      return []
    }
    const { criticId } = one
    const isForeign = !facts.present.has(criticId) || criticId === subjectId
    return [
      ...(spoken.has(subjectId)
        ? []
        : [{ invariant: 'I2', subjectId, personId: criticId } as const]),
      ...(isForeign ? [{ invariant: 'I6', subjectId, personId: criticId } as const] : []),
    ]
  })
}

/** What was said about one subject. */
function ofSubject(
  happened: readonly Happening[],
  subjectId: string,
  facts: RoundFacts,
): OrderBreach[] {
  const turns = happened.filter((one) => one.kind === 'criticism')
  const self = happened.find((one) => one.kind === 'self')
  const isUnread = self && !facts.present.has(subjectId) && self.readById === undefined
  return [
    ...ofFirst(turns[0]?.criticId, subjectId, facts),
    ...(isUnread ? [{ invariant: 'I7', subjectId } as const] : []),
    ...(happened.some((one) => one.kind === 'response')
      ? []
      : [{ invariant: 'I5', subjectId } as const]),
    ...(facts.mode === 'full' ? ofFull(turns, subjectId, facts) : ofLight(turns, subjectId, facts)),
  ]
}

function ofFirst(
  criticId: string | undefined,
  subjectId: string,
  facts: RoundFacts,
): OrderBreach[] {
  if (criticId === undefined || subjectId === facts.principalId) return []
  const openers = facts.mode === 'full' ? [facts.principalId] : facts.openers(subjectId)
  const fits = openers.length === 0 || openers.includes(criticId)
  return fits ? [] : [{ invariant: 'I3', subjectId, personId: criticId }]
}

type Turn = Extract<Happening, { kind: 'criticism' }>

function ofFull(turns: readonly Turn[], subjectId: string, facts: RoundFacts): OrderBreach[] {
  const critics = turns.map(({ criticId }) => criticId)
  const missing = [...facts.present].filter((id) => id !== subjectId && !critics.includes(id))
  const twice = critics.filter((id, at) => critics.indexOf(id) !== at)
  return [...missing, ...twice].map((personId) => ({ invariant: 'I4', subjectId, personId }))
}

function ofLight(turns: readonly Turn[], subjectId: string, facts: RoundFacts): OrderBreach[] {
  const others = [...facts.present].filter((id) => id !== subjectId).length
  const real = turns.filter(({ isReal }) => isReal).length
  return real >= Math.min(facts.atLeast, others) ? [] : [{ invariant: 'light', subjectId }]
}
