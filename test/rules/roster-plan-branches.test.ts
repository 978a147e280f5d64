import { expect, test } from 'vitest'
import { planBranches } from '../../src/features/roster/rules/plan-branches.ts'

const known = (code: string, name: string, empty = true) => ({
  unitId: `u-${name}`,
  code,
  name,
  empty,
})
const wanted = (...names: string[]) => names.map((name, at) => ({ code: `B${at + 1}`, name }))

test('the first register makes the branches', () => {
  expect(planBranches(wanted('一', '二'), [])).toEqual({
    recode: [],
    rename: [],
    insert: wanted('一', '二'),
  })
})

test('a branch set up from its chat first takes the code of its name', () => {
  expect(planBranches(wanted('一', '二'), [known('B1', '二')])).toEqual({
    recode: [{ unitId: 'u-二', code: 'B2' }],
    rename: [],
    insert: [{ code: 'B1', name: '一' }],
  })
})

test('two branches set up in the other order change codes', () => {
  const plan = planBranches(wanted('一', '二'), [known('B1', '二'), known('B2', '一')])
  expect(plan.recode).toEqual([
    { unitId: 'u-一', code: 'B1' },
    { unitId: 'u-二', code: 'B2' },
  ])
  expect([plan.rename, plan.insert]).toEqual([[], []])
})

test('an empty branch in the way gets a code of its own', () => {
  const plan = planBranches(wanted('一'), [known('B1', '外'), known('B2', '一')])
  expect(plan.recode).toEqual([
    { unitId: 'u-一', code: 'B1' },
    { unitId: 'u-外', code: 'B2' },
  ])
})

test('a branch with people keeps its code and only changes its name', () => {
  expect(planBranches(wanted('新名'), [known('B1', '旧名', false)])).toEqual({
    recode: [],
    rename: [{ unitId: 'u-旧名', name: '新名' }],
    insert: [],
  })
})
