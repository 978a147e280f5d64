import { array, assert, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { likeness, matchNames } from '../../src/features/roster/rules/name-match.ts'

const person = (name: string, personId = name) => ({ personId, name })
const account = (name: string, openId = `ou_${name}`) => ({ openId, name })

test.each([
  ['张向强', '张向强', 3],
  ['张 向强', '张向强', 3],
  ['李晓远', '李晓远-三支部', 2],
  ['李晓远', '晓远', 2],
  ['李晓远', '晓远（城里）', 2],
  ['李晓远', '李晓远（三支部）', 2],
  ['张向强', '张俊强', 1],
  ['张向强', '王向强', 0],
  ['张向强', '张', 0],
  ['王强', '王刚', 0],
])('%s and %s are alike: %i', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected)
  expect(likeness(b, a)).toBe(expected)
})

test('one person and one account of a name are linked, the similar ones are asked', () => {
  const people = [person('张向强'), person('张俊强'), person('罗秋梅')]
  const accounts = [account('张向强'), account('张小强'), account('村民')]
  expect(matchNames(people, accounts)).toEqual({
    links: [{ personId: '张向强', openId: 'ou_张向强' }],
    doubtful: [{ personId: '张俊强', candidates: ['ou_张小强'] }],
  })
})

test('true namesakes are never guessed at', () => {
  const twoPeople = [person('李晓远', 'p1'), person('李晓远', 'p2')]
  expect(matchNames(twoPeople, [account('李晓远')]).links).toEqual([])
  const twoAccounts = [account('李晓远', 'ou_1'), account('李晓远', 'ou_2')]
  const asked = matchNames([person('李晓远')], twoAccounts)
  expect(asked.links).toEqual([])
  expect(asked.doubtful).toEqual([{ personId: '李晓远', candidates: ['ou_1', 'ou_2'] }])
})

test('what the secretary refused is neither linked nor asked again', () => {
  const people = [person('张三丰')]
  const accounts = [account('张三丰', 'ou_1')]
  expect(matchNames(people, accounts, new Set(['ou_1 张三丰'])).links).toEqual([])
  expect(matchNames(people, accounts, new Set(['ou_1']))).toEqual({ links: [], doubtful: [] })
})

test('never two accounts to one person, nor one account to two', () => {
  const names = stringMatching(/^[张李王][晓秋]?[强远]$/)
  assert(
    property(array(names, { maxLength: 12 }), array(names, { maxLength: 12 }), (a, b) => {
      const people = a.map((name, at) => person(name, `p${at}`))
      const accounts = b.map((name, at) => account(name, `ou_${at}`))
      const { links, doubtful } = matchNames(people, accounts)
      expect(new Set(links.map((link) => link.personId)).size).toBe(links.length)
      expect(new Set(links.map((link) => link.openId)).size).toBe(links.length)
      const linkedAccounts = new Set(links.map((link) => link.openId))
      for (const question of doubtful) {
        expect(links.map((link) => link.personId)).not.toContain(question.personId)
        expect(question.candidates.some((openId) => linkedAccounts.has(openId))).toBe(false)
      }
      for (const link of links) {
        const name = people.find((one) => one.personId === link.personId)?.name
        expect(accounts.find((one) => one.openId === link.openId)?.name).toBe(name)
      }
    }),
  )
})
