import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { prepared, rememberedIn, type Reader, type Tx } from '../client.ts'
import { cardIssues } from '../schema/pipeline.ts'

export type CardIssue = typeof cardIssues.$inferSelect
export type CardButtons = CardIssue['buttons']

const byId = prepared((d) =>
  d
    .select()
    .from(cardIssues)
    .where(eq(cardIssues.issueId, sql.placeholder('issueId')))
    .prepare(),
)
const byHandle = prepared((d) =>
  d
    .select()
    .from(cardIssues)
    .where(eq(cardIssues.handle, sql.placeholder('handle')))
    .prepare(),
)
const liveBySubject = prepared((d) =>
  d
    .select({ issueId: cardIssues.issueId })
    .from(cardIssues)
    .where(
      and(
        eq(cardIssues.subject, sql.placeholder('subject')),
        // One that is on its way may have been drawn before what happens now.
        inArray(cardIssues.state, ['waiting', 'live']),
      ),
    )
    .prepare(),
)
const liveAmong = prepared((d) =>
  d
    .select({ issueId: cardIssues.issueId })
    // `cross`: each subject is looked up.
    .from(sql`json_each(${sql.placeholder('subjects')}) as asked`)
    .crossJoin(cardIssues)
    .where(
      and(sql`${cardIssues.subject} = asked.atom`, inArray(cardIssues.state, ['waiting', 'live'])),
    )
    .prepare(),
)
const insertOne = prepared((d) =>
  d
    .insert(cardIssues)
    .values({
      issueId: sql.placeholder('issueId'),
      handle: sql.placeholder('handle'),
      card: sql.placeholder('card'),
      key: sql.placeholder('key'),
      subject: sql.placeholder('subject'),
      chatId: sql.placeholder('chatId'),
      openId: sql.placeholder('openId'),
      personId: sql.placeholder('personId'),
      buttons: sql.placeholder('buttons'),
      state: 'waiting',
    })
    .prepare(),
)
const turnOne = prepared((d) =>
  d
    .update(cardIssues)
    .set({
      card: sql`${sql.placeholder('card')}`,
      key: sql`${sql.placeholder('key')}`,
      subject: sql`${sql.placeholder('subject')}`,
      state: 'live',
    })
    .where(eq(cardIssues.issueId, sql.placeholder('issueId')))
    .prepare(),
)

const saveButtonsOf = prepared((d) =>
  d
    .update(cardIssues)
    .set({ buttons: sql`${sql.placeholder('buttons')}` })
    .where(eq(cardIssues.issueId, sql.placeholder('issueId')))
    .prepare(),
)

export interface NewIssue {
  issueId: string
  handle: string
  card: string
  key: Readonly<Record<string, string>>
  chatId: string | null
  openId: string | null
  personId: string | null
}

/** The one text under which all issues of a card about one thing are found. */
export function subjectOf(card: string, key: Readonly<Record<string, string>>): string {
  const parts = Object.keys(key).toSorted()
  return `${card}?${parts.map((part) => `${part}=${key[part]}`).join('&')}`
}

export function findIssue(reader: Reader, issueId: string): CardIssue | undefined {
  return byId(reader).get({ issueId })
}

export function issueByHandle(reader: Reader, handle: string): CardIssue | undefined {
  return rememberedIn(reader, `issue:${handle}`, () => byHandle(reader).get({ handle }))
}

/** Issues of a card about one thing that people see or are about to see. */
export function liveIssuesOf(reader: Reader, subject: string): string[] {
  return liveBySubject(reader)
    .values({ subject })
    .map(([issueId]) => String(issueId))
}

/** Those of one account. */
export function liveIssuesFor(reader: Reader, subject: string, openId: string): string[] {
  return liveIssuesOf(reader, subject).filter((id) => findIssue(reader, id)?.openId === openId)
}

/** What `liveIssuesOf` gives, of many subjects at once. */
export function liveIssuesAmong(reader: Reader, subjects: readonly string[]): string[] {
  return liveAmong(reader)
    .values({ subjects: JSON.stringify(subjects) })
    .map(([issueId]) => String(issueId))
}

export function insertIssue(tx: Tx, issue: NewIssue): void {
  insertOne(tx).run({ ...issue, subject: subjectOf(issue.card, issue.key), buttons: {} })
}

export function updateIssue(
  tx: Tx,
  issueId: string,
  changes: Partial<Omit<CardIssue, 'issueId' | 'handle' | 'subject'>>,
): void {
  const subject =
    changes.card && changes.key ? { subject: subjectOf(changes.card, changes.key) } : {}
  tx.forgetRows('issue:')
  tx.drizzle
    .update(cardIssues)
    .set({ ...changes, ...subject })
    .where(eq(cardIssues.issueId, issueId))
    .run()
}

/** Keeps what the buttons of a card do, those of earlier drawings included. */
export function saveButtons(tx: Tx, issueId: string, buttons: CardButtons): void {
  tx.forgetRows('issue:')
  saveButtonsOf(tx).run({ issueId, buttons: JSON.stringify(buttons) })
}

/** Has an issue be another card from now on: the next page, the next step of a form. */
export function turnIssue(tx: Tx, issueId: string, to: Pick<CardIssue, 'card' | 'key'>): void {
  tx.forgetRows('issue:')
  const key = JSON.stringify(to.key)
  turnOne(tx).run({ issueId, card: to.card, key, subject: subjectOf(to.card, to.key) })
}

/** Retires the waiting and live issues of a subject; gives those that people can see. */
export function retireIssues(tx: Tx, subject: string): string[] {
  const live = liveIssuesOf(tx, subject)
  tx.forgetRows('issue:')
  tx.drizzle
    .update(cardIssues)
    .set({ state: 'retired' })
    .where(and(eq(cardIssues.subject, subject), inArray(cardIssues.state, ['waiting', 'live'])))
    .run()
  return live
}

const liveSentBefore = prepared((d) =>
  d
    .select()
    .from(cardIssues)
    .where(and(eq(cardIssues.state, 'live'), lt(cardIssues.sentAt, sql.placeholder('before'))))
    .orderBy(cardIssues.sentAt)
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Live issues sent before an instant, oldest first: candidates for a fresh card. */
export function liveIssuesSentBefore(reader: Reader, before: Date, limit: number): CardIssue[] {
  return liveSentBefore(reader).all({ before: before.getTime(), limit })
}

/** Every issue, for boards and tests; not for hot paths. */
export function listIssues(reader: Reader): CardIssue[] {
  return reader.drizzle.select().from(cardIssues).all()
}
