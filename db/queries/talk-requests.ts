import { and, eq, notInArray, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { talkRequests } from '../schema/talk.ts'

type Row = typeof talkRequests.$inferSelect
/** Who asks, when it is not a member, what about, and what came of it: for the secretary alone. */
export interface RequestText {
  name: string
  matter: string
  outcome: string
}
export type TalkRequest = Omit<Row, 'sealed'>
export type OpenedTalkRequest = TalkRequest & { text: RequestText }

const over = ['done', 'withdrawn'] as const
const columns = {
  requestId: talkRequests.requestId,
  rootId: talkRequests.rootId,
  secretaryId: talkRequests.secretaryId,
  requesterId: talkRequests.requesterId,
  state: talkRequests.state,
  askedOn: talkRequests.askedOn,
  answerDueOn: talkRequests.answerDueOn,
  planDay: talkRequests.planDay,
  planTime: talkRequests.planTime,
  place: talkRequests.place,
  talkedOn: talkRequests.talkedOn,
}

const byId = prepared((d) =>
  d
    .select(columns)
    .from(talkRequests)
    .where(eq(talkRequests.requestId, sql.placeholder('requestId')))
    .prepare(),
)
const ofSecretary = prepared((d) =>
  d
    .select(columns)
    .from(talkRequests)
    .where(eq(talkRequests.secretaryId, sql.placeholder('secretaryId')))
    .orderBy(sql`${talkRequests.state} in ('done', 'withdrawn')`, talkRequests.answerDueOn)
    .prepare(),
)
const ofRequester = prepared((d) =>
  d
    .select(columns)
    .from(talkRequests)
    .where(eq(talkRequests.requesterId, sql.placeholder('requesterId')))
    .orderBy(talkRequests.askedOn)
    .prepare(),
)
const openOfRoot = prepared((d) =>
  d
    .select(columns)
    .from(talkRequests)
    .where(
      and(
        eq(talkRequests.rootId, sql.placeholder('rootId')),
        notInArray(talkRequests.state, [...over]),
      ),
    )
    .orderBy(talkRequests.answerDueOn)
    .prepare(),
)

export function findTalkRequest(reader: Reader, requestId: string): TalkRequest | undefined {
  return byId(reader).get({ requestId })
}

/** A request with its text. NOTE: only for the secretary it was made to, and its maker. */
export function openTalkRequest(reader: Reader, requestId: string): OpenedTalkRequest | undefined {
  const row = reader.drizzle
    .select()
    .from(talkRequests)
    .where(eq(talkRequests.requestId, requestId))
    .get()
  if (!row) return undefined
  const { sealed, ...request } = row
  const text = JSON.parse(reader.vault.open(sealed, aboutRequest(requestId))) as RequestText
  return { ...request, text }
}

/** All requests to a secretary, open ones first. */
export function talkRequestsTo(reader: Reader, secretaryId: string): TalkRequest[] {
  return ofSecretary(reader).all({ secretaryId })
}

export function talkRequestsBy(reader: Reader, requesterId: string): TalkRequest[] {
  return ofRequester(reader).all({ requesterId })
}

/** Requests of a general branch that are neither done nor withdrawn. */
export function openTalkRequests(reader: Reader, rootId: string): TalkRequest[] {
  return openOfRoot(reader).all({ rootId })
}

export function insertTalkRequest(tx: Tx, request: OpenedTalkRequest): void {
  const { text, ...row } = request
  tx.drizzle
    .insert(talkRequests)
    .values({ ...row, sealed: sealRequest(tx, request.requestId, text) })
    .run()
}

export function updateTalkRequest(
  tx: Tx,
  requestId: string,
  changes: Partial<Omit<OpenedTalkRequest, 'requestId' | 'rootId'>>,
): void {
  const { text, ...rest } = changes
  const sealed = text && { sealed: sealRequest(tx, requestId, text) }
  tx.drizzle
    .update(talkRequests)
    .set({ ...rest, ...sealed })
    .where(eq(talkRequests.requestId, requestId))
    .run()
}

function sealRequest(tx: Tx, requestId: string, text: RequestText): Buffer {
  return tx.vault.seal(JSON.stringify(text), aboutRequest(requestId))
}

function aboutRequest(requestId: string): string {
  return `talkRequest:${requestId}`
}
