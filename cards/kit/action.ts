import type { z } from 'zod'

export type Fields = z.ZodObject

/**
 * A button declared once: its id, the schema of what it carries (ids, chosen by the card) and of
 * what the form beside it fills in (chosen by the person). Card and handler share this constant.
 */
export interface Action<Carried extends Fields = Fields, Form extends Fields = Fields> {
  readonly id: string
  readonly carries: Carried
  readonly form: Form | undefined
}

/** What a drawn button carries before the pipeline swaps it for a server-side handle. */
export interface ButtonValue {
  action: string
  carried: Record<string, unknown>
}

/** Declares a button; `id` is `<feature>.<verb>`. */
export function action<Carried extends Fields>(id: string, carries: Carried): Action<Carried, never>
export function action<Carried extends Fields, Form extends Fields>(
  id: string,
  carries: Carried,
  form: Form,
): Action<Carried, Form>
export function action(id: string, carries: Fields, form?: Fields): Action {
  return { id, carries, form }
}
