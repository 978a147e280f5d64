import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { withinScope } from '../../src/features/roster/rules/branch-scope.ts'
import { flagsAmong, flagsIn, postsIn, yearIn } from '../../src/features/roster/rules/cells.ts'
import { compareRegister, type Listed } from '../../src/features/roster/rules/compare.ts'
import { readRegister, type ReadRow } from '../../src/features/roster/rules/read-register.ts'

const file = readFileSync(new URL('../support/village.csv', import.meta.url), 'utf8')
const village = parse(file)
const read = (lines: string[]) =>
  readRegister(
    lines.map((line) => line.split(',')),
    [],
  )

test.each<[string, string[] | undefined]>([
  ['', []],
  ['GB.secretary;VC.director', ['GB.secretary', 'VC.director']],
  ['gb.secretary', ['GB.secretary']],
  ['B1G3.leader', ['B1G3.leader']],
  ['总支书记；村委会主任', ['GB.secretary', 'VC.director']],
  ['党总支副书记、支部书记', ['GB.deputySecretary', 'B1.secretary']],
  ['支部组织委员，党小组组长', ['B1.organization', 'B1G2.leader']],
  ['村务监督委员会主任', ['VS.director']],
  ['村委会副主任;村委会副主任', ['VC.deputyDirector']],
  ['GB.leader', undefined],
  ['B1.director', undefined],
  ['__proto__.secretary', undefined],
  ['县长', undefined],
])('posts %j', (cell, expected) => {
  const posts = postsIn(cell, { branch: 'B1', group: 'B1G2' })
  expect(posts?.map((held) => `${held.body}.${held.post}`)).toEqual(expected)
})

test('a branch post without a branch is not understood', () => {
  expect(postsIn('支部书记', { branch: undefined, group: undefined })).toBeUndefined()
})

test.each<[string, string[] | undefined]>([
  ['', []],
  ['team', []],
  ['flowOut:destination', ['flowOut:destination']],
  ['flowOut', ['flowOut:undetermined']],
  ['流动党员（已回村）', ['flowOut:returnedHome']],
  ['lostContact:7months', ['lostContact:7months']],
  ['失联（7个月）', ['lostContact:7months']],
  ['失联;年老体弱', ['lostContact:', 'frail:']],
  ['flowOut:mars', undefined],
  ['frail:very', undefined],
  ['rich', undefined],
])('flags %j', (cell, expected) => {
  const flags = flagsIn(cell)
  expect(flags?.map((flag) => `${flag.flag}:${flag.detail ?? ''}`)).toEqual(expected)
})

test('of a free remark only the known words are kept', () => {
  expect(flagsAmong('住在村东头，年老体弱')).toEqual([{ flag: 'frail', detail: null }])
})

test.each([
  ['1996', 1996],
  ['１９９６', 1996],
  ['1996年7月', 1996],
  ['1996-07-01', 1996],
  ['1996.7', 1996],
  ['199607', 1996],
  ['19960701', 1996],
  ['96', undefined],
  ['7/1996', undefined],
  ['3996', undefined],
])('year %j', (cell, year) => {
  expect(yearIn(cell)).toBe(year)
})

test('the whole sample village is read', () => {
  const found = readRegister(village, [])
  expect(found?.bad).toEqual([])
  expect(found?.rows).toHaveLength(68)
  expect(found?.units.map((unit) => unit.code)).toHaveLength(3 + 7)
})

test('a Chinese register below a title line is read, units get codes', () => {
  const found = read([
    '禾坪村党员花名册',
    '姓名,性别,出生年月,入党时间,所在支部,党小组,职务,备注,电话',
    '张 三,男,1970年1月,1996.07,二支部,一组,支部书记,无',
    '李四,女,1980,2008,三支部,1,小组组长,流动党员（在流入地评议）',
  ])
  expect(found?.bad).toEqual([])
  expect(found?.unknownColumns).toEqual([9])
  expect(found?.rows[0]).toMatchObject({
    line: 3,
    name: '张三',
    branch: 'B1',
    group: 'B1G1',
    kind: 'fullMember',
    posts: [{ body: 'B1', post: 'secretary' }],
  })
  expect(found?.rows[1]).toMatchObject({ branch: 'B2', flags: [{ flag: 'flowOut' }] })
})

