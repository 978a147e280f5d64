/** The database stays closed; the message is a sentence for whoever runs the service. */
export class CannotOpen extends Error {}

const readOnly = 'it may not be written to: check the owner and mode of the file and its folder'
const diskFull = 'the disk is full: free some space'
const notAFile = 'its path does not lead to a file: check DATA_DIR'

const sentences: Readonly<Record<string, string>> = {
  SQLITE_READONLY: readOnly,
  EACCES: readOnly,
  EROFS: readOnly,
  SQLITE_FULL: diskFull,
  ENOSPC: diskFull,
  SQLITE_CANTOPEN: notAFile,
  EISDIR: notAFile,
  ENOTDIR: notAFile,
  EEXIST: notAFile,
  SQLITE_NOTADB: 'the file is not a database of this program: restore a backup',
  SQLITE_CORRUPT: 'the file is damaged: restore a backup',
  SQLITE_BUSY: 'another program holds it: close whatever else has the file open',
}

/** The same failure as a sentence where one is known. */
export function explained(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const [, family = ''] = /^(SQLITE_[A-Z]+|E[A-Z]+)/.exec(String(error.code)) ?? []
  const sentence = sentences[family]
  if (sentence === undefined) return error
  return new CannotOpen(`Cannot open the database ${path}: ${sentence}.`, { cause: error })
}

/** Whether the disk, or the limit set for the file, left no room for a write. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === 'SQLITE_FULL') || isDiskFull(error.cause)
}

/** Whether another process held the file; nothing was written and trying again can help. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
