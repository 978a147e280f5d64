// Plain JavaScript: to strip the types of a single file Node loads 17 MB. All others come stripped
// out of the compile cache, which must be there before the first of them is read.
import { existsSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// A village's server shares a small machine: garbage is collected before the heap has doubled.
setFlagsFromString('--heap-growing-percent=40')

// What was stripped of its types and compiled once need not be at the next start.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)))

// The module loader reads drizzle's 179 KB `exports` map again for each of its modules. Naming file
// and format here spares it that (docs/decisions/001-fast-imports.md).
const drizzle = new URL('./', import.meta.resolve('drizzle-orm')).href

// zod brings its sentences in fifty languages, of which nobody reads any but the one it starts with.
const zod = new URL('./', import.meta.resolve('zod')).href

/** @type {(specifier: string, parent: string | undefined) => string | undefined} */
function moduleOf(specifier, parent) {
  if (specifier === 'drizzle-orm') return `${drizzle}index.js`
  if (specifier.startsWith('drizzle-orm/')) return exported(specifier.slice('drizzle-orm/'.length))
  if (!specifier.startsWith('.')) return undefined
  if (parent?.startsWith(drizzle)) return new URL(specifier, parent).href
  const isAllLanguages = specifier === '../locales/index.js' && parent?.startsWith(zod)
  return isAllLanguages ? new URL('../locales/en.js', parent).href : undefined
}

/** @type {(path: string) => string | undefined} */
function exported(path) {
  const candidates = [`${drizzle}${path}/index.js`, `${drizzle}${path}.js`]
  return candidates.find((url) => existsSync(fileURLToPath(url)))
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = context.conditions.includes('require')
      ? undefined
      : moduleOf(specifier, context.parentURL)
    if (url === undefined) return nextResolve(specifier, context)
    return { url, format: 'module', shortCircuit: true }
  },
})
