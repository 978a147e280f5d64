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

function drizzleModule(specifier: string, parent: string | undefined): string | undefined {
  if (specifier === 'drizzle-orm') return `${drizzle}index.js`
  if (specifier.startsWith('drizzle-orm/')) return exported(specifier.slice('drizzle-orm/'.length))
  if (specifier.startsWith('.') && parent?.startsWith(drizzle))
    return new URL(specifier, parent).href
  return undefined
}

function exported(path: string): string | undefined {
  const candidates = [`${drizzle}${path}/index.js`, `${drizzle}${path}.js`]
  return candidates.find((url) => existsSync(fileURLToPath(url)))
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = context.conditions.includes('require')
      ? undefined
      : drizzleModule(specifier, context.parentURL)
    if (url === undefined) return nextResolve(specifier, context)
    return { url, format: 'module', shortCircuit: true }
  },
})
