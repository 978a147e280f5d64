import { getUnit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import type { Command } from '../../pipeline/feature.ts'
import type { Operation, Reply } from '../../pipeline/operation.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { ledMeeting } from './meeting.ts'
import { startMeeting } from './operations/decide.ts'
import { openLeave } from './operations/leave.ts'
import { meetingsOf } from '../../organization/gate-verdict.ts'

export function readinessCommands(all: Features): Command[] {
  return [
    {
      name: '/readiness',
      aliases: ['会前准备', '会前检查'],
      who: 'team',
      usage: '看开会还差什么',
      run: (op) => ({ show: { card: 'readiness', key: { unitId: meetingUnit(op) } } }),
    },
    {
      name: '/start-meeting',
      aliases: ['开会'],
      who: 'secretary',
      usage: '条件具备就开；民主评议发“开会 评议”',
      run: (op, words) => start(op, words, all),
    },
    {
      name: '/postpone',
      aliases: ['改期'],
      who: 'secretary',
      usage: '准备不充分，换个日子开会',
      run: (op) => {
        const { unitId } = ledMeeting(op, op.unitId ?? '').unit
        return { show: { card: 'postponeForm', key: { unitId } } }
      },
    },
    {
      name: '/leave',
      aliases: ['请假'],
      who: 'member',
      usage: '不能到会，写明原因',
      run: openLeave,
    },
  ]
}

/** The unit a command is about; a group meets with its branch. */
function meetingUnit(op: Operation): string {
  if (op.unitId === undefined) throw new Refusal('notReady')
  const unit = getUnit(op.tx, op.unitId)
  return unit.kind === 'partyGroup' ? (unit.parentId ?? unit.rootId) : unit.unitId
}

/** 开会 opens A or B; with a word more the appraisal. */
function start(op: Operation, words: readonly string[], all: Features): Reply {
  const unitId = meetingUnit(op)
  const types = meetingsOf(getUnit(op.tx, unitId).kind)
  const meetingType = types[words.length > 0 ? types.length - 1 : 0] ?? 'B'
  return startMeeting(all)(op, { unitId, meetingType })
}
