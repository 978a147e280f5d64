import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardElement, FormValue, FormValues } from '../api/types.ts'

/** What only some components bring along when they are used outside of a form. */
export interface Picked {
  option?: string
  checked?: boolean
  input?: string
}

/** The card as its components see it: what was typed so far, and what pressing does. */
export interface CardSession {
  values: FormValues
  set: (name: string, value: FormValue) => void
  press: (element: CardElement, picked?: Picked) => void
  /** The component whose press is on its way. */
  pending: CardElement | undefined
  /** Names of required fields the last submit found empty. */
  missing: ReadonlySet<string>
  /** Who `select_person` offers when the card lists nobody. */
  memberIds: readonly string[]
}

export const CardSessionContext = createContext<CardSession | undefined>(undefined)

export function useCardSession(): CardSession {
  const session = useContext(CardSessionContext)
  if (!session) throw new Error('outside of a card')
  return session
}

/** The form a component stands in, if any. */
export const FormContext = createContext<CardElement | undefined>(undefined)
