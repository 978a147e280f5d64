import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../client.ts'
import { settings } from '../schema/settings.ts'

const name = 'publicUrl'

/** Under which address villagers reach the public pages, without a slash at its end. */
export function publicAddress(reader: Reader): string | undefined {
  return reader.drizzle.select().from(settings).where(eq(settings.name, name)).get()?.value
}

/** Keeps where the pages are reached since this start; undefined: nowhere. */
export function savePublicAddress(tx: Tx, value: string | undefined): void {
  tx.drizzle.delete(settings).where(eq(settings.name, name)).run()
  if (value !== undefined) tx.drizzle.insert(settings).values({ name, value }).run()
}
