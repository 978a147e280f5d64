import { meetingUsage } from '../../../cards/meeting/wording.ts'
import { Refusal } from '../../errors.ts'
import { isTeamMemberOf } from '../../organization/roles.ts'
import { runningCycle } from '../../organization/teams.ts'
import type { Command } from '../../pipeline/feature.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { ownMeeting } from './conducting.ts'
import { moveOnByWord } from './operations/advance.ts'

export function meetingCommands(all: Features): Command[] {
  return [
    {
      name: '/next',
      aliases: ['下一项', '下一位'],
      who: 'member',
      usage: meetingUsage.next,
      run: moveOnByWord(all),
    },
    {
      name: '/console',
      aliases: ['会场', '主持台'],
      who: 'member',
      usage: meetingUsage.console,
      run: (op) => {
        const { meetingId } = ownMeeting(op)
        return { show: { card: 'meetingConsole', key: { meetingId } } }
      },
    },
    {
      name: '/dual-attendance',
      aliases: ['双重组织生活'],
      who: 'team',
      usage: meetingUsage.dual,
      run: (op) => {
        const { rootId } = op.actor
        const cycle = runningCycle(op.tx, rootId)
        if (!cycle) throw new Refusal('notReady')
        if (!isTeamMemberOf(op.tx, op.actor, rootId)) throw new Refusal('notAllowed')
        return { show: { card: 'dualAttendance', key: { cycleId: cycle.cycleId } } }
      },
    },
  ]
}
