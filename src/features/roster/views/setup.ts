import type { SetupCardView } from '../../../../cards/roster/setup.ts'
import { setupChoices } from '../../../../cards/roster/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findChat, membersOfChat, type Chat } from '../../../../db/queries/chats.ts'
import { personByOpenId } from '../../../../db/queries/people.ts'
import { getUnit, listUnits } from '../../../../db/queries/units.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'

const offeredAtMost = 100

/** What the setup card of a chat shows: whose it is, or how to say so. */
export function setupView(
  db: Reader,
  { chatId, mode }: { chatId: string; mode: string },
): SetupCardView | undefined {
  const chat = findChat(db, chatId)
  if (!chat) return undefined
  if (chat.unitId && mode !== 'change') {
    return { state: 'bound', unit: getUnit(db, chat.unitId).name }
  }
  const rootId = chat.unitId ? getUnit(db, chat.unitId).rootId : rootAround(db, chat)
  if (rootId === undefined || mode === 'found') return foundView(db, chat)
  return {
    state: 'choose',
    chatId,
    root: getUnit(db, rootId).name,
    suggestedName: chat.name,
    units: [
      ...listUnits(db, rootId).map((unit) => ({ label: unit.name, value: unit.unitId })),
      { label: setupChoices.newBranch, value: 'new' },
    ].slice(-offeredAtMost),
    chosen: chat.unitId ?? sameNamedUnit(db, rootId, chat),
  }
}

/** The general branch whose people are in the chat: the owner's, else a secretary's. */
function rootAround(db: Reader, chat: Chat): string | undefined {
  const owner = chat.ownerOpenId && personByOpenId(db, chat.ownerOpenId)
  if (owner) return owner.rootId
  return membersOfChat(db, chat.chatId)
    .map((member) => personByOpenId(db, member.openId))
    .find((person) => person && isSecretaryOf(db, person, person.rootId))?.rootId
}

function sameNamedUnit(db: Reader, rootId: string, chat: Chat): string | undefined {
  return listUnits(db, rootId).find((unit) => unit.name === chat.name)?.unitId
}

function foundView(db: Reader, chat: Chat): SetupCardView {
  const members = membersOfChat(db, chat.chatId)
  return {
    state: 'found',
    chatId: chat.chatId,
    suggestedName: chat.name,
    owner: members.find((member) => member.openId === chat.ownerOpenId)?.name,
    people: members
      .slice(0, offeredAtMost)
      .map((member) => ({ label: member.name, value: member.openId })),
    chosen: chat.ownerOpenId ?? undefined,
  }
}
