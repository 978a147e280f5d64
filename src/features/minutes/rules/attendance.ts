import type { MeetingPerson } from '../../../../db/queries/meetings.ts'

export interface Attendance {
  expected: number
  present: number
  onLeave: number
  absent: number
}

/** 应到 = 实到 + 请假 + 缺席 (R23): of the participants that count, and of nobody else. */
export function attendanceOf(
  people: readonly Pick<MeetingPerson, 'role' | 'isExpected' | 'presence'>[],
): Attendance {
  const counted = people.filter((one) => one.role === 'participant' && one.isExpected)
  const having = (presence: MeetingPerson['presence']) =>
    counted.filter((one) => one.presence === presence).length
  return {
    expected: counted.length,
    present: having('present'),
    onLeave: having('onLeave'),
    absent: having('absent'),
  }
}
