import Sqlite from 'better-sqlite3'
import { CannotOpen, isBusy } from './cannot-open.ts'

/**
 * Keeps every other process away from `path` until the returned function is called or this process
 * dies: the operating system drops SQLite's lock even after `kill -9`.
 */
export function takeLock(path: string): () => void {
  const lock = new Sqlite(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new CannotOpen(`Another instance is running on ${path}: stop it first.`, { cause: error })
  }
  return () => {
    lock.close()
  }
}
