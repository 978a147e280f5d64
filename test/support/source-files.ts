import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

export const root = join(import.meta.dirname, '../..')

export interface Import {
  /** A path from the root for our own files, a package's name for others. */
  to: string
  typeOnly: boolean
}

export interface SourceFile {
  path: string
  source: string
  /** The source without comments and regular expressions, line by line as long as before. */
  code: string
  imports: Import[]
  hasDefaultExport: boolean
  /** Length in lines of each function. */
  functions: { line: number; lines: number }[]
}

/** The project's own text files that match, as paths from its root. */
export function pathsOf(...patterns: string[]): string[] {
  const found = globSync(patterns, {
    cwd: root,
    exclude: (name) => name.split(/[\\/]/).some((part) => skipped.has(part)),
  })
  return found.map((path) => path.replaceAll('\\', '/')).toSorted()
}

const skipped = new Set(['node_modules', 'dist', 'golden', 'migrations'])

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function readSourceFile(path: string): SourceFile {
  return parseSourceFile(path, textOf(path))
}

export function parseSourceFile(path: string, source: string): SourceFile {
  const { module, comments, program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} is not TypeScript`)
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    to: resolved(path, moduleRequest.value),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ to: resolved(path, moduleRequest.value), typeOnly: isType }] : [],
    ),
  )
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    to: resolved(path, source.slice(start + 1, end - 1)),
    typeOnly: false,
  }))
  return {
    path,
    source,
    code: blanked(source, [...comments, ...patternsOf(program)]),
    imports: [...imports, ...passedOn, ...dynamic],
    hasDefaultExport: module.staticExports.some(({ entries }) =>
      entries.some((entry) => entry.exportName.name === 'default' || isDefault(entry)),
    ),
    functions: functionsOf(program, source),
  }
}

const isDefault = (entry: { exportName: { kind: string } }) => entry.exportName.kind === 'Default'

function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier
}

interface Span {
  start: number
  end: number
}

type Program = ReturnType<typeof parseSync>['program']

function blanked(source: string, spans: readonly Span[]): string {
  let code = ''
  let at = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    code += source.slice(at, start) + source.slice(start, end).replaceAll(/[^\n]/g, ' ')
    at = end
  }
  return code + source.slice(at)
}

function patternsOf(program: Program): Span[] {
  const found: Span[] = []
  const visitor = new Visitor({
    Literal(node) {
      if ('regex' in node) found.push({ start: node.start, end: node.end })
    },
  })
  visitor.visit(program)
  return found
}

function functionsOf(program: Program, source: string) {
  const found: { line: number; lines: number }[] = []
  const note = ({ start, end }: Span) => {
    const lines = source.slice(start, end).split('\n').length
    if (lines > 1) found.push({ line: source.slice(0, start).split('\n').length, lines })
  }
  const visitor = new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
  })
  visitor.visit(program)
  return found
}
