import type { Fraction } from '../../../../policies/policy.ts'

/** Somebody expected at a meeting, and what is known of their coming. */
export interface Expected {
  personId: string
  isTeam: boolean
  isChair: boolean
  isComing: boolean
  /** Leave was asked for and approved. */
  isExcused: boolean
}

export type ForecastLack =
  | { code: 'chair' | 'team'; personIds: string[] }
  | { code: 'half' | 'twoThirds' | 'most'; coming: number; of: number; personIds: string[] }
  | { code: 'nobodyExpected'; personIds: string[] }

export interface Forecast {
  expected: number
  coming: number
  /** Without these no meeting. */
  hard: ForecastLack[]
  soft: ForecastLack[]
}

export interface Thresholds {
  /** Must be exceeded (B), or reached by the team (A). */
  hard: Fraction
  soft: Fraction
}

const twoThirds: Fraction = { num: 2, den: 3 }

/** G10 of a branch: the chair, the team, more than half of 应到, better four fifths. */
export function forecastB(people: readonly Expected[], { hard, soft }: Thresholds): Forecast {
  const { coming, absent } = countOf(people)
  const of = people.length
  const exceeds = coming * hard.den > of * hard.num
  const reaches = coming * soft.den >= of * soft.num
  return {
    expected: of,
    coming,
    hard: [
      ...mustCome(people),
      ...(of > 0 && !exceeds ? [{ code: 'half' as const, coming, of, personIds: absent }] : []),
    ],
    soft: exceeds && !reaches ? [{ code: 'most', coming, of, personIds: absent }] : [],
  }
}

/** G10 of the general branch: its principal, two thirds of the team, better everybody. */
export function forecastA(people: readonly Expected[]): Forecast {
  const team = people.filter((person) => person.isTeam)
  const { coming, absent } = countOf(people)
  const inTeam = countOf(team)
  const of = team.length
  const enough = inTeam.coming * twoThirds.den >= of * twoThirds.num
  return {
    expected: people.length,
    coming,
    hard: [
      ...mustCome(people),
      ...(enough
        ? []
        : [{ code: 'twoThirds' as const, coming: inTeam.coming, of, personIds: inTeam.absent }]),
    ],
    soft:
      enough && coming < people.length
        ? [{ code: 'most', coming, of: people.length, personIds: absent }]
        : [],
  }
}

function mustCome(people: readonly Expected[]): ForecastLack[] {
  const chair = people.filter((person) => person.isChair)
  const team = people.filter(
    (person) => person.isTeam && !person.isChair && !person.isComing && !person.isExcused,
  )
  return [
    ...(people.length === 0 ? [{ code: 'nobodyExpected' as const, personIds: [] }] : []),
    ...(chair.some((person) => person.isComing) || people.length === 0
      ? []
      : [{ code: 'chair' as const, personIds: chair.map(({ personId }) => personId) }]),
    ...(team.length > 0
      ? [{ code: 'team' as const, personIds: team.map(({ personId }) => personId) }]
      : []),
  ]
}

function countOf(people: readonly Expected[]): { coming: number; absent: string[] } {
  const absent = people.filter((person) => !person.isComing)
  return {
    coming: people.length - absent.length,
    absent: absent.filter((person) => !person.isExcused).map(({ personId }) => personId),
  }
}
