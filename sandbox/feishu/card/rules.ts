import type { CardFault, Known } from './check-card.ts'
import { countTagged, listOf, walkCard, type Json, type Placed } from './walk-card.ts'
import { isJson } from './walk-card.ts'

const mostElements = 200
const mostLevels = 5
const mostTables = 5
const containers = new Set(['column_set', 'form', 'interactive_container', 'collapsible_panel'])
const rootOnly = new Set(['form', 'table'])
const formOnly = new Set(['multi_select_static', 'multi_select_person'])
const interactive = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'overflow',
  'checker',
  'select_img',
])
const textSizes = new Set(
  (
    'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation ' +
    'xxxx-large xxx-large xx-large x-large large medium small x-small'
  ).split(' '),
)

type Rule = (placed: Placed, known: Known) => CardFault | undefined

/** What a schema cannot say: how components stand to each other and to the platform's data. */
export function findFault(card: Json, known: Known): CardFault | undefined {
  const placed = [...walkCard(card)]
  if (countTagged(card) > mostElements) return fault(11310, 'element exceeds the limit')
  const tables = placed.filter(({ tag }) => tag === 'table')
  if (tables.length > mostTables) return fault(11310, 'card table number over limit')
  const repeated = repeatOf(placed, 'element_id') ?? repeatOf(placed, 'name')
  if (repeated) return fault(200621, `${repeated} is used twice`)
  const size = unknownSize(card, customSizes(card))
  if (size !== undefined) return fault(200621, `unknown text_size ${size}`)
  for (const one of placed) {
    for (const rule of rules) {
      const found = rule(one, known)
      if (found) return found
    }
  }
  return undefined
}

function fault(code: number, reason: string): CardFault {
  return { code, reason }
}

function repeatOf(placed: readonly Placed[], key: 'element_id' | 'name'): string | undefined {
  const seen = new Set<unknown>()
  for (const { element } of placed) {
    const value = element[key]
    if (value === undefined) continue
    if (seen.has(value)) return `${key} ${JSON.stringify(value)}`
    seen.add(value)
  }
  return undefined
}

function customSizes(card: Json): Set<string> {
  const config = isJson(card['config']) ? card['config'] : {}
  const style = isJson(config['style']) ? config['style'] : {}
  return new Set(Object.keys(isJson(style['text_size']) ? style['text_size'] : {}))
}

function unknownSize(value: unknown, custom: Set<string>): string | undefined {
  if (Array.isArray(value)) return firstOf(value, (one) => unknownSize(one, custom))
  if (!isJson(value)) return undefined
  const size = value['text_size']
  if (typeof size === 'string' && !textSizes.has(size) && !custom.has(size)) return size
  const inner = Object.entries(value).filter(([key]) => key !== 'chart_spec' && key !== 'value')
  return firstOf(inner, ([, one]) => unknownSize(one, custom))
}

function firstOf<T, R>(list: readonly T[], look: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = look(one)
    if (found !== undefined) return found
  }
  return undefined
}

const rules: readonly Rule[] = [
  ({ tag, depth }) =>
    rootOnly.has(tag) && depth > 0 ? fault(200621, `${tag} stands right in the body`) : undefined,
  ({ tag, depth }) =>
    containers.has(tag) && depth >= mostLevels
      ? fault(200621, `containers are nested deeper than ${mostLevels}`)
      : undefined,
  ({ tag, form, element }) =>
    form && interactive.has(tag) && !element['name']
      ? fault(200530, `${tag} in a form has no name`)
      : undefined,
  ({ tag, form, element }) => {
    const needsForm = formOnly.has(tag) || element['multi_select'] === true
    return needsForm && !form ? fault(200621, `${tag} stands outside of a form`) : undefined
  },
  ({ form, element }) =>
    !form && (element['required'] === true || element['form_action_type'] !== undefined)
      ? fault(200621, 'required and form_action_type belong into a form')
      : undefined,
  ({ tag, element }) => (tag === 'form' ? formFault(element) : undefined),
  ({ tag, element }) => (tag === 'table' ? tableFault(element) : undefined),
  ({ element, tag }) => (tag.includes('select_') ? optionsFault(element) : undefined),
  ({ element }, known) => personFault(element, known),
  ({ element }, known) => imageFault(element, known),
]

function formFault(form: Json): CardFault | undefined {
  const inner = [...walkCard({ body: { elements: form['elements'] } })]
  return inner.some(({ element }) => element['form_action_type'] === 'submit')
    ? undefined
    : fault(200621, 'form has no submit button')
}

function tableFault(table: Json): CardFault | undefined {
  const columns = listOf(table['columns']).map((column) => column['name'])
  if (new Set(columns).size < columns.length) return fault(200914, 'column name is used twice')
  const known = new Set(columns)
  const strange = listOf(table['rows'])
    .flatMap((row) => Object.keys(row))
    .find((key) => !known.has(key))
  return strange === undefined ? undefined : fault(200915, `row has no column ${strange}`)
}

function optionsFault(element: Json): CardFault | undefined {
  const values = listOf(element['options']).map((option) => option['value'])
  if (new Set(values).size < values.length) return fault(200621, 'option value is used twice')
  const initial = element['initial_option']
  const isKnown = values.length === 0 || initial === undefined || values.includes(initial)
  return isKnown ? undefined : fault(200621, 'initial_option is no option')
}

function personFault(element: Json, known: Known): CardFault | undefined {
  const named = element['tag'] === 'person' ? [element['user_id']] : []
  const listed =
    element['tag'] === 'person_list' && element['drop_invalid_user_id'] !== true
      ? listOf(element['persons']).map((person) => person['id'])
      : []
  const text = typeof element['content'] === 'string' ? element['content'] : ''
  const mentioned = [...text.matchAll(/<at id=['"]?(\w+)['"]?>/g)].map((match) => match[1])
  const strange = [...named, ...listed, ...mentioned].find(
    (openId) => openId !== 'all' && !known.hasPerson(String(openId)),
  )
  return strange === undefined ? undefined : fault(100290, 'invalid user id')
}

function imageFault(element: Json, known: Known): CardFault | undefined {
  const own = [element, ...listOf(element['img_list'])].map((holder) => holder['img_key'])
  const options = element['tag'] === 'select_img' ? listOf(element['options']) : []
  const keys = [...own, ...options.map((option) => option['img_key'])]
  const strange = keys.find((key) => typeof key === 'string' && !known.hasImage(key))
  return strange === undefined ? undefined : fault(200570, 'image key is invalid')
}
