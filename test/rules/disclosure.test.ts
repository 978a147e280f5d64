import { array, assert, constantFrom, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../src/features/disclosure/rules/answers.ts'
import { maskOf, maskText, type Named } from '../../src/features/disclosure/rules/masking.ts'
import {
  periodFault,
  phaseOf,
  roundToPrepare,
  usualPeriod,
} from '../../src/features/disclosure/rules/period.ts'
import { villagers } from '../support/village.ts'

const plain = (name: string): Named => ({ name, posts: [] })
const secretary: Named = {
  name: '张春松',
  posts: [{ of: { kind: 'branch' }, post: 'secretary' }],
}

describe('how somebody stands in what everybody reads', () => {
  test.each([
    [secretary, 'post', '支部书记'],
    [secretary, 'surname', '张某某'],
    [secretary, 'hidden', '某某'],
    [plain('何兰仙'), 'post', '何某某'],
    [plain('李华'), 'surname', '李某'],
    [plain('欧阳明'), 'surname', '欧阳某'],
    [plain('欧阳修文'), 'surname', '欧阳某某'],
    [plain('阿'), 'surname', '阿某'],
    [
      { name: '郭文蓉', posts: [{ of: { unitName: '禾坪二支部' }, post: 'secretary' }] },
      'post',
      '禾坪二支部书记',
    ],
  ] as const)('%j by %s: %s', (person, naming, mask) => {
    expect(maskOf(person, naming)).toBe(mask)
  })
})

describe('a text', () => {
  const people = [secretary, plain('何兰'), plain('何兰仙'), plain('记得明')]
  test.each([
    ['张春松联系供电所', '支部书记联系供电所'],
    ['张 春 松、何\n兰仙家', '支部书记、何某某家'],
    ['何兰家和何兰仙家', '何某家和何某某家'],
    // A mask and what stands beside it may read like a name.
    ['张春松得明', '支部书某某'],
    ['张\u200b春\u200b松', '支部书记'],
    ['打 13988887777 或 139 8888 7777', '打 *** 或 ***'],
    ['身份证53062519870203001X', '身份证***'],
    ['座机0870-5123456，共 2018 年 1200000 元', '座机***，共 2018 年 1200000 元'],
    ['一\u0000二\r\n三', '一 二\n三'],
  ])('%j is shown as %j', (text, shown) => {
    expect(maskText(text, people, 'post')).toBe(shown)
  })

  test('a name with signs of a pattern is a name', () => {
    expect(maskText('是A.B(负责', [plain('A.B(')], 'hidden')).toBe('是某某负责')
    expect(maskText('是AxB(负责', [plain('A.B(')], 'hidden')).toBe('是AxB(负责')
  })

  test('a number given to be called stays', () => {
    expect(maskText('支部 13988887777', [], 'post', { keepNumbers: true })).toContain('13988887777')
  })

  const names = villagers.map(({ name }) => name)
  const pieces = array(
    oneof(
      constantFrom(...names),
      constantFrom('负责', '家', '、', ' ', '\n', '的地', '路灯', '某', '书记', '张', '春'),
      // Names cut in two and put beside others.
      constantFrom(...names).map((name) => name.slice(1)),
      constantFrom(...names).map((name) => name.slice(0, 1)),
    ),
    { maxLength: 25 },
  )

  test.each(['post', 'surname', 'hidden'] as const)(
    'of any names, by %s, holds no name of the register, spread out or not',
    (naming) => {
      const register = villagers.map(
        ({ name, posts }): Named => ({
          name,
          posts: posts.length > 0 ? [{ of: { kind: 'branch' }, post: 'member' }] : [],
        }),
      )
      assert(
        property(pieces, (said) => {
          const shown = maskText(said.join(''), register, naming).replaceAll(/[\s·]/g, '')
          expect(names.filter((name) => shown.includes(name))).toEqual([])
        }),
        { numRuns: 400 },
      )
    },
  )
})

describe('the period', () => {
  test.each([
    ['2018-03-19', '2018-03-23', undefined],
    ['2018-03-19', '2018-03-22', 'tooShort'],
    ['2018-03-25', '2018-03-19', 'tooShort'],
    ['2018-03-18', '2018-03-25', 'startsInPast'],
    ['2018-03-19', '2018-06-16', undefined],
    ['2018-03-19', '2018-06-17', 'tooLong'],
  ])('%s to %s, chosen on 19 March: %s', (fromOn, toOn, fault) => {
    expect(periodFault({ fromOn, toOn }, '2018-03-19')).toBe(fault)
  })

  test('starts on the day of the calendar, or today when that is past; never too short', () => {
    expect(usualPeriod('2018-03-19', '2018-03-12')).toEqual({
      fromOn: '2018-03-19',
      toOn: '2018-03-25',
    })
    const late = usualPeriod('2018-03-19', '2018-03-30')
    expect(late.fromOn).toBe('2018-03-30')
    expect(periodFault(late, '2018-03-30')).toBeUndefined()
  })

  const days = { fromOn: '2018-03-19', toOn: '2018-03-25' }
  test.each([
    ['open', '2018-03-18', 'toCome'],
    ['open', '2018-03-19', 'shown'],
    ['open', '2018-03-25', 'shown'],
    ['open', '2018-03-26', 'over'],
    ['closed', '2018-03-20', 'over'],
    ['draft', '2018-03-20', 'draft'],
    ['withdrawn', '2018-03-26', 'withdrawn'],
  ] as const)('%s on %s is %s', (state, today, phase) => {
    expect(phaseOf({ ...days, state }, today)).toBe(phase)
  })
})

describe('the round to prepare', () => {
  const closingOn = '2018-06-05'
  test.each([
    ['nothing yet', [], '2018-03-15', 1],
    ['a draft', [{ round: 1, state: 'draft' }], '2018-03-19', 1],
    ['shown', [{ round: 1, state: 'open' }], '2018-03-20', undefined],
    ['over', [{ round: 1, state: 'closed' }], '2018-05-21', undefined],
    ['over, two weeks before the review', [{ round: 1, state: 'closed' }], '2018-05-22', 2],
    ['withdrawn by mistake', [{ round: 1, state: 'withdrawn' }], '2018-03-20', 1],
    ['never shown by then', [{ round: 1, state: 'draft' }], '2018-06-05', 2],
    ['both shown', [{ round: 2, state: 'open' }], '2018-06-06', undefined],
    ['the second withdrawn', [{ round: 2, state: 'withdrawn' }], '2018-06-06', 2],
  ] as const)('%s: %j on %s', (_, rounds, today, round) => {
    expect(roundToPrepare(rounds, closingOn, today)).toBe(round)
  })
})

describe('an answer', () => {
  test.each([
    [{}, { problem: 'unchosen' }],
    [{ answer: 'splendid', words: 'x' }, { problem: 'unchosen' }],
    [{ answer: ['satisfied'] }, { problem: 'unchosen' }],
    [{ answer: 'not', words: '长'.repeat(501) }, { problem: 'tooLong' }],
    [{ answer: 'not' }, { answer: 'not', words: '' }],
    [
      { answer: 'partly', words: ' 灯\r\n亮了 ' },
      { answer: 'partly', words: '灯\n亮了' },
    ],
    [
      { answer: 'satisfied', words: 7 },
      { answer: 'satisfied', words: '' },
    ],
    [
      { answer: 'not', words: '𠀀'.repeat(500) },
      { answer: 'not', words: '𠀀'.repeat(500) },
    ],
  ])('%j', (form, given) => {
    expect(readAnswer(form)).toEqual(given)
  })
})
