import type { CardJson } from '../../cards/kit/card.ts'
import { movedCard } from '../../cards/pipeline/moved.ts'
import type { Reader } from '../../db/client.ts'
import { findIssue, saveButtons } from '../../db/queries/issues.ts'
import { oneLook } from '../../db/queries/look.ts'
import type { DispatchParts } from './dispatch.ts'
import { bindButtons, drawFor, readerOf } from './drawing.ts'

/**
 * Draws a pressed card as it is after the commit. Everybody who pressed the same card in one group
 * commit sees the same truth, so it is drawn once for all of them.
 */
export function redrawer(parts: DispatchParts): (issueId: string) => Promise<CardJson | undefined> {
  const drawn = new Map<string, Promise<CardJson | undefined>>()
  // What their cards have in common, such as the names on a paper, is read once too.
  let look = oneLook(parts.database)
  parts.database.onCommitted(() => {
    drawn.clear()
    look = oneLook(parts.database)
  })
  return (issueId) => {
    const already = drawn.get(issueId)
    if (already) return already
    const drawing = draw(parts, look, issueId)
    drawn.set(issueId, drawing)
    return drawing
  }
}

async function draw(
  parts: DispatchParts,
  look: Reader,
  issueId: string,
): Promise<CardJson | undefined> {
  const { database, registry, time } = parts
  const issue = findIssue(look, issueId)
  if (!issue) return undefined
  if (issue.state === 'replaced') return movedCard
  // A shared form stays as it is while others may be typing in it.
  if (issue.openId === null && registry.cards.get(issue.card)?.hasForm) return undefined
  const card = drawFor(registry, look, issue, readerOf(look, issue), time.now())
  if (!card) return undefined
  const bound = bindButtons(card, issue.handle, issue.buttons)
  if (bound.grew) {
    await database.commit((tx) => saveButtons(tx, issueId, bound.buttons))
  }
  return bound.card
}
