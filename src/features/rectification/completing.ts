import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import type { RectificationItem } from '../../../db/queries/rectification-items.ts'
import { defaultBearer, defaultChecker } from './people.ts'
import { defaultDueOn, lacksOf } from './rules/publishing.ts'
import type { Subject } from './subjects.ts'

/** A draft with what it gets by default when it is published, and what it lacks all the same. */
export function completed(
  db: Reader,
  { parameters }: Cycle,
  subject: Subject,
  { draft, today }: { draft: RectificationItem; today: string },
) {
  const { defaultDueDays } = parameters.rectification
  const responsibleId = draft.responsibleId ?? defaultBearer(db, draft, subject)
  const item = {
    ...draft,
    responsibleId,
    checkerId: draft.checkerId ?? defaultChecker(db, subject, responsibleId),
    dueOn: draft.dueOn ?? defaultDueOn(draft, today, defaultDueDays),
  }
  return { item, lacks: lacksOf(item, today, defaultDueDays) }
}
