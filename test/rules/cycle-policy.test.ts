import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { share } from '../../policies/parameter-codecs.ts'
import { lintPhrases } from '../../policies/phrase-lint.ts'
import { policySchema } from '../../policies/policy.ts'
import { phrasePackOf, policyFor, presetIds } from '../../policies/presets.ts'
import { readParameterCells } from '../../src/features/cycle/parameter-file.ts'
import {
  allParameters,
  findParameter,
  shown,
  sourceOf,
  valueAt,
  withValueAt,
  withWritten,
} from '../../src/features/cycle/parameters.ts'

const village = policyFor('2017-village', 2018)
const third = policyFor('one-third', 2019)

test('the presets differ where the years differ, and the shares are exact', () => {
  expect(village.excellentRatio).toMatchObject({ min: { num: 15, den: 100 }, mode: 'guide' })
  expect(third.excellentRatio).toMatchObject({ min: null, max: { num: 1, den: 3 } })
  expect([village.talk.rule3Mode, third.talk.rule3Mode]).toEqual(['sameTalk', 'deputyHeads'])
  expect(village.theme).not.toBe('')
  expect(third.theme).toBe('')
})

test('every value of a policy stands on a page as one parameter, and only once', () => {
  const leaves = (inner: unknown, path: string): string[] => {
    const isEnd = path !== '' && findParameter(path) !== undefined
    if (isEnd || typeof inner !== 'object' || inner === null) return [path]
    return Object.entries(inner).flatMap(([key, value]) =>
      leaves(value, path === '' ? key : `${path}.${key}`),
    )
  }
  const listed = allParameters.map((parameter) => parameter.path)
  const windowOpens = 'reminder.offsets.windowOpens'
  expect(
    leaves(village, '')
      .filter((path) => path !== windowOpens)
      .toSorted(),
  ).toEqual(listed.toSorted())
})

describe.each(presetIds)('the parameters of %s', (preset) => {
  const policy = policyFor(preset, 2018)
  test.each(allParameters.map((parameter) => [parameter.path, parameter] as const))(
    '%s reads back what it shows',
    (path, parameter) => {
      const text = shown(policy, parameter)
      if (parameter.codec.kind === 'choice') expect(parameter.codec.options).toContain(text)
      const again = withWritten(policy, parameter, text)
      expect(again && valueAt(again, path)).toEqual(valueAt(policy, path))
    },
  )
})

test('a share shows as per cent or as the fraction it is, and reads back as the same share', () => {
  expect(share.show({ num: 1, den: 3 })).toBe('1/3')
  expect(share.show({ num: 15, den: 100 })).toBe('15%')
  const exact = fc
    .record({ num: fc.nat({ max: 60 }), den: fc.integer({ min: 1, max: 60 }) })
    .filter(({ num, den }) => num <= den)
  fc.assert(
    fc.property(exact, ({ num, den }) => {
      const back = share.read(share.show({ num, den }), undefined) as { num: number; den: number }
      expect(back.num * den).toBe(num * back.den)
    }),
  )
})

test.each([
  ['excellentRatio.max', '120%'],
  ['excellentRatio.max', '1/0'],
  ['excellentRatio.max', '二成'],
  ['study.minSessions', '0'],
  ['study.minSessions', '一次'],
  ['study.topics', ''],
  ['meeting.windowFrom', '3月7日'],
  ['calendar.holidays', '春节 2018-02-21 2018-02-15'],
  ['calendar.workdays', '2018-02-30'],
  ['probationary.graded', '也许'],
  ['basisDocuments', '镇党委｜通知｜3号｜昨天'],
])('%s does not take %j', (path, text) => {
  const parameter = findParameter(path)?.parameter
  expect(parameter && withWritten(village, parameter, text)).toBeUndefined()
})

test('renaming a topic keeps its key, a new one gets its own', () => {
  const topics = findParameter('study.topics')!.parameter
  const renamed = withWritten(village, topics, '甲；乙；党员义务；丁')
  expect(renamed?.study.topics.map((one) => one.id)).toEqual(
    village.study.topics.map((one) => one.id),
  )
  const fewer = withWritten(village, topics, '党员义务；新的')
  expect(fewer?.study.topics.map((one) => one.id)).toEqual(['memberDuties', 'own-新的'])
})

test('nothing that is not a policy gets in', () => {
  expect(withValueAt(village, 'talk.k', 0)).toBeUndefined()
  expect(policySchema.safeParse({ ...village, extra: 1 }).success).toBe(false)
})

describe('the parameter file', () => {
  const cycle = { parameters: village, sources: {}, preset: '2017-village' }
  const heading = ['参数编号', '参数', '现在的值', '来源']
  const rows = allParameters.map((one) => [
    one.path,
    one.name,
    shown(village, one),
    sourceOf(cycle, one.path),
  ])

  test('sent back as it was changes nothing', () => {
    expect(readParameterCells(cycle, [heading, ...rows])).toEqual({
      parameters: village,
      sources: {},
    })
  })

  test('changes what was changed, with its source', () => {
    const read = readParameterCells(cycle, [
      heading,
      ['excellentRatio.max', '', '18%', '镇党委通知'],
      ['talk.k', '', '2', ''],
      ['', '', '', ''],
    ])
    expect(read).toMatchObject({
      parameters: { excellentRatio: { max: { num: 18, den: 100 } }, talk: { k: 2 } },
      sources: { 'excellentRatio.max': '镇党委通知', 'talk.k': '参数表导入' },
    })
  })

  test('is refused whole for one wrong row, and when it is another table', () => {
    const wrong = [heading, ['talk.k', '', '2', ''], ['talk.k', '', '二', '']]
    expect(readParameterCells(cycle, wrong)).toEqual({ problem: 'unreadable', row: 3 })
    const strange = [heading, ['no.such', '', '2', '']]
    expect(readParameterCells(cycle, strange)).toEqual({ problem: 'unreadable', row: 2 })
    expect(readParameterCells(cycle, [['id', 'name']])).toMatchObject({ problem: 'notParameters' })
    expect(readParameterCells(cycle, [])).toMatchObject({ problem: 'notParameters' })
  })
})

describe('fixed phrases', () => {
  const pack = phrasePackOf(village)
  test.each([
    ['牢固树立“四个意识”，坚定“四个自信”', []],
    ['牢固树立四个意识', ['四个意识']],
    ['牢固树立「四个意识」', ['四个意识']],
    ['“四个意识”和四个意识', ['四个意识']],
    ['坚持“团结—批评—团结”', []],
    ['坚持“团结-批评-团结”', ['团结-批评-团结']],
    ['增强四个觉悟', ['四个觉悟']],
    ['“十四个坚持”基本方略', []],
    ['“十四个方面”', ['十四个方面']],
    ['开好民主生活会', ['民主生活会']],
    ['开好组织生活会', []],
    ['', []],
  ])('%s', (text, found) => {
    expect(lintPhrases(pack, text).map((one) => one.found)).toEqual(found)
  })

  test.each(presetIds)('the plan %s starts with is written as its pack wants', (preset) => {
    const policy = policyFor(preset, 2018)
    const own = phrasePackOf(policy)
    const texts = [policy.theme, ...Object.values(own.parts), ...own.agenda.map((a) => a.name)]
    const tasks = own.preparation.map((one) => one.title)
    const topics = [...own.studyTopics, ...own.analysisAspects].map((one) => one.name)
    expect(lintPhrases(own, [...texts, ...tasks, ...topics].join('\n'))).toEqual([])
  })
})
