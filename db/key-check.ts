import { eq } from 'drizzle-orm'
import { CannotOpen } from './cannot-open.ts'
import type { Tx } from './client.ts'
import { settings } from './schema/settings.ts'

const name = 'textsKey'

/** A file remembers which key its texts were sealed with: another one is refused, not mixed in. */
export function assertKeyFits(tx: Tx): void {
  const known = tx.drizzle.select().from(settings).where(eq(settings.name, name)).get()
  const value = tx.vault.fingerprint
  if (!known) tx.drizzle.insert(settings).values({ name, value }).run()
  else if (known.value !== value) {
    throw new CannotOpen(
      'The key of the confidential texts is missing or another one: put texts.key back into KEYS_DIR.',
    )
  }
}
