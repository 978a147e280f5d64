import { useCallback, useState } from 'preact/hooks'
import type { FormValue, FormValues } from '../api/types.ts'

interface Draft {
  revision: string
  values: FormValues
}

const drafts = new Map<string, Draft>()

/**
 * What a person has typed into a card so far. It outlives refreshes and a look at another chat,
 * and is dropped when that very card is updated, as in Feishu.
 */
export function useDraft(owner: string, revision: string) {
  const [values, setValues] = useState<FormValues>(() => valuesOf(owner, revision))
  const set = useCallback(
    (name: string, value: FormValue) => {
      const next = { ...valuesOf(owner, revision), [name]: value }
      drafts.set(owner, { revision, values: next })
      setValues(next)
    },
    [owner, revision],
  )
  const clear = useCallback(
    (names: readonly string[]) => {
      const kept = Object.entries(valuesOf(owner, revision)).filter(
        ([name]) => !names.includes(name),
      )
      const next = Object.fromEntries(kept)
      drafts.set(owner, { revision, values: next })
      setValues(next)
    },
    [owner, revision],
  )
  return { values, set, clear }
}

function valuesOf(owner: string, revision: string): FormValues {
  const draft = drafts.get(owner)
  return draft?.revision === revision ? draft.values : {}
}
