import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { keptIn } from '../kept-rows.ts'
import { chatMembers, chats } from '../schema/organization.ts'

export type Chat = typeof chats.$inferSelect
export type ChatMember = typeof chatMembers.$inferSelect

const byId = prepared((d) =>
  d
    .select()
    .from(chats)
    .where(eq(chats.chatId, sql.placeholder('chatId')))
    .prepare(),
)
const byUnit = prepared((d) =>
  d
    .select()
    .from(chats)
    .where(and(eq(chats.unitId, sql.placeholder('unitId')), eq(chats.botPresent, true)))
    .prepare(),
)
const membersByChat = prepared((d) =>
  d
    .select()
    .from(chatMembers)
    .where(and(eq(chatMembers.chatId, sql.placeholder('chatId')), eq(chatMembers.present, true)))
    .orderBy(chatMembers.openId)
    .prepare(),
)

export function findChat(reader: Reader, chatId: string): Chat | undefined {
  return keptIn(reader, `chat:${chatId}`, () => byId(reader).get({ chatId }))
}

/** The group chats of a unit in which the bot is. */
export function chatsOfUnit(reader: Reader, unitId: string): readonly Chat[] {
  return keptIn(reader, `chatsOf:${unitId}`, () => byUnit(reader).all({ unitId }))
}

/** Group chats with the bot that belong to no unit yet. */
export function unboundChats(reader: Reader): Chat[] {
  return reader.drizzle
    .select()
    .from(chats)
    .where(and(isNull(chats.unitId), eq(chats.botPresent, true)))
    .all()
}

/** Who is in a chat, as last read or told by the platform. */
export function membersOfChat(reader: Reader, chatId: string): ChatMember[] {
  return membersByChat(reader).all({ chatId })
}

export function saveChat(tx: Tx, chat: Pick<Chat, 'chatId' | 'name' | 'botPresent'>): void {
  tx.forgetRows()
  tx.drizzle
    .insert(chats)
    .values(chat)
    .onConflictDoUpdate({
      target: chats.chatId,
      set: { name: chat.name, botPresent: chat.botPresent },
    })
    .run()
}

export function updateChat(
  tx: Tx,
  chatId: string,
  changes: Partial<Pick<Chat, 'name' | 'ownerOpenId' | 'unitId' | 'botPresent' | 'readAt'>>,
): void {
  tx.forgetRows()
  tx.drizzle.update(chats).set(changes).where(eq(chats.chatId, chatId)).run()
}

export function saveChatMember(tx: Tx, member: ChatMember): void {
  tx.drizzle
    .insert(chatMembers)
    .values(member)
    .onConflictDoUpdate({
      target: [chatMembers.chatId, chatMembers.openId],
      set: { name: member.name, present: member.present },
    })
    .run()
}

/** Marks everybody as gone who is not among the accounts just read. */
export function markAbsentExcept(tx: Tx, chatId: string, openIds: readonly string[]): void {
  tx.drizzle
    .update(chatMembers)
    .set({ present: false })
    .where(and(eq(chatMembers.chatId, chatId), notInArray(chatMembers.openId, [...openIds])))
    .run()
}
