import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCard } from '../../cards/kit/schema.ts'
import type { CardJson } from '../../cards/kit/card.ts'
import type { Tx } from '../../db/client.ts'
import { ensureAnalysis, updateAnalysis } from '../../db/queries/analyses.ts'
import { insertVersion, saveSection } from '../../db/queries/analysis-sections.ts'
import { getPerson, insertPerson } from '../../db/queries/people.ts'
import { insertProblem } from '../../db/queries/problems.ts'
import { insertProblemNote } from '../../db/queries/study-writings.ts'
import { analysis } from '../../src/features/analysis/index.ts'
import { problem } from '../../src/features/problem/index.ts'
import { dayOf } from '../../src/organization/calendar.ts'
import type { CardKind, CardReader } from '../../src/pipeline/feature.ts'
import { elementsOf } from '../support/fake-platform.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot({ now: '2018-03-01T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    for (let at = 0; at < 300; at += 1) insertWriter(tx, at)
    for (let at = 0; at < 300; at += 1) insertTeamProblem(tx, at)
  })
})
afterAll(() => bot.close())

/** Markup, quotes and emoji take the most room there is. */
const worst = ['<*"', '😀'.repeat(3), '说"\n'].map((text) => text.repeat(334).slice(0, 1000))
const section = (at: number) => ({
  section: ['aspect.workStyle', 'aspect.selfDemands', 'roots', 'direction'][at % 4] ?? '',
  byPersonId: personIdOf('M13'),
  content: {
    finding: 'found' as const,
    choices: [],
    body: worst[at % 3] ?? '',
    more: worst[(at + 1) % 3] ?? '',
  },
})

function insertWriter(tx: Tx, at: number): void {
  const personId = at === 0 ? personIdOf('M13') : `many${at}`
  if (at > 0) {
    insertPerson(tx, {
      ...getPerson(tx, personIdOf('M13')),
      personId,
      rosterCode: `X${at}`,
      name: `欧阳长名字${at}`,
      openId: null,
    })
  }
  const of = { cycleId: 'cycle', subjectId: personId }
  ensureAnalysis(tx, of, 'person')
  const sections = [0, 1, 2, 3].map(section)
  for (const page of sections) saveSection(tx, of, { ...page, rev: 1 })
  if (at % 2 === 0) {
    insertVersion(tx, of, { version: 1, byPersonId: personId, at: 1, sections })
    updateAnalysis(tx, of, { state: 'handedIn', version: 1, handedInAt: 1 })
  }
}

function insertTeamProblem(tx: Tx, at: number): void {
  const body = (worst[at % 3] ?? '').slice(0, 500)
  insertProblem(tx, {
    problemId: `problem${at}`,
    cycleId: 'cycle',
    subject: 'team',
    subjectId: unitIdOf('B1'),
    aspect: 'teamBuilding',
    vitalInterest: true,
    dailyDetail: false,
    createdById: personIdOf('M03'),
    createdAt: at,
    texts: { body, form: body, root: body },
  })
}

const cards: Record<string, CardKind> = { ...analysis.cards, ...problem.cards }

function drawn(card: string, key: Record<string, string>, code: string): CardJson {
  const reader: CardReader = {
    kind: 'person',
    person: getPerson(bot.database, personIdOf(code)),
  }
  const context = { now: bot.time.now(), reader, duties: {} as never }
  const json = cards[card]?.draw(bot.database, { cycleId: 'cycle', ...key }, context)
  if (!json) throw new Error(`${card} shows nothing`)
  return json
}

const subject = { subjectId: personIdOf('M13') }
const b1 = { unitId: unitIdOf('B1') }
test.each([
  ['analysisProgress', { ...b1, page: '1' }, 'M02'],
  ['analysisProgress', { ...b1, page: '9' }, 'M02'],
  ['analysisProgress', { unitId: rootId, page: '1' }, 'M01'],
  ['analysisGroup', b1, 'M13'],
  ['analysisRead', { ...subject, page: '1' }, 'M02'],
  ['analysisRead', { ...subject, page: '9' }, 'M02'],
  ['analysisHome', subject, 'M13'],
  ['teamProblems', { subjectId: unitIdOf('B1'), page: '1' }, 'M03'],
  ['teamProblem', { problemId: 'problem1' }, 'M02'],
  ['teamProblemForm', { subjectId: unitIdOf('B1'), problemId: 'problem0', seed: '' }, 'M02'],
])('%s of %j is a card of at most 30 KB and 200 elements', (card, key, code) => {
  const json = drawn(card, key, code)
  expect(checkCard(json)).toEqual([])
  expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThan(30_000)
})

test('a page holds its 2000 letters and five full notes', () => {
  bot.database.inTransaction((tx) => {
    updateAnalysis(tx, { cycleId: 'cycle', ...subject }, { state: 'draft' })
    for (let at = 0; at < 7; at += 1) {
      const by = { personId: subject.subjectId, byPersonId: subject.subjectId }
      const note = { noteId: `n${at}`, cycleId: 'cycle', dimension: 'workStyle', createdAt: at }
      insertProblemNote(tx, { ...note, ...by, body: (worst[at % 3] ?? '').slice(0, 500) })
    }
  })
  for (const at of [0, 1]) {
    const key = { ...subject, section: section(at).section }
    expect(checkCard(drawn('analysisPage', key, 'M13'))).toEqual([])
  }
})

test('every text is on exactly one page of what is read', () => {
  const texts = ['1', '2', '3', '4'].map((page) =>
    elementsOf(drawn('analysisRead', { subjectId: 'many2', page }, 'M02'))
      .map(({ element }) => element['content'])
      .filter((content) => typeof content === 'string' && content.length > 900),
  )
  expect(new Set(texts.flat()).size).toBeGreaterThan(1)
  expect(texts.flat()).toHaveLength(8)
})

test('the duties of a unit are counted, not listed in the reminder calendar', () => {
  const open = analysis.duties?.openIn(bot.database, unitIdOf('B1'), bot.time.now()) ?? []
  const members = open.find((one) => one.duty.startsWith('analysis:member'))
  expect(members?.owing.length).toBeGreaterThan(140)
  expect(members?.of).toBeGreaterThan(300)
  const now = bot.time.now()
  const occasions = analysis.reminders?.(bot.database, dayOf(now)) ?? []
  const due = occasions.filter((one) => one.at <= now && now < one.expiresAt)
  expect(due.length).toBeLessThan(20)
})
