import {
  findChat,
  markAbsentExcept,
  membersOfChat,
  saveChat,
  saveChatMember,
  updateChat,
} from '../../../db/queries/chats.ts'
import { findImport, updateImport } from '../../../db/queries/imports.ts'
import { DeliveryError } from '../../errors.ts'
import type { Job } from '../../pipeline/feature.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { noticeMoves } from './operations/moves.ts'
import { setupRef } from './operations/setup.ts'
import { readTable, type ReadTable } from '../../pipeline/read-table.ts'
import { findHeader } from './rules/columns.ts'

/** Reads a chat's name, owner and people; greets if nobody has said whose chat it is. */
export const readChat: Job = async ({ platform, commit }, input) => {
  const { chatId = '', inviter = '', once = '' } = input
  const chat = await platform.getChat(chatId)
  const members = await platform.listChatMembers(chatId)
  await commit((op) => {
    const before = findChat(op.tx, chatId)
    saveChat(op.tx, { chatId, name: chat.name, botPresent: true })
    updateChat(op.tx, chatId, {
      ownerOpenId: chat.ownerOpenId ?? inviter,
      readAt: op.now.getTime(),
    })
    const known = membersOfChat(op.tx, chatId)
    for (const member of members) saveChatMember(op.tx, { chatId, ...member, present: true })
    markAbsentExcept(
      op.tx,
      chatId,
      members.map((member) => member.openId),
    )
    if (before?.unitId) noticeAway(op, chatId, known, members)
    else op.send({ ...setupRef(chatId), to: { chatId }, dedupeKey: `setup:${once}` })
  })
}

type Members = readonly { openId: string; name: string }[]

/** Who came and went while the bot was not in the chat. */
function noticeAway(op: Writing, chatId: string, before: Members, after: Members): void {
  const without = (these: Members, those: Members) =>
    these.filter((one) => those.every((other) => other.openId !== one.openId))
  noticeMoves(op, chatId, 'joined', without(after, before))
  noticeMoves(op, chatId, 'left', without(before, after))
}

/** Fetches and reads a register file; what is in it waits for the secretary. */
export const readRosterFile: Job = async ({ platform, read, commit }, input) => {
  const { importId = '', messageId = '', fileKey = '' } = input
  if (findImport(read, importId)?.state !== 'reading') return
  const table = await download(() => platform.downloadFile(messageId, fileKey))
  await commit((op) => {
    if ('problem' in table) updateImport(op.tx, importId, { state: 'refused', ...table })
    else updateImport(op.tx, importId, { state: 'ready', cells: table.cells })
    op.redraw({ card: 'rosterImport', key: { importId } })
  })
}

async function download(
  fetch: () => Promise<Uint8Array>,
): Promise<ReadTable | { problem: 'cannotDownload' | 'empty' }> {
  let bytes: Uint8Array
  try {
    bytes = await fetch()
  } catch (error) {
    if (error instanceof DeliveryError && error.after.kind !== 'giveUp') throw error
    return { problem: 'cannotDownload' }
  }
  const table = await readTable(bytes)
  if ('problem' in table) return table
  const header = findHeader(table.cells)
  if (!header) return { problem: 'noHeader' }
  return table.cells.length > header.line ? table : { problem: 'empty' }
}
