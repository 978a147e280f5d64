/** The three meetings: of the general branch, of a branch, and the appraisal of members. */
export const meetingTypes = ['A', 'B', 'C'] as const
export type MeetingType = (typeof meetingTypes)[number]

/** Without which a meeting may not be opened (`openGate`, `domain.md` 5); C follows B. */
export const openGates = {
  A: ['G1', 'G2', 'G3', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10'],
  B: ['G1', 'G2', 'G3', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G14'],
  C: ['G1', 'G2', 'G3', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G14'],
} as const satisfies Record<MeetingType, readonly string[]>

/** Worth putting right before the meeting, but nothing waits for them. */
export const softGates = {
  A: ['G4', 'G11', 'G12', 'G13'],
  B: ['G4', 'G11', 'G12', 'G13'],
  C: ['G4', 'G12', 'G13'],
} as const satisfies Record<MeetingType, readonly string[]>
