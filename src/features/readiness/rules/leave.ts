export type ReasonClass = 'illness' | 'familyEmergency' | 'officialDuty' | 'awayForWork' | 'other'
export type Approver = 'branchSecretary' | 'generalBranchSecretary' | 'townCommittee'

export interface Asking {
  /** In the team of the general branch or of the branch that meets. */
  isTeam: boolean
  isGeneralBranchSecretary: boolean
  /** The meeting is the general branch's. */
  isMeetingA: boolean
  reasonClass: ReasonClass
}

/** Reasons that may be an exception for the team (R22). */
const exceptions: readonly ReasonClass[] = ['illness', 'familyEmergency', 'officialDuty']

/** Who decides about a leave, or that it is refused outright: the team stays in principle (R22). */
export function leavePath(
  asking: Asking,
  teamDefault: 'deny' | 'ask',
): { approver: Approver; state: 'asked' | 'refused' } {
  const denied = asking.isTeam && teamDefault === 'deny' && !exceptions.includes(asking.reasonClass)
  return { approver: approverOf(asking), state: denied ? 'refused' : 'asked' }
}

function approverOf(asking: Asking): Approver {
  if (asking.isGeneralBranchSecretary) return 'townCommittee'
  return asking.isTeam || asking.isMeetingA ? 'generalBranchSecretary' : 'branchSecretary'
}
