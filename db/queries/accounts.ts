import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { chatMembers, chats, people, units } from '../schema/organization.ts'
import { accountAnswers, chatMoves } from '../schema/roster.ts'

export interface Account {
  openId: string
  name: string
  /** The units of the chats the account is in. */
  unitIds: string[]
}
export type ChatMove = typeof chatMoves.$inferSelect

const present = prepared((d) =>
  d
    .select({ openId: chatMembers.openId, name: chatMembers.name, unitId: units.unitId })
    .from(chatMembers)
    .innerJoin(chats, eq(chats.chatId, chatMembers.chatId))
    .innerJoin(units, eq(units.unitId, chats.unitId))
    .leftJoin(people, eq(people.openId, chatMembers.openId))
    .where(
      and(
        eq(units.rootId, sql.placeholder('rootId')),
        eq(chatMembers.present, true),
        eq(chats.botPresent, true),
        sql`${people.personId} is null`,
      ),
    )
    .orderBy(chatMembers.openId, units.code)
    .prepare(),
)
const answersOf = prepared((d) =>
  d
    .select()
    .from(accountAnswers)
    .where(eq(accountAnswers.rootId, sql.placeholder('rootId')))
    .prepare(),
)
const openMoves = prepared((d) =>
  d
    .select()
    .from(chatMoves)
    .where(and(eq(chatMoves.unitId, sql.placeholder('unitId')), eq(chatMoves.state, 'open')))
    .orderBy(chatMoves.onDay, chatMoves.openId)
    .prepare(),
)

/** Accounts in the bound chats of a general branch that belong to nobody on any register. */
export function unlinkedAccounts(reader: Reader, rootId: string): Account[] {
  const rows = present(reader).all({ rootId })
  return [...Map.groupBy(rows, (row) => row.openId)].map(([openId, seen]) => ({
    openId,
    name: seen[0]?.name ?? '',
    unitIds: [...new Set(seen.map((row) => row.unitId))],
  }))
}

/** `openId` alone for accounts that belong to nobody, `openId personId` for refused pairs. */
export function accountAnswersOf(reader: Reader, rootId: string): Set<string> {
  return new Set(
    answersOf(reader)
      .all({ rootId })
      .map((row) => `${row.openId} ${row.personId}`.trim()),
  )
}

/** Remembers that an account is not this person's, or nobody's when no person is given. */
export function answerAccount(
  tx: Tx,
  answer: { rootId: string; openId: string; personId?: string },
): void {
  tx.drizzle
    .insert(accountAnswers)
    .values({ personId: '', ...answer })
    .onConflictDoNothing()
    .run()
}

export function forgetAccountAnswers(tx: Tx, rootId: string, openId: string): void {
  tx.drizzle
    .delete(accountAnswers)
    .where(and(eq(accountAnswers.rootId, rootId), eq(accountAnswers.openId, openId)))
    .run()
}

/** What happened in a unit's chats and nobody has settled. */
export function openMovesOf(reader: Reader, unitId: string): ChatMove[] {
  return openMoves(reader).all({ unitId })
}

export function findMove(reader: Reader, moveId: string): ChatMove | undefined {
  return reader.drizzle.select().from(chatMoves).where(eq(chatMoves.moveId, moveId)).get()
}

export function insertMove(tx: Tx, move: ChatMove): void {
  tx.drizzle.insert(chatMoves).values(move).run()
}

/** Settles every open move of an account in a unit, because the last word about it is known. */
export function settleMoves(tx: Tx, where: { openId: string; unitId?: string }): void {
  tx.drizzle
    .update(chatMoves)
    .set({ state: 'settled' })
    .where(
      and(
        eq(chatMoves.openId, where.openId),
        where.unitId === undefined ? undefined : eq(chatMoves.unitId, where.unitId),
      ),
    )
    .run()
}
