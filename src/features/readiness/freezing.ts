import type { Reader } from '../../../db/client.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { listRegister } from '../../../db/queries/register.ts'
import {
  insertRegisterFreeze,
  registerFreezeOf,
  type RegisterFreeze,
} from '../../../db/queries/register-freezes.ts'
import { addDays, instantOf } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { isMember } from '../../organization/participation.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { keyOf, meetingsIn, type Meeting } from '../../organization/unit-meetings.ts'

type Frozen = RegisterFreeze['members'][number]

/** The members of a branch as they stand on the register now. */
export function membersNow(db: Reader, { unit }: Meeting): Frozen[] {
  return listRegister(db, unit.rootId)
    .filter((row) => isMember(row) && row.branchId === unit.unitId)
    .map(({ personId, name, kind, groupId, flags, posts }) => ({
      personId,
      name,
      kind,
      groupId,
      flags: { ...flags },
      posts: [...posts],
    }))
}

/** 名册定稿, by somebody or by itself; done again it stands beside the earlier one. */
export function freezeRegister(op: Writing, meeting: Meeting, byPersonId: string | null): number {
  const members = membersNow(op.tx, meeting)
  insertRegisterFreeze(op.tx, {
    freezeId: op.newId(),
    ...keyOf(meeting),
    members,
    byPersonId,
    at: op.now.getTime(),
  })
  op.redraw({ card: 'registerFreeze', key: { unitId: meeting.unit.unitId } })
  return members.length
}

/** Who came, went or changed since the register was frozen. */
export function changedSince(db: Reader, meeting: Meeting, freeze: RegisterFreeze): string[] {
  const before = new Map(freeze.members.map((one) => [one.personId, JSON.stringify(one)]))
  const now = new Map(membersNow(db, meeting).map((one) => [one.personId, JSON.stringify(one)]))
  const ids = new Set([...before.keys(), ...now.keys()])
  return [...ids].filter((personId) => before.get(personId) !== now.get(personId))
}

const freezeTime = '18:00'

/** Registers that freeze by themselves: on the evening before the window, unless they were. */
export function freezesDue(db: Reader, now: Date): ((op: Writing) => void)[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => meetingsIn(db, cycle))
    .filter((meeting) => !meeting.isRoot && isDue(meeting, now))
    .filter((meeting) => registerFreezeOf(db, keyOf(meeting)) === undefined)
    .map((meeting) => (op) => {
      freezeRegister(op, meeting, null)
    })
}

function isDue({ cycle }: Meeting, now: Date): boolean {
  const at = instantOf(dayOfRow(cycle, 'registerFrozen'), freezeTime)
  return at <= now && now < instantOf(addDays(cycle.windowTo, 1))
}
