import type { z } from 'zod'
import type { Action, ButtonValue, Fields } from './action.ts'
import type { CardElement } from './card.ts'
import { plain } from './text.ts'

export interface ButtonLook {
  type?: 'default' | 'primary_filled' | 'primary' | 'danger' | 'danger_filled' | 'text'
  /** Ask before: for what cannot be undone. */
  confirm?: { title: string; text: string }
  disabled?: boolean
  width?: 'default' | 'fill'
  size?: 'medium' | 'large'
}

/** A button that carries `carried`; as wide as its place, the main one `primary_filled`. */
export function button<C extends Fields>(
  label: string,
  action: Action<C, never>,
  carried: z.input<C>,
  look: ButtonLook = {},
): CardElement {
  return pressed(label, valueOf(action.id, carried), look)
}

/** The submit button of a form (which names it); its action has a form schema. */
export function submit<C extends Fields, F extends Fields>(
  label: string,
  action: Action<C, F>,
  carried: z.input<C>,
  look: ButtonLook = {},
): CardElement {
  const drawn = pressed(label, valueOf(action.id, carried), { type: 'primary_filled', ...look })
  return { ...drawn, name: 'submit', form_action_type: 'submit' }
}

/** A button that opens a page. */
export function link(label: string, url: string, look: ButtonLook = {}): CardElement {
  return { ...drawn(label, look), behaviors: [{ type: 'open_url', default_url: url }] }
}

function valueOf(actionId: string, carried: object): ButtonValue {
  return { action: actionId, carried: { ...carried } }
}

function pressed(label: string, value: ButtonValue, look: ButtonLook): CardElement {
  return { ...drawn(label, look), behaviors: [{ type: 'callback', value }] }
}

function drawn(label: string, look: ButtonLook): CardElement {
  return {
    tag: 'button',
    text: plain(label),
    type: look.type ?? 'default',
    size: look.size ?? 'medium',
    width: look.width ?? 'fill',
    ...(look.disabled && { disabled: true }),
    ...(look.confirm && {
      confirm: { title: plain(look.confirm.title), text: plain(look.confirm.text) },
    }),
  }
}
