import type { Import, SourceFile } from './source-files.ts'

interface ImportRule {
  /** Files the rule is about. */
  files: RegExp
  /** Our own files and packages they may import. */
  may: RegExp
  /** Our own files they may take types from, and nothing else. */
  mayType?: RegExp
}

/** The design's import rules as a machine reads them; a file obeys every rule that names it. */
const importRules: readonly ImportRule[] = [
  // Cards and documents know nothing but views and the fixed wording of policies.
  { files: /^cards\//, may: /^(cards\/|policies\/|zod$)/, mayType: /^src\// },
  {
    files: /^documents\//,
    may: /^(?!(src|db|sandbox|test)\/|cards\/(?!wording))/,
    mayType: /^src\//,
  },
  { files: /^policies\//, may: /^(policies\/|zod$|node:)/ },
  // The database knows only drizzle; it takes types from policies to store what they name.
  {
    files: /^db\//,
    may: /^(db\/|drizzle-orm|better-sqlite3$|age-encryption$|node:|zod$)/,
    mayType: /^(policies|src)\//,
  },
  // Rules know only the business: no clock, no database, no network.
  {
    files: /^src\/features\/[\w-]+\/rules(\/|\.ts$)/,
    may: /^(src\/features\/[\w-]+\/|src\/(errors\.ts|organization\/)|policies\/|zod$)/,
    mayType: /^(db|src|cards)\//,
  },
  // Features meet the world through the pipeline, the organization and queries.
  {
    files: /^src\/features\//,
    may: /^(?!src\/(feishu|web|main|app|config)|(sandbox|test)\/|db\/(?!queries\/)|node:(fs|http))/,
    mayType: /^(db\/(client\.ts$|schema\/)|src\/feishu\/(inbound|platform)\.ts$)/,
  },
  {
    files: /^src\/organization\//,
    may: /^(src\/organization\/|src\/errors\.ts|db\/queries\/|policies\/|zod$)/,
    mayType: /^(db|src\/pipeline|cards\/kit)\//,
  },
  {
    files: /^src\/pipeline\//,
    may: /^(?!src\/(features|web|feishu|main|app)|sandbox\/|db\/(?!queries\/))/,
    mayType: /^(db\/client\.ts$|src\/feishu\/(inbound|platform)\.ts$)/,
  },
  // Only src/feishu has heard of Feishu's API, and it has heard of nothing else.
  {
    files: /^src\/feishu\//,
    may: /^(?!src\/(?!feishu\/|errors\.ts|time\.ts)|db\/|policies\/|documents\/|cards\/(?!wording))/,
    mayType: /^(cards\/kit\/|src\/(config|time)\.ts|pino$)/,
  },
  { files: /^(?!src\/feishu\/|test\/)/, may: /^(?!@larksuiteoapi\/|@satorijs\/)/ },
  { files: /^(?!db\/|test\/|bench\/|scripts\/)/, may: /^(?!drizzle-orm|better-sqlite3)/ },
  // The sandbox shares no code with the bot; one file starts the other.
  { files: /^sandbox\/(?!main\.ts$)/, may: /^(?!(src|db|cards|documents|policies|test)\/)/ },
  {
    files: /^sandbox\/main\.ts$/,
    may: /^(?!(src\/(?!app\.ts$)|db|cards|documents|policies|test)\b)/,
    mayType: /^src\//,
  },
  { files: /^(src\/(?!main\.ts$)|db|cards|documents|policies)/, may: /^(?!sandbox\/|test\/)/ },
]

/** Features made of others' work; everyone else goes through `db/queries`. */
const acrossFeatures = new Set(['readiness', 'archive', 'todo'])

const featureOf = (path: string) => /^src\/features\/([\w-]+)\//.exec(path)?.[1]

function crossesFeatures(path: string, to: string): boolean {
  const own = featureOf(path)
  const other = featureOf(to)
  if (own === undefined || other === undefined || own === other) return false
  return !acrossFeatures.has(own)
}

function breaks(path: string, { to, typeOnly }: Import): boolean {
  if (crossesFeatures(path, to)) return true
  return importRules
    .filter((rule) => rule.files.test(path))
    .some((rule) => !(rule.may.test(to) || (typeOnly && rule.mayType?.test(to))))
}

/** Imports that break a rule, as sentences. */
export function importFaults({ path, imports }: SourceFile): string[] {
  return imports
    .filter((imported) => breaks(path, imported))
    .map(({ to, typeOnly }) => `${path} imports ${typeOnly ? 'types of ' : ''}${to}`)
}
