import type { Finding } from '../../../../cards/archive/finding.ts'
import type { Picture, Stage } from './picture.ts'

type End = 'first' | 'last'

/** What must not come before what; a stage without papers is not looked at here. */
const orders: readonly (readonly [Stage, End, Stage, End])[] = [
  ['plan', 'first', 'study', 'first'],
  ['plan', 'first', 'opinions', 'first'],
  ['opinions', 'first', 'opinionFeedback', 'first'],
  ['opinions', 'first', 'talks', 'first'],
  ['opinionFeedback', 'first', 'analyses', 'last'],
  ['study', 'first', 'analyses', 'last'],
  ['analyses', 'first', 'problemLists', 'last'],
  ['problemLists', 'last', 'meeting', 'last'],
  ['analyses', 'first', 'meeting', 'last'],
  ['meeting', 'first', 'committee', 'first'],
  ['committee', 'first', 'gradeFeedback', 'first'],
  ['meeting', 'first', 'rectification', 'first'],
  ['rectification', 'first', 'disclosure', 'first'],
]

const mendOf: Record<Stage, Finding['mend']['to']> = {
  plan: 'plan',
  study: 'study',
  opinions: 'opinions',
  opinionFeedback: 'opinionFeedback',
  talks: 'talks',
  analyses: 'analyses',
  problemLists: 'teamList',
  meeting: 'minutes',
  committee: 'grades',
  gradeFeedback: 'gradeFeedback',
  rectification: 'rectification',
  disclosure: 'disclosure',
}

/** L1: the papers are dated in the order of the work, and nobody did what they could not. */
export function chronology({ days, people, records, leaves }: Picture): Finding[] {
  const wrong = orders.flatMap(([before, beforeEnd, after, afterEnd]): Finding[] => {
    const earlier = days[before]?.[beforeEnd]
    const later = days[after]?.[afterEnd]
    if (earlier === undefined || later === undefined || earlier <= later) return []
    const facts = { before, beforeOn: earlier, after, afterOn: later }
    return [found('L1', 'wrongOrder', mendOf[after], { facts })]
  })
  const away = new Set(leaves.map(({ personId, on }) => `${personId} ${on}`))
  const joined = new Map(people.map(({ personId, joinedYear }) => [personId, joinedYear]))
  const impossible = records.flatMap(({ what, on, personIds }): Finding[] => {
    const onLeave = personIds.filter((id) => away.has(`${id} ${on}`))
    const early = personIds.filter((id) => (joined.get(id) ?? 0) > Number(on.slice(0, 4)))
    const facts = { what, on }
    return [
      ...(onLeave.length > 0
        ? [found('L1', 'onLeaveThatDay', placeOf[what], { facts, personIds: onLeave })]
        : []),
      ...(early.length > 0
        ? [found('L1', 'beforeJoining', placeOf[what], { facts, personIds: early })]
        : []),
    ]
  })
  return [...wrong, ...impossible]
}

const placeOf = { talk: 'talks', study: 'study', gathering: 'opinions' } as const

/** L6: every required pair has talked, two people each time, one talk at a time, before meeting. */
export function talksComplete({ requiredPairs, talks, days }: Picture): Finding[] {
  const isPast = days.meeting !== undefined
  const open = requiredPairs.filter((pair) => !pair.isDone)
  const missing = isPast
    ? open.map(({ aId, bId }) => found('L6', 'pairMissing', 'talks', { personIds: [aId, bId] }))
    : []
  const alone = talks
    .filter(({ aId, bId }) => aId === bId || aId === '' || bId === '')
    .map(({ aId, bId, heldOn }) =>
      found('L6', 'notTwoPeople', 'talks', {
        personIds: [aId, bId].filter((id, at, all) => id !== '' && all.indexOf(id) === at),
        facts: { on: heldOn },
      }),
    )
  const late = talks
    .filter(({ heldOn }) => days.meeting !== undefined && heldOn >= days.meeting.first)
    .map(({ aId, bId, heldOn }) =>
      found('L6', 'talkTooLate', 'talks', { personIds: [aId, bId], facts: { on: heldOn } }),
    )
  return [...missing, ...alone, ...twiceAtOnce(talks), ...late]
}

function twiceAtOnce(talks: Picture['talks']): Finding[] {
  const seats = talks.flatMap(({ aId, bId, heldOn, time }) =>
    time === undefined ? [] : [aId, bId].map((personId) => ({ personId, heldOn, time })),
  )
  const byMoment = Map.groupBy(seats, (seat) => `${seat.personId} ${seat.heldOn} ${seat.time}`)
  return [...byMoment.values()].flatMap(([first, second]) =>
    first && second
      ? [
          found('L6', 'sameHour', 'talks', {
            personIds: [first.personId],
            facts: { on: first.heldOn, time: first.time },
          }),
        ]
      : [],
  )
}

/** L12: what must be signed and dated is. */
export function signaturesPresent({ signed }: Picture): Finding[] {
  return signed.flatMap(({ what, of, on, missing, namedFor, mend }): Finding[] => {
    const about = { facts: { what, of }, mend, namedFor }
    return [
      ...(on === null ? [found('L12', 'undated', mend.to, about)] : []),
      ...(missing.length > 0
        ? [
            found('L12', 'unsigned', mend.to, {
              ...about,
              personIds: missing.filter((id) => id !== ''),
            }),
          ]
        : []),
    ]
  })
}

/** A finding with what is usual left out. */
export function found(
  lint: Finding['lint'],
  fault: Finding['fault'],
  to: Finding['mend']['to'],
  more: Partial<Omit<Finding, 'lint' | 'fault'>> = {},
): Finding {
  return { lint, fault, personIds: [], namedFor: 'team', facts: {}, mend: { to }, ...more }
}
