export interface KnownBranch {
  unitId: string
  code: string
  name: string
  /** Nobody is in it and it has no posts: only a chat may be bound to it. */
  empty: boolean
}
export interface BranchPlan {
  recode: { unitId: string; code: string }[]
  rename: { unitId: string; name: string }[]
  insert: { code: string; name: string }[]
}

/**
 * How the branches of a file become units. A branch that was set up from its chat before the
 * register came is known by its name and takes the file's code; others go by their code.
 */
export function planBranches(
  wanted: readonly { code: string; name: string }[],
  known: readonly KnownBranch[],
): BranchPlan {
  const plan: BranchPlan = { recode: [], rename: [], insert: [] }
  const codes = new Map(known.map((unit) => [unit.unitId, unit.code]))
  for (const { code, name } of wanted) {
    const named = known.find((unit) => unit.name === name && unit.empty && unit.code !== code)
    const holder = known.find((unit) => unit.code === code)
    if (!named || (holder && !holder.empty)) continue
    codes.set(named.unitId, code)
    plan.recode.push({ unitId: named.unitId, code })
  }
  const moved = new Set(plan.recode.map((one) => one.unitId))
  for (const unit of known) {
    if (moved.has(unit.unitId) || !plan.recode.some((one) => one.code === unit.code)) continue
    const code = freeAmong([...codes.values(), ...wanted.map((one) => one.code)])
    codes.set(unit.unitId, code)
    plan.recode.push({ unitId: unit.unitId, code })
  }
  for (const { code, name } of wanted) {
    const unit = known.find((one) => codes.get(one.unitId) === code)
    if (!unit) plan.insert.push({ code, name })
    else if (unit.name !== name) plan.rename.push({ unitId: unit.unitId, name })
  }
  return plan
}

function freeAmong(taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`B${number}`)) number += 1
  return `B${number}`
}
