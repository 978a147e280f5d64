import { emptyState, type AppIdentity, type Chat, type FeishuState } from '../feishu/feishu.ts'
import { villagers, type BranchId, type Villager } from './people.ts'

/** The bot as this village knows it. */
export const villageApp: AppIdentity = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'sandbox-app-secret',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandbox-verification-token',
  botOpenId: 'ou_bot_0001',
  botName: '支部助手',
  tenantKey: 'sandbox_village',
}

const branchGroups: readonly { id: BranchId; name: string; owner: string }[] = [
  { id: 'B1', name: '禾坪一支部', owner: 'M02' },
  { id: 'B2', name: '禾坪二支部', owner: 'M27' },
  { id: 'B3', name: '禾坪三支部', owner: 'M47' },
]

/** The village before the bot has come into any of its groups. */
export function foundVillage(): FeishuState {
  const state = emptyState()
  for (const { openId, name, hasAccount } of villagers) {
    if (!hasAccount) continue
    const standing = { isAvailable: true, hasResigned: false, hasBlockedBot: false }
    state.accounts.set(openId, { openId, name, ...standing })
  }
  const village = group('oc_village', '禾坪村党总支', 'M01', (one) => one.isInVillageGroup)
  const branches = branchGroups.map(({ id, name, owner }) =>
    group(`oc_branch_${id.slice(1)}`, name, owner, (one) => one.branch === id),
  )
  for (const chat of [village, ...branches]) state.chats.set(chat.chatId, chat)
  return state
}

function group(
  chatId: string,
  name: string,
  ownerId: string,
  belongs: (one: Villager) => boolean,
): Chat {
  const members = villagers.filter((one) => one.hasAccount && belongs(one))
  return {
    chatId,
    type: 'group',
    name,
    ownerOpenId: members.find((one) => one.memberId === ownerId)?.openId,
    memberIds: members.map((one) => one.openId),
    hasBot: false,
    isMuted: false,
  }
}
