/** Kinds of reader, as seen from branch 3 and its member M53. */
export type ReaderName =
  /** M53 herself; the team member she talks with; another of the branch's team. */
  | 'member'
  | 'partner'
  | 'team'
  /** An ordinary member of another branch. */
  | 'otherMember'
  /** Of the general branch's team: one leader, the organization commissioner. */
  | 'leader'
  | 'organizer'
  | 'secretary'
  /** The secretary of another branch, who is also the general branch's deputy. */
  | 'otherSecretary'
  | 'generalSecretary'
  | 'observer'
  | 'villager'
  | 'group'
  | 'unboundGroup'

const ofGeneralTeam: readonly ReaderName[] = [
  'leader',
  'organizer',
  'secretary',
  'otherSecretary',
  'generalSecretary',
]
const ofBranchTeam: readonly ReaderName[] = ['partner', 'team']
const onRegister: readonly ReaderName[] = [
  'member',
  'otherMember',
  'observer',
  ...ofBranchTeam,
  ...ofGeneralTeam,
]

/** Who may see what (`domain.md` 7.1, 7.2). */
export const audiences = {
  everybody: [...onRegister, 'villager', 'group', 'unboundGroup'],
  members: [...onRegister, 'group'],
  team: [...ofBranchTeam, ...ofGeneralTeam],
  rootTeam: ofGeneralTeam,
  secretary: ['secretary', 'generalSecretary'],
  rootSecretary: ['generalSecretary'],
  sorters: ['organizer', 'generalSecretary'],
  person: ['member'],
  personAndSecretary: ['member', 'secretary', 'generalSecretary'],
  personAndFirst: ['member', 'generalSecretary'],
  pair: ['member', 'partner'],
  askerAndAsked: ['member', 'secretary'],
  /** Who asked for papers, being the branch's secretary. */
  asker: ['secretary'],
  /** Who leads the branch's meeting and who writes it down. */
  conductors: ['partner', 'secretary'],
  /** The same and the two tellers. */
  ballotWorkers: ['member', 'partner', 'team', 'secretary'],
  /** The branch's committee and the first secretary. */
  committee: ['partner', 'team', 'secretary', 'generalSecretary'],
  /** Who puts an item right, and the teams that read the list. */
  bearerAndTeam: ['member', ...ofBranchTeam, ...ofGeneralTeam],
  /** Who was named for a talk about a grade, and the secretaries. */
  talkerAndSecretary: ['partner', 'secretary', 'generalSecretary'],
} as const satisfies Record<string, readonly ReaderName[]>

export type Audience = keyof typeof audiences
