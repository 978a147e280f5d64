import type { CardJson } from '../../cards/kit/card.ts'
import { movedCard } from '../../cards/pipeline/moved.ts'
import { findIssue, updateIssue } from '../../db/queries/issues.ts'
import type { DispatchParts } from './dispatch.ts'
import { bindButtons, drawFor, readerOf } from './drawing.ts'

/**
 * Draws a pressed card as it is after the commit. Everybody who pressed the same card in one group
 * commit sees the same truth, so it is drawn once for all of them.
 */
export function redrawer(parts: DispatchParts): (issueId: string) => Promise<CardJson | undefined> {
  const drawn = new Map<string, Promise<CardJson | undefined>>()
  parts.database.onCommitted(() => drawn.clear())
  return (issueId) => {
    const already = drawn.get(issueId)
    if (already) return already
    const drawing = draw(parts, issueId)
    drawn.set(issueId, drawing)
    return drawing
  }
}

async function draw(parts: DispatchParts, issueId: string): Promise<CardJson | undefined> {
  const { database, registry, time } = parts
  const issue = findIssue(database, issueId)
  if (!issue) return undefined
  if (issue.state === 'replaced') return movedCard
  // A shared form stays as it is while others may be typing in it.
  if (issue.openId === null && registry.cards.get(issue.card)?.hasForm) return undefined
  const card = drawFor(registry, database, issue, readerOf(database, issue), time.now())
  if (!card) return undefined
  const bound = bindButtons(card, issue.handle, issue.buttons)
  if (bound.grew) {
    await database.commit((tx) => updateIssue(tx, issueId, { buttons: bound.buttons }))
  }
  return bound.card
}
