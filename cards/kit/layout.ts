import type { CardElement } from './card.ts'
import type { Markup } from './text.ts'
import { markupOf } from './text.ts'

/** What a container holds; `false` and `undefined` leave something out. */
export type Elements = readonly (CardElement | false | undefined)[]

/** The elements that are there. */
export function present(elements: Elements): CardElement[] {
  return elements.filter((element) => element !== false && element !== undefined)
}

/** Side by side on a desktop and a phone alike, equal widths. */
export function row(...elements: Elements): CardElement {
  return columns(present(elements).map((element) => ({ weight: 1, elements: [element] })))
}

/** Something with one small button at its right end. */
export function beside(what: Elements, button: CardElement): CardElement {
  return columns([
    { weight: 3, elements: what },
    { weight: 0, elements: [{ ...button, width: 'default' }] },
  ])
}

/** Columns of given weights (1–5), or as wide as their content with weight 0. */
export function columns(parts: readonly { weight: number; elements: Elements }[]): CardElement {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: parts.map((part) => ({
      tag: 'column',
      ...(part.weight === 0 ? { width: 'auto' } : { width: 'weighted', weight: part.weight }),
      vertical_align: 'center',
      elements: present(part.elements),
    })),
  }
}

/** A form (root only); `name` unique in the card. Names its submit buttons after itself. */
export function form(name: string, elements: Elements): CardElement {
  let submits = 0
  const named = (element: CardElement): CardElement => {
    if (element['form_action_type'] !== undefined) {
      submits += 1
      return { ...element, name: `${name}_submit${submits > 1 ? submits : ''}` }
    }
    return mapInner(element, named)
  }
  const inner = present(elements).map(named)
  return { tag: 'form', name, elements: inner, vertical_spacing: 'medium' }
}

function mapInner(element: CardElement, change: (inner: CardElement) => CardElement): CardElement {
  const { elements, columns } = element
  return {
    ...element,
    ...(Array.isArray(elements) && { elements: elements.map(change) }),
    ...(element.tag === 'column_set' && Array.isArray(columns) && { columns: columns.map(change) }),
  }
}

/** Folded away until opened; the arrow says so. */
export function panel(title: string | Markup, elements: Elements, expanded = false): CardElement {
  return {
    tag: 'collapsible_panel',
    expanded,
    header: {
      title: { tag: 'markdown', content: markupOf(title) },
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'right',
      icon_expanded_angle: -180,
    },
    border: { color: 'grey', corner_radius: '6px' },
    elements: present(elements),
  }
}
