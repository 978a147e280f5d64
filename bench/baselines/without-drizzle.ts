/** The bot itself with nothing in drizzle's place: what is left of its start is its own. */
import { registerHooks } from 'node:module'

/** After the bot's own arguments: a module that exports nothing under all of drizzle's names. */
const url = process.argv[4] ?? ''

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith('drizzle-orm')) return nextResolve(specifier, context)
    return { url, format: 'module', shortCircuit: true }
  },
})

await import('../programs/bot.ts')
