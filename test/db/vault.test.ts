import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openVault, vaultWith } from '../../db/vault.ts'

const vault = vaultWith(randomBytes(32))

test('any text comes back, for the place it was sealed for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, about) => {
      expect(vault.open(vault.seal(text, about), about)).toBe(text)
    }),
  )
})

test('a text opens nowhere else, with no other key, and not when damaged', () => {
  const sealed = vault.seal('心里话', 'talk:1:work')
  expect(() => vault.open(sealed, 'talk:2:work')).toThrow()
  expect(() => vaultWith(randomBytes(32)).open(sealed, 'talk:1:work')).toThrow()
  const damaged = Buffer.from(sealed)
  damaged.writeUInt8(damaged.readUInt8(20) ^ 1, 20)
  expect(() => vault.open(damaged, 'talk:1:work')).toThrow()
})

test('the same text is never sealed to the same bytes, and short texts have one length', () => {
  const [one, two] = [vault.seal('好', 'a'), vault.seal('好', 'a')]
  expect(one.equals(two)).toBe(false)
  expect(vault.seal('一句长一点的话', 'a')).toHaveLength(one.length)
})

test('the key file is made once, for the owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  try {
    const first = openVault(join(folder, 'keys'))
    const sealed = first.seal('话', 'a')
    const again = openVault(join(folder, 'keys'))
    expect(again.open(sealed, 'a')).toBe('话')
    expect(again.fingerprint).toBe(first.fingerprint)
    expect(statSync(join(folder, 'keys', 'texts.key')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
