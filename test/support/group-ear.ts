import type { Villagers } from './villagers.ts'

/** Members who type nothing themselves, one in each group. */
const listeners = [
  ['M14', 'oc_village'],
  ['M14', 'oc_branch_1'],
  ['M41', 'oc_branch_2'],
  ['M52', 'oc_branch_3'],
] as const

/** Remembers all that was ever shown in the groups, also what a redraw has replaced since. */
export class GroupEar {
  private readonly texts: string[] = []

  async listen(village: Villagers): Promise<void> {
    for (const [memberId, chatId] of listeners) {
      this.texts.push(await village.reads(memberId, chatId))
    }
  }

  get heard(): string {
    return this.texts.join('\n')
  }
}
