import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { assert as always, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { answer, answersIn, opened, scratch, sqliteOf } from './scratch.ts'

const commits = 40
const headerBytes = 32

interface Written {
  path: string
  wal: Buffer
  /** How long the WAL was after each commit. */
  ends: number[]
}

test('a WAL cut anywhere leaves exactly the commits before the cut', () => {
  const written = writeAnswers()
  always(
    property(integer({ min: 0, max: written.wal.length }), (length) => {
      const found = answersAfter(written, written.wal.subarray(0, length))
      expect(found).toEqual(firstAnswers(written.ends.filter((end) => end <= length).length))
    }),
    { numRuns: 120, seed: 20_180_307 },
  )
})

test('a WAL with a flipped bit keeps exactly the commits before it', () => {
  const written = writeAnswers()
  const place = integer({ min: headerBytes, max: written.wal.length - 1 })
  always(
    property(place, integer({ min: 0, max: 7 }), (offset, bit) => {
      const damaged = Buffer.from(written.wal)
      damaged.writeUInt8(damaged.readUInt8(offset) ^ (1 << bit), offset)
      const found = answersAfter(written, damaged)
      expect(found).toEqual(firstAnswers(found.length))
      expect(found.length).toBe(written.ends.filter((end) => end <= offset).length)
    }),
    { numRuns: 120, seed: 20_180_309 },
  )
})

test('rubbish behind the last commit changes nothing', () => {
  const written = writeAnswers()
  const tail = Buffer.alloc(9000, 'rubbish')
  expect(answersAfter(written, Buffer.concat([written.wal, tail]))).toEqual(firstAnswers(commits))
})

test('a cut after a checkpoint leaves at least what the checkpoint saved', () => {
  const folder = scratch()
  const database = opened(`${folder}/zhibu.db`)
  for (let number = 1; number <= commits; number += 1) {
    database.inTransaction((tx) => answer(tx, number))
    if (number === 25) database.checkpoint()
  }
  copyFileSync(`${folder}/zhibu.db`, `${folder}/cut.db`)
  copyFileSync(`${folder}/zhibu.db-wal`, `${folder}/cut.db-wal`)
  truncateSync(`${folder}/cut.db-wal`, headerBytes + 100)
  expect(answersIn(opened(`${folder}/cut.db`))).toEqual(firstAnswers(25))
})

function writeAnswers(): Written {
  const path = `${scratch()}/zhibu.db`
  openDatabase(path).close()
  const database = opened(path)
  const ends = Array.from({ length: commits }, (_, index) => {
    database.inTransaction((tx) => answer(tx, index + 1))
    return readFileSync(`${path}-wal`).length
  })
  return { path, wal: readFileSync(`${path}-wal`), ends }
}

/** Opens a copy of the main file with this WAL beside it, as after a power cut. */
function answersAfter({ path }: Written, wal: Uint8Array): number[] {
  const cut = `${path}.cut`
  copyFileSync(path, cut)
  writeFileSync(`${cut}-wal`, wal)
  const database = openDatabase(cut)
  try {
    expect(sqliteOf(database).pragma('integrity_check', { simple: true })).toBe('ok')
    return answersIn(database)
  } finally {
    database.close()
  }
}

function firstAnswers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
