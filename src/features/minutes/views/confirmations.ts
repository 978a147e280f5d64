import type { Reader } from '../../../../db/client.ts'
import { dayOf, timeOf } from '../../../organization/calendar.ts'
import { nameOf, type Held } from '../record.ts'

interface Confirmed {
  recorderConfirmedById: string | null
  recorderConfirmedAt: number | null
  confirmedById: string | undefined
  confirmedAt: number | undefined
}

/** Who confirmed a record and when, in the order in which they did. */
export function confirmationsOf(db: Reader, { meeting }: Held, of: Confirmed | undefined) {
  if (!of) return []
  return [
    ...said(db, meeting, of.recorderConfirmedById, of.recorderConfirmedAt),
    ...said(db, meeting, of.confirmedById ?? null, of.confirmedAt ?? null),
  ]
}

function said(db: Reader, of: Held['meeting'], personId: string | null, at: number | null) {
  if (personId === null || at === null) return []
  const moment = new Date(at)
  const role = roleOf(of, personId)
  return [{ role, name: nameOf(db, personId), day: dayOf(moment), at: timeOf(moment) }]
}

function roleOf(
  { chairId, recorderId }: Held['meeting'],
  personId: string,
): 'recorder' | 'chair' | 'signer' {
  if (personId === recorderId) return 'recorder'
  return personId === chairId ? 'chair' : 'signer'
}
