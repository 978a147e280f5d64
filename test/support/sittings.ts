import { branches } from './first-weeks.ts'
import type { Sitting } from './meeting-story.ts'

/** A branch on the day of its meetings: who sits there, who counts, who is put forward. */
export interface BranchDay extends Sitting {
  name: string
  /** Its place among the branches, from 0. */
  place: number
  /** The committee, the secretary first. */
  team: readonly string[]
  /** Everybody who is there, by rank: the team, then the register. */
  ranked: readonly string[]
  /** Full members and probationary ones who may fill in a paper. */
  voters: readonly string[]
  /** Of the voters those who take a paper ballot. */
  onPaper: readonly string[]
  tellers: readonly [string, string]
  excellent: readonly string[]
  basicallyQualified: string
}

const codes = (from: number, to: number, ...without: number[]) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .filter((number) => !without.includes(number))
    .map((number) => `M${String(number).padStart(2, '0')}`)

function day(
  of: Pick<BranchDay, 'team' | 'ticked' | 'tellers' | 'excellent' | 'basicallyQualified'> & {
    place: number
    present: readonly string[]
    paper: readonly string[]
    guides?: string
    mayNotVote?: readonly string[]
  },
): BranchDay {
  const { team, present, ticked, paper, mayNotVote = [] } = of
  const branch = branches[of.place]
  if (!branch) throw new Error('there are three branches')
  const ranked = [...team, ...present.filter((one) => !team.includes(one))]
  return {
    ...of,
    chat: branch.chat,
    name: branch.name,
    chair: team[0] ?? '',
    recorder: team[1] ?? '',
    phones: present.filter((one) => !ticked.includes(one)),
    ranked,
    voters: ranked.filter((one) => !mayNotVote.includes(one)),
    onPaper: [...ticked, ...paper],
  }
}

/**
 * More than half of each branch, so that the story stays short: away are the mobile members, the
 * bedridden and some others; M55 is on leave.
 */
export const branchDays: readonly BranchDay[] = [
  day({
    place: 0,
    team: ['M02', 'M03', 'M04'],
    present: [...codes(1, 7), ...codes(10, 14), 'M16', 'M26'],
    ticked: ['M10'],
    paper: ['M11', 'M16'],
    tellers: ['M13', 'M14'],
    excellent: ['M05', 'M07', 'M13', 'M19', 'M24'],
    basicallyQualified: 'M23',
  }),
  day({
    place: 1,
    team: ['M27', 'M29', 'M30'],
    present: [...codes(27, 34), 'M36', 'M39', 'M40', 'M41'],
    ticked: ['M33'],
    paper: [],
    tellers: ['M40', 'M41'],
    excellent: ['M28', 'M36', 'M42'],
    basicallyQualified: 'M34',
    mayNotVote: ['M39'],
  }),
  day({
    place: 2,
    team: ['M47', 'M48', 'M49'],
    present: codes(47, 60, 55, 56, 57, 58, 59),
    ticked: ['M51'],
    paper: [],
    tellers: ['M53', 'M54'],
    excellent: ['M50'],
    basicallyQualified: 'M54',
    guides: '松岚镇党建办',
  }),
]

/** Meeting A: eight participants by rank, and three who sit in. */
export const generalDay = {
  chat: 'oc_village',
  chair: 'M01',
  recorder: 'M27',
  phones: ['M01', 'M02', 'M27', 'M28', 'M47', 'M07', 'M32', 'M50', 'N01', 'N02', 'N03'],
  ticked: [],
  ranked: ['M01', 'M02', 'M27', 'M28', 'M47', 'M07', 'M32', 'M50'],
} as const

/** The register's rows of those who sit in at meeting A, as the secretary adds them. */
export const observersFile = `id,name,sex,born,joined,kind,branch,group,posts,flags
N01,陈雪云,F,1981,,observer,,,VC.member,
N02,蒋顺成,M,1969,,observer,,,VC.member,
N03,陈文瑶,F,1988,,observer,,,VS.member,
`
