import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

export type BranchId = 'B1' | 'B2' | 'B3'

/** Somebody in the village, with a telephone or without. */
export interface Villager {
  openId: string
  /** As in the roster; `N…` for people who are not on it. */
  memberId: string
  name: string
  hasAccount: boolean
  branch: BranchId | undefined
  isInVillageGroup: boolean
}

/** The register of the sample village, exactly as a secretary would send it to the bot. */
export const rosterCsv = readFileSync(new URL('roster.csv', import.meta.url), 'utf8')

const rosterRow = z.object({
  id: z.string(),
  name: z.string(),
  branch: z.enum(['B1', 'B2', 'B3']),
})

/** Bedridden (M08, M09), old (M10, M33, M51) and lost (M44): they have no account. */
const withoutAccount = new Set(['M08', 'M09', 'M10', 'M33', 'M51', 'M44'])

interface Other {
  memberId: string
  name: string
  account: boolean
  inGroup: boolean
}

function other(memberId: string, name: string, account = true, inGroup = false): Other {
  return { memberId, name, account, inGroup }
}

const others: readonly Other[] = [
  // Of the village and supervision committees, not in the Party.
  other('N01', '陈雪云', true, true),
  other('N02', '蒋顺成', true, true),
  other('N03', '陈文瑶', true, true),
  // Applicants.
  other('N04', '罗晓川'),
  other('N05', '普海蓉'),
  other('N06', '沈立松'),
  // First secretary sent by the county; guide from the town.
  other('N07', '高文岳', true, true),
  other('N08', '段正清'),
  // A villager with the name of M56 who sits in the group.
  other('N09', '李晓远', true, true),
  // Representatives of the masses.
  other('N10', '周兰英', false),
  other('N11', '王有昌', false),
  other('N12', '赵玉蓉', false),
  other('N13', '李国才', false),
  other('N14', '杨顺连', false),
  other('N15', '苏海松', false),
  other('N16', '何正福', false),
  other('N17', '彭秀兰', false),
]

/** Everybody, members first, in the order of the register. */
export const villagers: readonly Villager[] = [...members(), ...strangers()]

function members(): Villager[] {
  const rows = z.array(rosterRow).parse(parse(rosterCsv, { columns: true }))
  return rows.map((row, at) => ({
    openId: openIdOf(at + 1),
    memberId: row.id,
    name: row.name,
    hasAccount: !withoutAccount.has(row.id),
    branch: row.branch,
    isInVillageGroup: true,
  }))
}

function strangers(): Villager[] {
  return others.map((person, at) => ({
    openId: openIdOf(61 + at),
    memberId: person.memberId,
    name: person.name,
    hasAccount: person.account,
    branch: undefined,
    isInVillageGroup: person.inGroup,
  }))
}

function openIdOf(number: number): string {
  return `ou_test_${String(number).padStart(4, '0')}`
}
