import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaOf, type StepPlan } from '../../policies/agendas.ts'
import { planOrder, reportFirstOrder } from '../../policies/appraisal-orders.ts'
import {
  actorOf,
  aheadOf,
  currentStep,
  heldSteps,
  isAllOver,
  standAfter,
  standOf,
  stepsAfter,
  stepBack,
  type StepRow,
} from '../../src/features/meeting/rules/agenda.ts'
import { movesShown } from '../../src/features/meeting/rules/moves.ts'

const agendas = {
  A: agendaOf('A', planOrder),
  B: agendaOf('B', planOrder),
  C: agendaOf('C', planOrder),
  reportFirst: agendaOf('C', reportFirstOrder),
}

type Rows = Map<string, StepRow>

/** Ends the step that is on and begins the next, as 下一项 does; the clock moves on. */
function moveOn(agenda: readonly StepPlan[], rows: Rows, hasGuides: boolean, at: number): void {
  const { passedOver, next } = aheadOf(agenda, rows, { hasGuides })
  const on = currentStep(agenda, rows)
  if (on) rows.set(on.id, { ...rows.get(on.id)!, finishedAt: at })
  for (const step of passedOver) {
    rows.set(step.id, { stepId: step.id, startedAt: at, finishedAt: at, isSkipped: true })
  }
  if (next) {
    rows.set(next.id, { stepId: next.id, startedAt: at, finishedAt: null, isSkipped: false })
  }
}

function playThrough(agenda: readonly StepPlan[], hasGuides: boolean): string[] {
  const rows: Rows = new Map()
  const order: string[] = []
  for (let at = 1; at <= 20 && !isAllOver(agenda, rows); at += 1) {
    moveOn(agenda, rows, hasGuides, at)
    const on = currentStep(agenda, rows)
    if (on) order.push(on.id)
  }
  return order
}

describe('an agenda is gone through in its order', () => {
  test.each([
    ['A', true, 'A0 A1 A2 A3 A4 A5 A6 A7'],
    ['A', false, 'A0 A1 A2 A3 A4 A5 A7'],
    ['B', false, 'B0 B1 B2 B3 B4a B4b B5 B6'],
    ['C', true, 'C1 C2a C2b C3 C4 C5 C6 C7'],
    ['C', false, 'C1 C2a C2b C3 C4 C5 C7'],
    ['reportFirst', false, 'C1 C5 C2a C2b C3 C4 C7'],
  ] as const)('%s, guides %s', (name, hasGuides, order) => {
    expect(playThrough(agendas[name], hasGuides).join(' ')).toBe(order)
  })
})

/** Any steps in any order, each after some of the earlier ones, shuffled; some of them optional. */
const anyAgenda = fc
  .uniqueArray(fc.constantFrom(...agendas.A, ...agendas.B, ...agendas.C), {
    selector: (step) => step.id,
    minLength: 1,
    maxLength: 12,
  })
  .chain((steps) =>
    fc.tuple(
      fc.constant(steps),
      fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length }),
    ),
  )
  .map(([steps, after, optional, order]) => {
    const planned = new Map(
      steps.map((step, at) => {
        const { optional: _, ...rest } = step
        const earlier = (after[at] ?? []).flatMap((no) =>
          no < at && !steps[no]?.afterMeeting ? (steps[no]?.id ?? []) : [],
        )
        const plan: StepPlan = { ...rest, after: earlier }
        if (optional[at]) plan.optional = 'superiorGuide'
        return [step.id, plan]
      }),
    )
    return order.map((step) => planned.get(step.id)!)
  })

