import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Budget } from '../../src/pipeline/budget.ts'
import { Lanes } from '../../src/pipeline/lanes.ts'

test('lanes take turns, so that a long queue does not hold up a short one', () => {
  const lanes = new Lanes()
  for (let row = 1; row <= 3; row += 1) lanes.add('long', row, 0)
  lanes.add('short', 4, 0)
  const order: number[] = []
  for (let now = 0; lanes.size > 0; now += 1) {
    const next = lanes.take(now)
    if (!next) continue
    order.push(next.row)
    lanes.done(next.lane, now)
  }
  expect(order).toEqual([1, 4, 2, 3])
})

test('a lane rests between two rows, also when the second comes later', () => {
  const lanes = new Lanes()
  lanes.add('a', 1, 0)
  expect(lanes.take(0)?.row).toBe(1)
  lanes.done('a', 205)
  lanes.add('a', 2, 0)
  expect(lanes.take(204)).toBeUndefined()
  expect(lanes.waitMs(200)).toBe(5)
  expect(lanes.take(205)?.row).toBe(2)
})

test('a row tried again stays at the head of its lane', () => {
  const lanes = new Lanes()
  lanes.add('a', 1, 0)
  lanes.add('a', 2, 0)
  lanes.take(0)
  lanes.again('a', 10)
  expect(lanes.take(10)?.row).toBe(1)
})

test('in any history each lane is served in order, one at a time, and nothing is lost', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ add: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ pass: fc.integer({ min: 1, max: 50 }), fails: fc.boolean() }),
    ),
    { maxLength: 200 },
  )
  fc.assert(
    fc.property(steps, (history) => {
      const lanes = new Lanes()
      const added: Record<string, number[]> = { a: [], b: [], c: [] }
      const served: Record<string, number[]> = { a: [], b: [], c: [] }
      const under = new Map<string, number>()
      let [now, row] = [0, 0]
      const step = (fails: boolean) => {
        for (const [lane, at] of under) {
          under.delete(lane)
          if (fails) lanes.again(lane, now + 5)
          else {
            served[lane]?.push(at)
            lanes.done(lane, now + 10)
          }
        }
        for (let next = lanes.take(now); next; next = lanes.take(now)) {
          expect(under.has(next.lane)).toBe(false)
          under.set(next.lane, next.row)
        }
      }
      for (const one of history) {
        if ('add' in one) {
          row += 1
          added[one.add]?.push(row)
          lanes.add(one.add, row, now)
        } else {
          now += one.pass
          step(one.fails)
        }
      }
      while (lanes.size > 0) {
        now += 10
        step(false)
      }
      expect(served).toEqual(added)
    }),
  )
})

test('a budget never lets more through than its windows, whatever the callers do', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 50, maxLength: 400 })
  fc.assert(
    fc.property(gaps, (pauses) => {
      const budget = new Budget({ perSecond: 10, perMinute: 100 })
      const starts: number[] = []
      let now = 0
      for (const pause of pauses) {
        now += pause
        now += budget.waitMs(now)
        budget.take(now)
        starts.push(now)
      }
      const within = (at: number, ms: number) =>
        starts.filter((one) => one > at - ms && one <= at).length
      for (const at of starts) {
        expect(within(at, 1000)).toBeLessThanOrEqual(10)
        expect(within(at, 60_000)).toBeLessThanOrEqual(100)
      }
    }),
    { numRuns: 40 },
  )
})

test('a budget that is asked all the time uses at least 95 % of both windows', () => {
  const limits = { perSecond: 50, perMinute: 1000 }
  const budget = new Budget(limits)
  let [now, first, sent] = [0, 0, 0]
  while (now < 600_000) {
    now += budget.waitMs(now)
    budget.take(now)
    sent += 1
    if (now <= 1000) first = sent
  }
  expect(first).toBeGreaterThanOrEqual(0.95 * limits.perSecond)
  expect(sent).toBeGreaterThanOrEqual(0.95 * limits.perMinute * 10)
})

test('a pause the platform asked for holds everything', () => {
  const budget = new Budget({ perSecond: 50, perMinute: 1000 })
  budget.pause(100, 900)
  expect(budget.waitMs(100)).toBe(900)
})