test('known units keep their codes whatever the file calls them first', () => {
  const known = [{ code: 'B7', name: '二支部', parent: 'GB' }]
  const found = readRegister(
    [
      ['姓名', '支部'],
      ['张三', '二支部'],
      ['李四', '新支部'],
    ],
    known,
  )
  expect(found?.rows.map((row) => row.branch)).toEqual(['B7', 'B1'])
})

test('bad cells are reported by line and column, the good rows stay', () => {
  const found = read([
    'id,name,sex,born,joined,kind,branch,group,posts,flags',
    'M01,,M,1970,1996,full,B1,B1G1,,',
    'M02,李四,X,1970,1996,full,B1,B2G1,king,rich',
    'M03,王五,M,seventy,1996,full,,,,',
    'M04,赵六,M,1990,1996,full,B1,B1G1,,',
    'M04,钱七,M,1970,1996,full,B1,B1G1,,',
    'M05,孙八,M,1970,1996,full,B1,B1G1,,',
  ])
  expect(found?.bad.map((cell) => `${cell.line} ${cell.column} ${cell.problem}`)).toEqual([
    '2 name missing',
    '3 group otherBranch',
    '3 sex notUnderstood',
    '3 posts notUnderstood',
    '3 flags notUnderstood',
    '4 born notAYear',
    '4 branch missing',
    '5 joined tooYoung',
    '6 id repeated',
  ])
  expect(found?.rows.map((row) => row.name)).toEqual(['孙八'])
})

test('a table without a name column is no register', () => {
  expect(
    readRegister(
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      [],
    ),
  ).toBeUndefined()
  expect(readRegister([], [])).toBeUndefined()
})

test('a branch secretary is held to the own branch and its posts', () => {
  const found = readRegister(village, [])
  const scoped = found && withinScope(found, 'B2')
  expect(scoped?.rows.every((row) => row.branch === 'B2')).toBe(true)
  expect(scoped?.bad).toContainEqual({ line: 29, column: 'posts', problem: 'notYourPost' })
  expect(scoped?.bad).toContainEqual({ line: 2, column: 'branch', problem: 'notYourBranch' })
  expect(scoped?.units.map((unit) => unit.code)).toEqual(['B2', 'B2G1', 'B2G2'])
})

const listed = (row: ReadRow, personId: string): Listed => ({
  ...row,
  personId,
  rosterCode: row.rosterCode ?? personId,
  sex: row.sex ?? null,
  bornYear: row.bornYear ?? null,
  joinedYear: row.joinedYear ?? null,
})

test('importing what is there already changes nothing', () => {
  const found = readRegister(village, [])
  if (!found) throw new Error('not read')
  const register = found.rows.map((row) => listed(row, `p-${row.rosterCode}`))
  const compared = compareRegister(found, register)
  expect(compared.same).toHaveLength(68)
  expect([compared.added, compared.changed, compared.gone]).toEqual([[], [], []])
})

test('new, changed, renumbered and gone people are told apart', () => {
  const before = read(['id,name,born,branch', '1,张三,1970,B1', '2,李四,1971,B1', '3,王五,1972,B1'])
  const after = read(['id,name,born,branch', '1,李四,1971,B1', '2,张三,1970,B2', '4,赵六,1973,B1'])
  if (!before || !after) throw new Error('not read')
  const register = before.rows.map((row) => listed(row, `p${row.rosterCode}`))
  const compared = compareRegister(after, register)
  expect(compared.added.map((row) => row.name)).toEqual(['赵六'])
  expect(compared.gone).toEqual(['p3'])
  expect(compared.changed.map(({ personId, columns }) => ({ personId, columns }))).toEqual([
    { personId: 'p2', columns: ['id'] },
    { personId: 'p1', columns: ['id', 'branch'] },
  ])
})

test('two namesakes without a year are not guessed at, and an unread row makes nobody gone', () => {
  const before = read(['id,name,born,branch', '1,张三,1970,B1', '2,张三,1990,B1'])
  const after = read(['name,branch', '张三,B1', '李四,', '王五,B1'])
  if (!before || !after) throw new Error('not read')
  const register = before.rows.map((row) => listed(row, `p${row.rosterCode}`))
  const compared = compareRegister(after, register)
  expect(compared.changed).toEqual([])
  expect(compared.gone).toEqual([])
})