test('no step begins before those it waits for are over, and everything comes to its end', () => {
  fc.assert(
    fc.property(anyAgenda, fc.boolean(), (agenda, hasGuides) => {
      const rows: Rows = new Map()
      const begun: string[] = []
      for (let at = 1; at <= 30 && !isAllOver(agenda, rows); at += 1) {
        const before = new Set(rows.keys())
        moveOn(agenda, rows, hasGuides, at)
        const open = agenda.filter((step) => standOf(step, rows) === 'now')
        expect(open.length).toBeLessThanOrEqual(1)
        for (const step of agenda.filter((one) => rows.has(one.id) && !before.has(one.id))) {
          const waiting = step.after.filter((id) => (rows.get(id)?.finishedAt ?? null) === null)
          expect(waiting).toEqual([])
          begun.push(step.id)
        }
      }
      expect(isAllOver(agenda, rows)).toBe(true)
      expect(begun.toSorted()).toEqual(
        heldSteps(agenda)
          .map((step) => step.id)
          .toSorted(),
      )
      const skipped = agenda.filter((step) => standOf(step, rows) === 'skipped')
      expect(skipped.every((step) => step.optional !== undefined && !hasGuides)).toBe(true)
    }),
  )
})

test('going back undoes exactly the last move, however often', () => {
  fc.assert(
    fc.property(anyAgenda, fc.boolean(), fc.nat(12), (agenda, hasGuides, moves) => {
      const rows: Rows = new Map()
      const history: Rows[] = []
      for (let at = 1; at <= moves; at += 1) {
        history.push(new Map(rows))
        moveOn(agenda, rows, hasGuides, at)
      }
      const back = stepBack(agenda, rows)
      if (!back) {
        expect(agenda.some((step) => standOf(step, rows) === 'finished')).toBe(false)
        return
      }
      for (const id of back.takenBack) rows.delete(id)
      rows.set(back.reopened, { ...rows.get(back.reopened)!, finishedAt: null })
      const was = history.findLast((one) => one.get(back.reopened)?.finishedAt === null)
      expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(was ?? new Map()))
    }),
  )
})

test('what lies after the meeting keeps nobody from closing it', () => {
  expect(heldSteps(agendas.C).map((step) => step.id)).not.toContain('C8')
  const over = heldSteps(agendas.C).map(({ id }): [string, StepRow] => [
    id,
    { stepId: id, startedAt: 1, finishedAt: 2, isSkipped: false },
  ])
  expect(isAllOver(agendas.C, new Map(over))).toBe(true)
  expect(isAllOver(agendas.C, new Map(over.slice(1)))).toBe(false)
  expect(stepsAfter(agendas.C).map((step) => step.id)).toEqual(['C8', 'C9'])
  expect([...stepsAfter(agendas.A), ...stepsAfter(agendas.B)]).toEqual([])
})

test.each([
  ['toCome', { startLacks: ['计票单还没有签名'], finishLacks: ['没有确认'] }],
  ['toCome', { startLacks: [], finishLacks: ['没有确认'], isBegun: false }],
  ['now', { startLacks: [], finishLacks: ['没有确认'], isBegun: true }],
  ['finished', { startLacks: [], finishLacks: [], isBegun: true }],
] as const)('a step after the meeting is %s by its own work', (stand, work) => {
  expect(standAfter(work)).toBe(stand)
})

test('who acts on a step is the chair, the principal, or who was chosen', () => {
  const meeting = { chairId: 'chair', principalId: 'principal' }
  const step = (id: string) => agendas.A.find((one) => one.id === id)!
  expect(actorOf(step('A2'), meeting, null)).toBe('chair')
  expect(actorOf(step('A4'), meeting, 'other')).toBe('principal')
  expect(actorOf(step('A1'), meeting, 'lecturer')).toBe('lecturer')
  expect(actorOf(step('A1'), meeting, null)).toBeUndefined()
})

test('a button of the turn before tells itself from that of the next', () => {
  for (let moves = 0; moves < 10; moves += 1) {
    expect(movesShown({ moves })).not.toBe(movesShown({ moves: moves + 1 }))
  }
  const shown = Array.from({ length: 3540 }, (_, moves) => movesShown({ moves }))
  expect(new Set(shown).size).toBeLessThan(10)
})
