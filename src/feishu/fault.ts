import { ZodError } from 'zod'

/**
 * What may be logged of an unexpected error: its name, where it arose and which fields were wrong.
 * Its message may quote what a person typed.
 */
export function faultOf(error: unknown): { name: string; at?: string[]; fields?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(at ? { at: at.slice(0, 8).map((line) => line.trim()) } : {}),
    ...(error instanceof ZodError ? { fields: error.issues.map((i) => i.path.join('.')) } : {}),
  }
}
