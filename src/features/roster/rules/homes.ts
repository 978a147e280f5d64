import { tidy } from './cells.ts'

export interface KnownUnit {
  code: string
  name: string
  /** Code of the unit above; undefined for the general branch. */
  parent: string | undefined
}
export interface FileUnit {
  code: string
  parent: string
  /** The name the file gives it, if it gives one. */
  name: string | undefined
}

const branchCode = /^[A-Z]{1,3}\d{1,3}$/
const groupCode = /^[A-Z]{1,3}\d{1,3}G\d{1,3}$/

/** Turns the branch and group columns into unit codes, the same for the same words. */
export function createHomes(known: readonly KnownUnit[], codesInFile: ReadonlySet<string>) {
  const units = new Map<string, FileUnit>()
  const taken = new Set([...known.map((unit) => unit.code), ...codesInFile])

  const remember = (code: string, parent: string, name: string | undefined) => {
    if (!units.has(code)) units.set(code, { code, parent, name })
    return code
  }
  const named = (name: string, parent: string, prefix: string) => {
    const old = known.find((unit) => unit.name === name && unit.parent === parent)
    const seen = [...units.values()].find((unit) => unit.name === name && unit.parent === parent)
    const code = old?.code ?? seen?.code ?? freeCode(taken, prefix)
    taken.add(code)
    return remember(code, parent, name)
  }
  return {
    branch(cell: string): string {
      const words = tidy(cell)
      const code = words.toUpperCase()
      return branchCode.test(code) ? remember(code, 'GB', undefined) : named(words, 'GB', 'B')
    },
    /** Undefined when the group's code belongs to another branch. */
    group(cell: string, branch: string): string | undefined {
      const words = tidy(cell)
      const code = words.toUpperCase()
      if (!groupCode.test(code)) {
        const name = /^\d+$/.test(words) ? `${words}组` : words
        return named(name, branch, `${branch}G`)
      }
      return code.startsWith(`${branch}G`) ? remember(code, branch, undefined) : undefined
    },
    /** Every unit the file speaks of. */
    units: (): FileUnit[] => [...units.values()],
  }
}

export function freeCode(taken: ReadonlySet<string>, prefix: string): string {
  for (let number = 1; ; number += 1) {
    if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`
  }
}

/** Whether a cell is written as a code, so that made-up codes keep clear of it. */
export function codeIn(cell: string): string | undefined {
  const code = tidy(cell).toUpperCase()
  return branchCode.test(code) || groupCode.test(code) ? code : undefined
}
