import { expect, test } from 'vitest'
import { z } from 'zod'
import { action } from '../../cards/kit/action.ts'
import { button, card } from '../../cards/kit/elements.ts'
import type { CardJson } from '../../cards/kit/card.ts'
import type { CardButtons } from '../../db/queries/issues.ts'
import { bindButtons } from '../../src/pipeline/drawing.ts'
import { elementsOf } from '../support/fake-platform.ts'

const turnButton = action('round.turn', z.object({ turn: z.number() }))
const listButton = action('round.list', z.object({}))

const cardAt = (turn: number) =>
  card('轮到', [button('讲完了', turnButton, { turn }), button('名单', listButton, {})])

const idsOn = (drawn: CardJson) =>
  elementsOf(drawn).flatMap(({ element }) => {
    const [behavior] = (element['behaviors'] ?? []) as { value: { b: string } }[]
    return behavior ? [behavior.value.b] : []
  })

test('a card that changes a thousand times keeps what it shows and what phones may still show', () => {
  let buttons: CardButtons = {}
  const given = new Map<string, string>()
  for (let turn = 0; turn < 1000; turn += 1) {
    const bound = bindButtons(cardAt(turn), 'h', buttons)
    buttons = bound.buttons
    expect(Object.keys(buttons).length).toBeLessThan(70)
    for (const id of idsOn(bound.card)) {
      const meant = JSON.stringify(buttons[id])
      // No id is ever used for something else.
      expect(given.get(id) ?? meant).toBe(meant)
      given.set(id, meant)
    }
    const back = Math.max(0, turn - 50)
    expect(Object.values(buttons)).toContainEqual({
      action: 'round.turn',
      carried: { turn: back },
    })
    expect(Object.values(buttons)).toContainEqual({ action: 'round.list', carried: {} })
  }
})

test('a card drawn again as it was keeps its ids', () => {
  const first = bindButtons(cardAt(1), 'h', {})
  const again = bindButtons(cardAt(1), 'h', first.buttons)
  expect(idsOn(again.card)).toEqual(idsOn(first.card))
  expect(again.grew).toBe(false)
})
