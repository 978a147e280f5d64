const idBytes = 16
const idsAtOnce = 256

/**
 * Makes ids of 128 random bits as text; randomness is asked for many at a time, which is cheaper.
 */
export function idsFrom(fill: (bytes: Buffer) => unknown): () => string {
  const pool = Buffer.alloc(idBytes * idsAtOnce)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      fill(pool)
      at = 0
    }
    at += idBytes
    return pool.toString('base64url', at - idBytes, at)
  }
}
