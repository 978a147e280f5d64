import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  castsBallot,
  dualAttendance,
  expectedInB,
  gradedBy,
  hasVotingRight,
  listedOnBallot,
  observersOfA,
  participantsOfA,
  participantsOfB,
  suggestsGroupSessions,
  undecidedPlaces,
} from '../../src/organization/participation.ts'
import type { RegisterRow } from '../../db/queries/register.ts'
import { readRegister } from '../../src/features/roster/rules/read-register.ts'

function village(changed: Record<string, Record<string, string>> = {}): RegisterRow[] {
  const file = readFileSync(new URL('../support/village.csv', import.meta.url), 'utf8')
  const read = readRegister(parse(file), [])
  return (read?.rows ?? []).map((row) => ({
    personId: row.rosterCode ?? '',
    rosterCode: row.rosterCode ?? '',
    name: row.name,
    kind: row.kind,
    branchId: row.branch ?? null,
    groupId: row.group ?? null,
    posts: row.posts,
    flags: {
      ...Object.fromEntries(row.flags.map((flag) => [flag.flag, flag.detail ?? ''])),
      ...changed[row.rosterCode ?? ''],
    },
  }))
}

const codes = (rows: readonly RegisterRow[]) => rows.map((row) => row.rosterCode)

test('meeting A: eight participants, each once, and three observers (R12, R13)', () => {
  const rows = village()
  const eight = ['M01', 'M02', 'M07', 'M27', 'M28', 'M32', 'M47', 'M50']
  expect(codes(participantsOfA(rows))).toEqual(eight)
  expect(codes(observersOfA(rows))).toEqual(['N01', 'N02', 'N03'])
  expect(codes(dualAttendance(rows))).toEqual(eight)
})

test.each([
  ['B1', 26, 23, 24],
  ['B2', 20, 15, 17],
  ['B3', 14, 9, 10],
])('%s: of %i members %i are graded here, %i come to meeting B', (branch, all, graded, invited) => {
  const rows = village()
  const members = rows.filter((row) => row.branchId === branch && row.rosterCode.startsWith('M'))
  expect(members).toHaveLength(all)
  expect(gradedBy(rows, branch)).toHaveLength(graded)
  expect(participantsOfB(rows, branch)).toHaveLength(invited)
})

test.each<[string, Record<string, string>, number]>([
  ['M15 comes home before the freeze', { flowOut: 'returnedHome' }, 24],
  ['M04 leaves for the city', { flowOut: 'destination' }, 22],
  ['M04 is frail and bedridden', { frailBedridden: '' }, 23],
  ['M04 has lost contact', { lostContact: '7months' }, 22],
  ['M04 is to be removed', { expulsionPending: '' }, 22],
  ['M04 came from elsewhere', { flowIn: '' }, 22],
])('N of B1 when %s', (who, flags, expected) => {
  expect(gradedBy(village({ [who.slice(0, 3)]: flags }), 'B1')).toHaveLength(expected)
})

test('bedridden members leave 应到 only with approval, never the grading', () => {
  expect(codes(expectedInB(village(), 'B1'))).toContain('M08')
  const rows = village({ M08: { excludedFromExpected: '' } })
  expect(codes(expectedInB(rows, 'B1'))).not.toContain('M08')
  expect(codes(gradedBy(rows, 'B1'))).toContain('M08')
})

test('who casts, stands on the list and has the formal vote', () => {
  const rows = village()
  expect(codes(castsBallot(rows, 'B2', { probationaryCast: true }))).not.toContain('M39')
  expect(codes(castsBallot(rows, 'B2', { probationaryCast: true }))).toContain('M45')
  expect(codes(castsBallot(rows, 'B2', { probationaryCast: false }))).not.toContain('M45')
  expect(listedOnBallot(rows, 'B2', { listsProbationary: false })).toHaveLength(15)
  expect(listedOnBallot(rows, 'B2', { listsProbationary: true })).toHaveLength(17)
  expect(codes(rows.filter(hasVotingRight))).toHaveLength(56 - 2)
  expect(codes(undecidedPlaces(rows))).toEqual(['M43'])
})

test('groups are suggested above the threshold only (R15)', () => {
  expect(suggestsGroupSessions(20, 20)).toBe(false)
  expect(suggestsGroupSessions(21, 20)).toBe(true)
})
