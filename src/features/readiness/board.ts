import type { Reader } from '../../../db/client.ts'
import { lackingForAny, meetingsOf } from '../../organization/gate-verdict.ts'
import { mayRead } from '../../organization/privacy.ts'
import type { Meeting } from '../../organization/unit-meetings.ts'
import type { CardReader } from '../../pipeline/feature.ts'
import { linesOf, type Features } from '../../pipeline/gate-lines.ts'
import type { CardRef } from '../../pipeline/operation.ts'

/** What keeps any of the unit's meetings closed. */
export function lackingIn(db: Reader, all: Features, meeting: Meeting, now: Date): string[] {
  return lackingForAny(linesOf(db, all, meeting, now), meetingsOf(meeting.unit.kind))
}

/** Whether this reader may see a card, so that no button leads nowhere. */
export function mayOpen(db: Reader, all: Features, ref: CardRef, reader: CardReader): boolean {
  const kind = all().flatMap((feature) => {
    const found = feature.cards?.[ref.card]
    return found ? [found] : []
  })[0]
  return (
    kind !== undefined && mayRead(db, { privacy: kind.privacy, ...kind.about(db, ref.key) }, reader)
  )
}
