import { openGates, softGates, type MeetingType } from '../../policies/open-gates.ts'

/** One gate of one unit as it stands. */
export interface GateLine {
  gate: string
  hard: boolean
  met: boolean
  isExempt: boolean
}

/** The meetings of a unit: A of the general branch, B and C of a branch. */
export function meetingsOf(kind: string): readonly MeetingType[] {
  return kind === 'generalBranch' ? ['A'] : ['B', 'C']
}

/** Every gate that is looked at for one of these meetings, in order. */
export function gatesFor(meetings: readonly MeetingType[]): string[] {
  const named = new Set<string>(meetings.flatMap((one) => [...openGates[one], ...softGates[one]]))
  return [...named].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
}

/** Whether a gate keeps a meeting from being opened; only 不适用 gets around it. */
export function isLacking(line: GateLine, meeting: MeetingType): boolean {
  const required: readonly string[] = openGates[meeting]
  return required.includes(line.gate) && line.hard && !line.met && !line.isExempt
}

export function lackingFor(lines: readonly GateLine[], meeting: MeetingType): string[] {
  return lines.filter((line) => isLacking(line, meeting)).map((line) => line.gate)
}

/** What keeps any of the meetings closed. */
export function lackingForAny(
  lines: readonly GateLine[],
  meetings: readonly MeetingType[],
): string[] {
  const lacking = (line: GateLine) => meetings.some((meeting) => isLacking(line, meeting))
  return lines.filter(lacking).map((line) => line.gate)
}

/** Whether a gate can keep any of these meetings closed: only such a one is ever 不适用. */
export function isRequired(gate: string, meetings: readonly MeetingType[]): boolean {
  return meetings.some((meeting) => (openGates[meeting] as readonly string[]).includes(gate))
}
