import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import {
  newSealing,
  open,
  privateHalf,
  privateKeyOf,
  publicHalf,
  publicKeyOf,
  seal,
} from '../../src/features/ballot/hpke.ts'
import {
  boxDigest,
  openerOf,
  paperHash,
  prepareSealing,
  sealFor,
} from '../../src/features/ballot/scheme.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

/** RFC 9180, appendix A.1.1: the base mode of this suite with AES-128, sequence number 0. */
const vector = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ephemeral: {
    privateKey: privateKeyOf(
      hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'),
    ),
    publicKey: publicKeyOf(hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431')),
  },
  publicRaw: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
  privateRaw: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  text: hex('4265617574792069732074727574682c20747275746820626561757479'),
  aad: hex('436f756e742d30'),
  sealed: hex(
    '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431' +
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9' +
      '6d8770ac83d07bea87e13c512a',
  ),
}
const aes128 = { id: 1, name: 'aes-128-gcm', keyBytes: 16 } as const

test('seals and opens as appendix A.1.1 of RFC 9180 says', () => {
  const to = publicHalf(vector.publicRaw, vector.info, aes128)
  const sealing = newSealing(to, vector.ephemeral)
  expect(seal(to, vector.aad, vector.text, sealing)).toEqual(vector.sealed)
  const by = privateHalf(vector.privateRaw, vector.info, aes128)
  expect(open(by, vector.aad, vector.sealed)).toEqual(vector.text)
})

const oracle = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const bytesOf = (buffer: Uint8Array) => new Uint8Array(buffer).buffer

test('another implementation opens what we seal, and we open what it seals', async () => {
  const info = Buffer.from('a ballot')
  for (let round = 0; round < 10; round += 1) {
    const [aad, text] = [randomBytes(round), randomBytes(1 + round * 7)]
    const pair = await oracle.kem.generateKeyPair()
    const publicRaw = new Uint8Array(await oracle.kem.serializePublicKey(pair.publicKey))
    const privateRaw = new Uint8Array(await oracle.kem.serializePrivateKey(pair.privateKey))

    const sealed = seal(publicHalf(publicRaw, info), aad, text)
    const opened = await oracle.open(
      { recipientKey: pair.privateKey, enc: bytesOf(sealed.subarray(0, 32)), info: bytesOf(info) },
      bytesOf(sealed.subarray(32)),
      bytesOf(aad),
    )
    expect(Buffer.from(opened)).toEqual(text)

    const theirs = await oracle.seal(
      { recipientPublicKey: pair.publicKey, info: bytesOf(info) },
      bytesOf(text),
      bytesOf(aad),
    )
    const whole = Buffer.concat([Buffer.from(theirs.enc), Buffer.from(theirs.ct)])
    expect(open(privateHalf(privateRaw, info), aad, whole)).toEqual(text)
  }
})

test('an envelope opens nowhere but in its place: round, voter, part, kind and key', () => {
  const { ballotKeys } = openDatabase(':memory:')
  const box = { roundId: 'r1', publicKey: ballotKeys.make('r1') }
  const key = ballotKeys.read('r1') ?? Buffer.alloc(32)
  const place = { kind: 'paper', personId: 'p1', part: 1 } as const
  const sealed = sealFor(box, place, Buffer.from('marks'))
  expect(openerOf(box, key).open(place, sealed).toString()).toBe('marks')

  const opener = openerOf(box, key)
  expect(() => opener.open({ ...place, personId: 'p2' }, sealed)).toThrow()
  expect(() => opener.open({ ...place, part: 2 }, sealed)).toThrow()
  expect(() => opener.open({ ...place, kind: 'sheet' }, sealed)).toThrow()
  expect(() => openerOf({ ...box, roundId: 'r2' }, key).open(place, sealed)).toThrow()
  ballotKeys.make('r2')
  const otherKey = ballotKeys.read('r2') ?? key
  expect(() => openerOf(box, otherKey).open(place, sealed)).toThrow()
  for (const at of [0, 31, 32, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => opener.open(place, changed)).toThrow()
  }
})

test('the same marks never give the same envelope', () => {
  const { ballotKeys } = openDatabase(':memory:')
  const box = { roundId: 'r1', publicKey: ballotKeys.make('r1') }
  const place = { kind: 'paper', personId: 'p1', part: 1 } as const
  const all = Array.from({ length: 50 }, () => sealFor(box, place, Buffer.alloc(32)))
  for (const bytes of [0, 32, 64]) {
    expect(new Set(all.map((one) => one.toString('hex', bytes, bytes + 16))).size).toBe(50)
  }
})

test('keys made ahead serve one message each', async () => {
  const { ballotKeys } = openDatabase(':memory:')
  const box = { roundId: 'r1', publicKey: ballotKeys.make('r1') }
  const opener = openerOf(box, ballotKeys.read('r1') ?? Buffer.alloc(32))
  const place = { kind: 'paper', personId: 'p1', part: 1 } as const
  let asked = 0
  for (let time = 0; time < 2; time += 1) prepareSealing(box, () => (asked += 20))
  expect(asked).toBe(20)
  await sleep(150)
  const all = Array.from({ length: 40 }, (_, at) => sealFor(box, place, Buffer.of(at)))
  expect(new Set(all.map((one) => one.toString('hex', 0, 32))).size).toBe(40)
  expect(all.map((one) => opener.open(place, one)[0])).toEqual(all.map((_, at) => at))
})

test('hashes tell papers and boxes apart by every part and its place', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((text) => ({ sealed: Buffer.from(text) }))
  if (!a || !b || !c) throw new Error('unreachable')
  const hashes = [[a, b], [b, a], [a], [a, b, c], [{ sealed: Buffer.from('ab') }]].map(paperHash)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(boxDigest(hashes)).not.toBe(boxDigest(hashes.slice(1)))
})
