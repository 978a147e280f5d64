import type { SourceFile } from './source-files.ts'

interface WordRule {
  what: string
  word: RegExp
  /** Where the word is at home. */
  home: RegExp
}

/** Programs that are started by hand: they read the environment, the clock and the console. */
const programs = /^(src\/(main|backup)\.ts|sandbox\/main\.ts|(bench|scripts|test)\/)/
const browser = /^sandbox\/page\//

/** Words with one home; each is a promise that would otherwise rest on memory. */
const wordRules: readonly WordRule[] = [
  { what: 'the environment', word: /\bprocess\.env\b/, home: programs },
  { what: 'the clock', word: /\bnew Date\(\s*\)|\bDate\.now\b/, home: programs },
  {
    what: 'random ids',
    word: /\brandomUUID\b|\bnanoid\b/,
    home: programs,
  },
  { what: 'the console', word: /\bconsole\./, home: programs },
  {
    what: 'the drizzle handle',
    word: /\.drizzle\b|\{[^{}]*\bdrizzle\b[^{}]*\}\s*[:=)]/,
    home: /^(db|test|bench)\//,
  },
  { what: "Feishu's paths", word: /open-apis\//, home: /^(src\/feishu|sandbox|test|bench)\// },
  {
    what: 'Chinese sentences',
    word: /\p{Script=Han}{2}/u,
    home: /^(cards\/|documents\/|policies\/|src\/web\/|sandbox\/(page\/|world\/|main\.ts)|test\/|bench\/)/,
  },
]

const blanks = (text: string) => text.replaceAll(/[^\n]/g, ' ')

/** What a command is called and how it is used stands with the command, in Chinese. */
function withoutUsage({ path, code }: SourceFile): string {
  if (!path.startsWith('src/features/')) return code
  return code
    .replaceAll(/\busage:\s*(['"`])[^]*?\1/g, blanks)
    .replaceAll(/\baliases:\s*\[[^\]]*\]/g, blanks)
}

/** Words that are not at home where they stand, as sentences. */
export function wordFaults(file: SourceFile): string[] {
  const lines = withoutUsage(file).split('\n')
  return wordRules
    .filter(
      (rule) =>
        !rule.home.test(file.path) && !(browser.test(file.path) && rule.what === 'the clock'),
    )
    .flatMap(({ what, word }) =>
      lines.flatMap((line, at) => (word.test(line) ? [`${file.path}:${at + 1} ${what}`] : [])),
    )
}
