import type { CardElement } from '../card.ts'

/** Where in a card a component stands. */
interface Place {
  path: string
  /** How many containers are around it. */
  depth: number
  parent: string
  form: boolean
}

const mostLevels = 5
const mostTables = 5
const rootOnly = new Set(['form', 'table'])
const formOnly = new Set(['multi_select_static', 'multi_select_person'])
const fields = new Set([
  'input',
  'select_static',
  'select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  ...formOnly,
])

/** What stands where it may not, and names that are missing or taken twice. */
export function nestingFaults(elements: readonly CardElement[]): string[] {
  const all = [...walk(elements, { path: 'body', depth: 0, parent: 'body', form: false })]
  const tables = all.filter(([element]) => element.tag === 'table').length
  return [
    ...all.flatMap(([element, place]) =>
      rules.flatMap((rule) => {
        const fault = rule(element, place)
        return fault ? [`${place.path}: ${fault}`] : []
      }),
    ),
    ...twice('name', all),
    ...twice('element_id', all),
    ...(tables > mostTables ? [`card: ${tables} tables of at most ${mostTables}`] : []),
  ]
}

function* walk(
  elements: readonly CardElement[],
  outer: Place,
): Generator<[element: CardElement, place: Place]> {
  for (const [at, element] of elements.entries()) {
    const path = `${outer.path}[${at}]<${element.tag}>`
    yield [element, { ...outer, path }]
    const form = outer.form || element.tag === 'form'
    yield* walk(innerOf(element), { path, depth: outer.depth + 1, parent: element.tag, form })
  }
}

/** The components directly inside one. */
export function innerOf(element: CardElement): CardElement[] {
  return listIn(element, element.tag === 'column_set' ? 'columns' : 'elements')
}

function listIn(element: CardElement, property: string): CardElement[] {
  const list = element[property]
  return Array.isArray(list) ? list : []
}

type Rule = (element: CardElement, place: Place) => string | false

const rules: readonly Rule[] = [
  ({ tag }, { parent }) => rootOnly.has(tag) && parent !== 'body' && `${tag} only at the root`,
  ({ tag }, { form }) => formOnly.has(tag) && !form && `${tag} only in a form`,
  ({ tag }, { form }) => tag === 'chart' && form && 'no chart in a form',
  ({ tag }, { parent }) =>
    (tag === 'column') !== (parent === 'column_set') && 'columns and only columns in a column_set',
  (element, { depth }) =>
    isContainer(element) && depth >= mostLevels && `${element.tag} inside ${depth} containers`,
  (element, { form }) =>
    form && isTouched(element) && typeof element['name'] !== 'string' && 'no name in a form',
  (element, { form }) => !form && element['required'] !== undefined && 'required outside a form',
  (element, { form }) =>
    !form && element['form_action_type'] !== undefined && 'form_action_type outside a form',
  (element, { form }) =>
    !form && fields.has(element.tag) && !element['behaviors'] && 'does nothing outside a form',
  (element) => element.tag === 'form' && !submits(element) && 'a form without a submit button',
  columnsOfRows,
]

function isTouched({ tag }: CardElement): boolean {
  return fields.has(tag) || tag === 'button'
}

function isContainer(element: CardElement): boolean {
  return element.tag === 'column_set' || Array.isArray(element['elements'])
}

function submits(element: CardElement): boolean {
  return element['form_action_type'] === 'submit' || innerOf(element).some(submits)
}

function columnsOfRows(element: CardElement): string | false {
  if (element.tag !== 'table') return false
  const columns = listIn(element, 'columns')
  const names = new Set(columns.map((column) => column['name']))
  if (names.size < columns.length) return 'two columns have the same name'
  const stray = listIn(element, 'rows')
    .flatMap((cells) => Object.keys(cells))
    .find((key) => !names.has(key))
  return stray !== undefined && `row key ${stray} is no column`
}

function twice(property: 'name' | 'element_id', all: readonly (readonly [CardElement, Place])[]) {
  const seen = new Set<unknown>()
  return all.flatMap(([element, { path }]) => {
    const value = element[property]
    if (value === undefined) return []
    if (seen.has(value)) return [`${path}: ${property} ${JSON.stringify(value)} is taken`]
    seen.add(value)
    return []
  })
}
