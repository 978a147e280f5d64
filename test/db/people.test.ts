import { expect, test } from 'vitest'
import {
  flagsOf,
  insertPerson,
  personByOpenId,
  replaceFlags,
  updatePerson,
} from '../../db/queries/people.ts'
import { insertUnit } from '../../db/queries/units.ts'
import { opened } from './scratch.ts'

test('who an account belongs to and what is noted about them follow every change, also an undone one', async () => {
  const database = opened(':memory:')
  const name = () => personByOpenId(database, 'ou_1')?.name
  const flags = () => flagsOf(database, 'p1').map(({ flag }) => flag)
  expect(name()).toBeUndefined()
  database.inTransaction((tx) => {
    insertUnit(tx, unit)
    insertPerson(tx, person)
  })
  expect([name(), flags()]).toEqual(['甲', []])
  database.inTransaction((tx) => {
    updatePerson(tx, 'p1', { name: '乙' })
    replaceFlags(tx, 'p1', [{ flag: 'flowOut', detail: null }])
  })
  expect([name(), flags()]).toEqual(['乙', ['flowOut']])
  const undone = database.commit((tx) => {
    updatePerson(tx, 'p1', { name: '丙', openId: null })
    replaceFlags(tx, 'p1', [])
    expect([personByOpenId(tx, 'ou_1'), flagsOf(tx, 'p1')]).toEqual([undefined, []])
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect([name(), flags()]).toEqual(['乙', ['flowOut']])
})

const unit = {
  unitId: 'u1',
  kind: 'generalBranch' as const,
  parentId: null,
  code: 'GB',
  name: '总支',
  rootId: 'u1',
}
const person = {
  personId: 'p1',
  rootId: 'u1',
  rosterCode: 'M01',
  name: '甲',
  kind: 'fullMember' as const,
  openId: 'ou_1',
  delivery: 'normal' as const,
  state: 'active' as const,
}
