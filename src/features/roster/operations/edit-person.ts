import {
  flagWords,
  kindWords,
  placeWords,
  type FlagName,
  type PersonKind,
} from '../../../../policies/roster-words.ts'
import { rosterToasts } from '../../../../cards/roster/wording.ts'
import {
  flagsOf,
  postsOf,
  replaceFlags,
  replacePosts,
  updatePerson,
  type Person,
} from '../../../../db/queries/people.ts'
import { findUnit, getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { recordChange, refreshOverviews } from '../record.ts'
import { mayGive } from '../rules/branch-scope.ts'
import { hasPost, type HeldPost } from '../rules/cells.ts'
import { mergeFlags, sameFlags, samePosts } from '../rules/edits.ts'
import { ledUnit, managedPerson } from '../scope.ts'
import { holdsLastSeat } from './secretary-seat.ts'

export interface PersonForm {
  kind: string
  home?: string | undefined
  flags: string[]
  place?: string | undefined
  posts: string[]
  onDay: string
}

/** 保存: category, home, flags and posts of one person, each change with its day. */
export function savePerson(op: Operation, input: { personId: string } & PersonForm): Reply {
  const person = managedPerson(op, input.personId)
  const kind = kindOf(input.kind)
  const home = homeFor(op, person.rootId, input.home, kind)
  const posts = postsFor(op, person, input.posts)
  const before = {
    flags: flagsOf(op.tx, person.personId).filter((held) => isFlag(held.flag)),
    posts: postsOf(op.tx, person.personId),
  }
  const flags = mergeFlags(before.flags, input.flags.filter(isFlag), placeOf(input))
  const changed = [
    kind !== person.kind && 'kind',
    (home.branchId !== person.branchId || home.groupId !== person.groupId) && 'home',
    !sameFlags(flags, before.flags) && 'flags',
    !samePosts(posts, before.posts) && 'posts',
  ].filter((one) => one !== false)
  if (changed.length === 0) {
    return { toast: { type: 'info', content: rosterToasts.nothingChanged } }
  }
  updatePerson(op.tx, person.personId, { kind, ...home })
  replaceFlags(op.tx, person.personId, flags)
  replacePosts(op.tx, person, posts)
  recordChange(op, {
    rootId: person.rootId,
    personId: person.personId,
    byPersonId: op.actor.personId,
    kind: eventFor(person, kind, changed),
    onDay: input.onDay,
    detail: {
      changed,
      from: {
        kind: person.kind,
        ...before,
      },
      to: {
        kind,
        ...home,
        flags,
        posts,
      },
    },
  })
  refreshOverviews(op, person.rootId, person.branchId)
  return { toast: { type: 'success', content: rosterToasts.saved } }
}

function eventFor(person: Person, kind: PersonKind, changed: readonly string[]): string {
  if (person.kind === 'probationaryMember' && kind === 'fullMember') return 'becameFull'
  return changed.length === 1 && changed[0] === 'home' ? 'moved' : 'changed'
}

export function kindOf(given: string): PersonKind {
  if (Object.hasOwn(kindWords, given)) return given as PersonKind
  throw new Refusal('badForm')
}

const isFlag = (given: string): given is FlagName => Object.hasOwn(flagWords, given)

function placeOf(input: PersonForm): string {
  const { place } = input
  return place !== undefined && Object.hasOwn(placeWords, place) ? place : 'undetermined'
}

/** The branch and group a form names; a branch secretary may only name the own branch. */
export function homeFor(
  op: Operation,
  rootId: string,
  unitId: string | undefined,
  kind: PersonKind,
): { branchId: string | null; groupId: string | null } {
  const unit = unitId === undefined ? undefined : findUnit(op.tx, unitId)
  if (!unit || unit.rootId !== rootId || unit.kind === 'generalBranch') {
    if (kind === 'fullMember' || kind === 'probationaryMember') {
      throw new Refusal('badForm', { sentence: rosterToasts.memberNeedsBranch })
    }
    if (!isSecretaryOf(op.tx, op.actor, rootId)) {
      throw new Refusal('badForm', { sentence: rosterToasts.notYourUnit })
    }
    return { branchId: null, groupId: null }
  }
  if (!isSecretaryOf(op.tx, op.actor, unit.unitId)) {
    throw new Refusal('badForm', { sentence: rosterToasts.notYourUnit })
  }
  const isGroup = unit.kind === 'partyGroup'
  return isGroup
    ? { branchId: unit.parentId, groupId: unit.unitId }
    : { branchId: unit.unitId, groupId: null }
}

/** Posts as chosen; those the actor may neither give nor take stay as they are. */
function postsFor(op: Operation, person: Person, chosen: readonly string[]): HeldPost[] {
  const led = ledUnit(op.tx, op.actor)
  const ownCode = led ? getUnit(op.tx, led.unitId).code : ''
  const wanted = chosen.map((value) => {
    const [body = '', post = ''] = value.split('.')
    return { body, post }
  })
  const kept = postsOf(op.tx, person.personId).filter((held) => !mayGive(held, ownCode))
  const isHeld = (one: HeldPost) =>
    kept.some((held) => held.body === one.body && held.post === one.post)
  const given = wanted.filter((one) => !isHeld(one))
  if (given.some((one) => !mayGive(one, ownCode))) {
    throw new Refusal('badForm', { sentence: rosterToasts.notYourPost })
  }
  const posts = [
    ...kept.map(({ body, post }) => ({ body, post })),
    ...given.filter((one) => hasPost(one.body, one.post)),
  ]
  const stays = posts.some((held) => held.body === 'GB' && held.post === 'secretary')
  if (!stays && holdsLastSeat(op.tx, person)) {
    throw new Refusal('badForm', { sentence: rosterToasts.lastSecretary })
  }
  return posts
}
