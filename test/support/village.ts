import { readFileSync } from 'node:fs'
import type { Tx } from '../../db/client.ts'
import { saveChat, saveChatMember, updateChat } from '../../db/queries/chats.ts'
import { insertPerson, replaceFlags, replacePosts } from '../../db/queries/people.ts'
import { insertUnit } from '../../db/queries/units.ts'
import type { FakeChat } from './fake-platform.ts'

export interface Villager {
  code: string
  name: string
  sex: 'M' | 'F'
  born: number
  joined: number | undefined
  kind: 'fullMember' | 'probationaryMember' | 'observer' | 'activistApplicant' | 'superiorGuide'
  branch: string | undefined
  group: string | undefined
  posts: { body: string; post: string }[]
  flags: { flag: string; detail: string | null }[]
  openId: string | undefined
}

/** The sample village as its secretary keeps it (`domain.md` 9.2). */
export const villageCsv = readFileSync(new URL('village.csv', import.meta.url), 'utf8')

const kinds: Record<string, Villager['kind']> = {
  full: 'fullMember',
  probationary: 'probationaryMember',
  observer: 'observer',
  activistApplicant: 'activistApplicant',
  superiorGuide: 'superiorGuide',
}
/** Bedridden, very old, or out of contact. */
const withoutAccount = new Set(['M08', 'M09', 'M10', 'M33', 'M44', 'M51'])

export const villagers: readonly Villager[] = villageCsv
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const cells = row.split(',')
    const cell = (at: number) => cells[at] ?? ''
    const code = cell(0)
    return {
      code,
      name: cell(1),
      sex: cell(2) === 'F' ? 'F' : 'M',
      born: Number(cell(3)),
      joined: cell(4) ? Number(cell(4)) : undefined,
      kind: kinds[cell(5)] ?? 'fullMember',
      branch: cell(6) || undefined,
      group: cell(7) || undefined,
      posts: parts(cell(8)).map((post) => {
        const [body = '', held = ''] = post.split('.')
        return { body, post: held }
      }),
      flags: parts(cell(9)).map((flag) => {
        const [name = '', detail] = flag.split(':')
        return { flag: name, detail: detail ?? null }
      }),
      openId: withoutAccount.has(code) ? undefined : `ou_${code}`,
    }
  })

function parts(text: string): string[] {
  return text.split(';').filter(Boolean)
}

export const rootId = 'unit_GB'
export const unitIdOf = (code: string) => `unit_${code}`
export const personIdOf = (code: string) => `person_${code}`

const names: Record<string, string> = {
  GB: '禾坪村党总支',
  B1: '禾坪一支部',
  B2: '禾坪二支部',
  B3: '禾坪三支部',
}
const owners: Record<string, string> = { GB: 'M01', B1: 'M02', B2: 'M27', B3: 'M47' }

/** The four group chats as the platform knows them. */
export function villageChats(): FakeChat[] {
  return Object.entries(names).map(([unit, name]) => ({
    chatId: `oc_${unit}`,
    name,
    ownerOpenId: `ou_${owners[unit]}`,
    members: villagers
      .filter((one) => one.openId && (unit === 'GB' || one.branch === unit))
      .map((one) => ({ openId: one.openId ?? '', name: one.name })),
  }))
}

/** A branch that has been set up: units, register, accounts, contact persons, bound chats. */
export function settleVillage(tx: Tx): void {
  insertUnit(tx, { ...unit('GB'), kind: 'generalBranch', parentId: null, name: names['GB'] ?? '' })
  for (const code of ['B1', 'B2', 'B3']) {
    const name = names[code] ?? code
    insertUnit(tx, { ...unit(code), kind: 'partyBranch', parentId: rootId, name })
  }
  const groups = new Set(villagers.flatMap((one) => (one.group ? [one.group] : [])))
  for (const code of groups) {
    const name = `${names[code.slice(0, 2)]}第${code.slice(3)}小组`
    insertUnit(tx, {
      ...unit(code),
      kind: 'partyGroup',
      parentId: unitIdOf(code.slice(0, 2)),
      name,
    })
  }
  for (const one of villagers) settleVillager(tx, one)
  for (const chat of villageChats()) {
    saveChat(tx, { chatId: chat.chatId, name: chat.name, botPresent: true })
    updateChat(tx, chat.chatId, {
      unitId: unitIdOf(chat.chatId.slice(3)),
      ownerOpenId: chat.ownerOpenId,
    })
    for (const member of chat.members) {
      saveChatMember(tx, { chatId: chat.chatId, ...member, present: true })
    }
  }
}

function unit(code: string) {
  return { unitId: unitIdOf(code), rootId, code }
}

/** The leader of the same Party group answers for who has no account. */
function contactOf(one: Villager): string | null {
  if (one.openId) return null
  const leads = (other: Villager) =>
    other.posts.some((post) => post.body === one.group && post.post === 'leader')
  const leader = villagers.find(leads)
  return leader ? personIdOf(leader.code) : null
}

function settleVillager(tx: Tx, one: Villager): void {
  const personId = personIdOf(one.code)
  insertPerson(tx, {
    personId,
    rootId,
    rosterCode: one.code,
    name: one.name,
    sex: one.sex,
    bornYear: one.born,
    joinedYear: one.joined ?? null,
    kind: one.kind,
    branchId: one.branch ? unitIdOf(one.branch) : null,
    groupId: one.group ? unitIdOf(one.group) : null,
    openId: one.openId ?? null,
    contactPersonId: contactOf(one),
    delivery: 'normal',
    state: 'active',
  })
  replaceFlags(tx, personId, one.flags)
  replacePosts(tx, { personId, rootId }, one.posts)
}
