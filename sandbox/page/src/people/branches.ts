import type { Person, World } from '../api/types.ts'

export interface PeopleGroup {
  title: string
  people: Person[]
}

/** The branch group a person sits in; the roster itself is the bot's business. */
function branchOf(world: World, person: Person): string {
  const branch = world.chats.find(
    (chat) =>
      chat.type === 'group' &&
      /支部/.test(chat.name) &&
      !/总支/.test(chat.name) &&
      chat.memberIds.includes(person.openId),
  )
  if (branch) return branch.name
  return person.memberId.startsWith('M') ? '党员' : '其他人员'
}

/** Everybody in roster order, cut where the branch changes; `word` narrows by name or id. */
export function peopleByBranch(world: World, word: string): PeopleGroup[] {
  const groups = new Map<string, Person[]>()
  const sorted = world.people.toSorted((a, b) => a.memberId.localeCompare(b.memberId))
  for (const person of sorted) {
    if (!person.name.includes(word) && person.memberId !== word.toUpperCase()) continue
    const title = branchOf(world, person)
    groups.set(title, [...(groups.get(title) ?? []), person])
  }
  return [...groups].map(([title, people]) => ({ title, people }))
}
