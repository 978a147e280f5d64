import type Sqlite from 'better-sqlite3'
import { Column, is, Param, Placeholder } from 'drizzle-orm'

type Values = Readonly<Record<string, unknown>>

/** What of a prepared query of drizzle is looked at, and replaced, here. */
interface PreparedQuery {
  readonly query: { readonly params: readonly unknown[] }
  readonly stmt: Sqlite.Statement<unknown[], unknown[]>
  readonly fields?: readonly { path: readonly string[]; field: unknown }[]
  readonly customResultMapper?: unknown
  get(values?: Values): unknown
  all(values?: Values): unknown
  values(values?: Values): unknown
  run(values?: Values): unknown
}

/**
 * Has a prepared query find out once what drizzle finds out at every call: which parameter comes
 * from where and which column goes where. Queries it does not know the shape of stay as they are.
 */
export function quicken<T>(prepared: T): T {
  if (!isPreparedQuery(prepared)) return prepared
  const { query, stmt } = prepared
  const params = query.params.map(readerOf)
  const bound = (values: Values = {}) => params.map((read) => read(values))
  prepared.run = (values) => stmt.run(...bound(values))
  const toRow = rowMaker(prepared)
  if (toRow === undefined) return prepared
  stmt.raw()
  prepared.values = (values) => stmt.all(...bound(values))
  prepared.all = (values) => stmt.all(...bound(values)).map(toRow)
  prepared.get = (values) => {
    const row = stmt.get(...bound(values))
    return row && toRow(row)
  }
  return prepared
}

function isPreparedQuery(value: unknown): value is PreparedQuery {
  return typeof value === 'object' && value !== null && 'stmt' in value && 'query' in value
}

function readerOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return valueNamed(param.name)
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param
  const { encoder, value } = param
  const read = valueNamed(value.name)
  return (values) => encoder.mapToDriverValue(read(values))
}

function valueNamed(name: string): (values: Values) => unknown {
  return (values) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for ${name}`)
    return value
  }
}

/** Makes an object of a row whose columns all stand by themselves; undefined for other shapes. */
function rowMaker(prepared: PreparedQuery): ((row: unknown[]) => object) | undefined {
  const { fields, customResultMapper } = prepared
  if (!fields || customResultMapper !== undefined) return undefined
  const columns = fields.map(({ path, field }) => ({ name: path[0] ?? '', path, field }))
  const decoders: { name: string; column: Column }[] = []
  for (const { name, path, field } of columns) {
    if (path.length !== 1 || !is(field, Column)) return undefined
    decoders.push({ name, column: field })
  }
  return (row) => {
    const made: Record<string, unknown> = {}
    for (let at = 0; at < decoders.length; at += 1) {
      const decoder = decoders[at]
      const value = row[at]
      if (decoder)
        made[decoder.name] = value === null ? null : decoder.column.mapFromDriverValue(value)
    }
    return made
  }
}
