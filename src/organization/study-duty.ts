import type { RegisterRow } from '../../db/queries/register.ts'
import { appraisalPlaceOf, isMember, isSuspended } from './participation.ts'

/**
 * What study asks of a person (`domain.md` 3.1): `expected` owes it here, also the frail, in their
 * own way; `own` studies at the destination and may answer here; `none` is not asked.
 */
export type StudyDuty = 'expected' | 'own' | 'none'

export function studyDutyOf(row: Pick<RegisterRow, 'kind' | 'flags'>): StudyDuty {
  if (!isMember(row) || isSuspended(row)) return 'none'
  const place = appraisalPlaceOf(row)
  return place === undefined || place === 'returnedHome' ? 'expected' : 'own'
}
