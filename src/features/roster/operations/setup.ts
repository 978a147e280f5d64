import { rosterToasts } from '../../../../cards/roster/wording.ts'
import {
  findChat,
  membersOfChat,
  saveChat,
  unboundChats,
  updateChat,
} from '../../../../db/queries/chats.ts'
import type { Chat } from '../../../../db/queries/chats.ts'
import {
  insertPerson,
  personByOpenId,
  replacePosts,
  type Person,
} from '../../../../db/queries/people.ts'
import { findUnit, getUnit, insertUnit, listUnits } from '../../../../db/queries/units.ts'
import { renameUnit, type Unit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import type { InboundBotMembership } from '../../../feishu/inbound.ts'
import { isSecretaryOf, unitsLedBy } from '../../../organization/roles.ts'
import type { CardRef, Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { recordChange } from '../record.ts'
import { freeCode } from '../rules/homes.ts'
import { linkByName } from './link.ts'

type Anyone = Operation<Person | undefined>

export const setupRef = (chatId: string, mode = 'greet'): CardRef => ({
  card: 'setup',
  key: { chatId, mode },
})

/** The bot came into a group: its owner and people are read, then it greets. */
export function greetGroup(op: Writing, event: InboundBotMembership): void {
  const input = { chatId: event.chatId, inviter: event.openId, once: event.onceId }
  op.doLater('readChat', input, `readChat:${event.onceId}`)
}

/** Greetings in other groups ask something else once there is a general branch or new branches. */
export function refreshGreetings(op: Writing): void {
  for (const chat of unboundChats(op.tx)) op.redrawForm(setupRef(chat.chatId))
}

/** `/setup`: a new setup card in the group, or what stands in its way. */
export function askSetup(op: Anyone): Reply {
  const { chatId, chatType } = op.place
  if (chatType === 'p2p') return { say: rosterToasts.setupInGroup }
  const once = op.newId()
  op.doLater('readChat', { chatId, inviter: op.openId, once }, `readChat:${once}`)
  const chat = findChat(op.tx, chatId)
  if (chat?.unitId) {
    const may = op.actor && isSecretaryOf(op.tx, op.actor, chat.unitId)
    return { show: setupRef(chatId, may ? 'change' : 'greet') }
  }
  if (!chat) saveChat(op.tx, { chatId, name: '', botPresent: true })
  return {}
}

/** The chat's owner founds the general branch and names its secretary. */
export function foundGeneralBranch(
  op: Anyone,
  input: {
    chatId: string
    name: string
    secretary?: string | undefined
    secretaryName?: string | undefined
  },
): Reply {
  const chat = chatToSetUp(op, input.chatId)
  if (chat.unitId) return info(rosterToasts.alreadyBound)
  if (chat.ownerOpenId !== op.openId) return info(rosterToasts.onlyOwner)
  const openId = input.secretary ?? op.openId
  const member = membersOfChat(op.tx, chat.chatId).find((one) => one.openId === openId)
  if (!member) throw new Refusal('badForm', { sentence: rosterToasts.notInChat })
  if (personByOpenId(op.tx, openId)) {
    throw new Refusal('badForm', { sentence: rosterToasts.ownerOnRegister })
  }
  const root = { unitId: op.newId(), code: 'GB', name: input.name, kind: 'generalBranch' as const }
  insertUnit(op.tx, { ...root, parentId: null, rootId: root.unitId })
  const name = input.secretaryName ?? member.name
  const personId = firstSecretary(op, root.unitId, { openId, name })
  updateChat(op.tx, chat.chatId, { unitId: root.unitId })
  recordChange(op, { rootId: root.unitId, personId, kind: 'added', byPersonId: personId })
  closeSetup(op, chat.chatId)
  refreshGreetings(op)
  const key = { unitId: root.unitId }
  op.send({ card: 'roster', key, to: { personId }, dedupeKey: `welcome:${root.unitId}` })
  const own = openId === op.openId
  return success(own ? rosterToasts.founded : rosterToasts.secretaryNamed)
}

function firstSecretary(op: Writing, rootId: string, account: { openId: string; name: string }) {
  const personId = op.newId()
  insertPerson(op.tx, {
    personId,
    rootId,
    rosterCode: 'S1',
    name: account.name,
    openId: account.openId,
    kind: 'fullMember',
    delivery: 'normal',
    state: 'active',
  })
  replacePosts(op.tx, { personId, rootId }, [{ body: 'GB', post: 'secretary' }])
  return personId
}

/** A group becomes a branch's (or the general branch's), or is given to another unit. */
export function bindChat(
  op: Anyone,
  input: { chatId: string; unit: string; name?: string | undefined },
): Reply {
  const chat = chatToSetUp(op, input.chatId)
  if (!op.actor || !mayBind(op, chat, op.actor)) return info(rosterToasts.onlyTeam)
  const { rootId } = op.actor
  const unit =
    input.unit === 'new' ? newBranch(op, rootId, input.name) : findUnit(op.tx, input.unit)
  if (!unit || unit.rootId !== rootId) {
    throw new Refusal('badForm', { sentence: rosterToasts.unitMissing })
  }
  if (input.name !== undefined && input.name !== unit.name) {
    renameUnit(op.tx, unit.unitId, input.name)
  }
  updateChat(op.tx, chat.chatId, { unitId: unit.unitId })
  const by = { rootId, personId: null, byPersonId: op.actor.personId }
  recordChange(op, { ...by, kind: 'chatBound', detail: { unitId: unit.unitId } })
  linkByName(op, rootId, op.actor.personId)
  closeSetup(op, chat.chatId)
  op.redraw({ card: 'roster', key: { unitId: rootId } })
  return success(rosterToasts.bound)
}

function newBranch(op: Writing, rootId: string, name: string | undefined): Unit {
  if (name === undefined) throw new Refusal('badForm', { sentence: rosterToasts.nameMissing })
  const taken = new Set(listUnits(op.tx, rootId).map((unit) => unit.code))
  const unitId = op.newId()
  const code = freeCode(taken, 'B')
  insertUnit(op.tx, { unitId, kind: 'partyBranch', parentId: rootId, code, name, rootId })
  return getUnit(op.tx, unitId)
}

/** The secretary of the general branch, or of the bound unit; the owner only if on a team. */
function mayBind(op: Anyone, chat: Chat, actor: Person): boolean {
  if (isSecretaryOf(op.tx, actor, actor.rootId)) {
    return !chat.unitId || getUnit(op.tx, chat.unitId).rootId === actor.rootId
  }
  if (chat.unitId) return false
  return chat.ownerOpenId === op.openId && unitsLedBy(op.tx, actor).length > 0
}

/** 这是另一个党总支: the form for founding one, to the owner alone. */
export function foundInstead(op: Anyone, input: { chatId: string }): Reply {
  const chat = chatToSetUp(op, input.chatId)
  if (chat.unitId) return info(rosterToasts.alreadyBound)
  if (chat.ownerOpenId !== op.openId) return info(rosterToasts.onlyOwner)
  if (op.actor) return info(rosterToasts.ownerOnRegister)
  return { show: setupRef(chat.chatId, 'found') }
}

function chatToSetUp(op: Anyone, chatId: string): Chat {
  const chat = findChat(op.tx, chatId)
  if (!chat) throw new Refusal('notFound')
  return chat
}

/** Every setup card of the chat now says whose chat it is. */
function closeSetup(op: Writing, chatId: string): void {
  for (const mode of ['greet', 'found', 'change']) op.retire(setupRef(chatId, mode))
}

const info = (content: string): Reply => ({ toast: { type: 'info', content } })
const success = (content: string): Reply => ({ toast: { type: 'success', content } })
