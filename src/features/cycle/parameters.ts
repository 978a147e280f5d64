import { parameterGroups, type Parameter } from '../../../policies/parameters.ts'
import { policySchema, type Policy } from '../../../policies/policy.ts'
import { presetIds, presets, type PresetId } from '../../../policies/presets.ts'

const byPath = new Map(
  parameterGroups.flatMap(({ parameters }, page) =>
    parameters.map((parameter) => [parameter.path, { parameter, page }] as const),
  ),
)

/** Has a page of its own. */
export const basisPath = 'basisDocuments'

export const allParameters: readonly Parameter[] = parameterGroups.flatMap(
  (group) => group.parameters,
)

/** The parameter of a path and the page it stands on. */
export function findParameter(path: string): { parameter: Parameter; page: number } | undefined {
  return byPath.get(path)
}

export function valueAt(policy: Policy, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], policy)
}

/** The policy with one value changed; undefined when it would not be a policy any more. */
export function withValueAt(policy: Policy, path: string, value: unknown): Policy | undefined {
  const read = policySchema.safeParse(replaced(policy, path.split('.'), value))
  return read.success ? read.data : undefined
}

function replaced(inner: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const object = inner as Record<string, unknown>
  return { ...object, [key]: replaced(object[key], rest, value) }
}

/** Lists of notices run longer than any other value; longer ones would not fit a card. */
const mostLetters = { basisDocuments: 3000, others: 1000 }

/** The policy with a parameter set from what a person wrote; undefined when it makes no sense. */
export function withWritten(policy: Policy, parameter: Parameter, text: string) {
  const most = parameter.path === basisPath ? mostLetters.basisDocuments : mostLetters.others
  if (text.length > most) return undefined
  const value = parameter.codec.read(text.trim(), valueAt(policy, parameter.path))
  return value === undefined ? undefined : withValueAt(policy, parameter.path, value)
}

export function shown(policy: Policy, parameter: Parameter): string {
  return parameter.codec.show(valueAt(policy, parameter.path))
}

export function isPresetId(text: string): text is PresetId {
  return (presetIds as readonly string[]).includes(text)
}

/** Where a value comes from: whoever changed it last said so; before that, the preset (R3). */
export function sourceOf(
  cycle: { sources: Readonly<Record<string, string>>; preset: string },
  path: string,
): string {
  const own = cycle.sources[path]
  if (own !== undefined) return own
  return isPresetId(cycle.preset) ? presets[cycle.preset].source : cycle.preset
}
