export type Json = Record<string, unknown>

/** One component, and what it stands in. */
export interface Placed {
  element: Json
  tag: string
  /** The form around it. */
  form: Json | undefined
  /** How many containers are around it; 0 right in the body. */
  depth: number
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** All components of a card in reading order, containers before what they hold. */
export function* walkCard(card: Json): Generator<Placed> {
  const body = isJson(card['body']) ? card['body'] : {}
  yield* walk(listOf(body['elements']), undefined, 0)
}

function* walk(elements: Json[], form: Json | undefined, depth: number): Generator<Placed> {
  for (const element of elements) {
    const tag = String(element['tag'])
    yield { element, tag, form, depth }
    const inner = tag === 'form' ? element : form
    for (const column of listOf(element['columns'])) {
      yield* walk(listOf(column['elements']), inner, depth + 1)
    }
    yield* walk(listOf(element['elements']), inner, depth + 1)
    const area = isJson(element['button_area']) ? element['button_area'] : {}
    yield* walk(listOf(area['buttons']), inner, depth + 1)
  }
}

/** Objects with a tag, text objects too: what the limit of 200 counts. */
export function countTagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countTagged(one), 0)
  if (!isJson(value)) return 0
  const own = typeof value['tag'] === 'string' ? 1 : 0
  const inner = Object.entries(value).filter(([key]) => !foreign.has(key))
  return inner.reduce((sum, [, one]) => sum + countTagged(one), own)
}

/** What these hold is data of the app, not card. */
const foreign = new Set(['chart_spec', 'value', 'rows'])
