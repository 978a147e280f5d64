import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file opens with the key it was made with, and with no other', () => {
  const path = join(folder, 'zhibu.db')
  const keysDir = join(folder, 'keys')
  openDatabase(path, { keysDir }).close()
  openDatabase(path, { keysDir }).close()
  rmSync(keysDir, { recursive: true })
  expect(() => openDatabase(path, { keysDir })).toThrow('put texts.key back')
})
