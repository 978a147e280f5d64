import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { insertCriticismEntry } from '../../db/queries/criticisms.ts'
import { insertCriticismRound } from '../../db/queries/criticism-rounds.ts'
import { insertCriticismSubject } from '../../db/queries/criticism-subjects.ts'
import { saveCriticismText } from '../../db/queries/criticism-texts.ts'
import { findItem, itemsOf, openItemsBefore } from '../../db/queries/rectification-items.ts'
import { addTeamMeasures } from '../../db/queries/team-measures.ts'
import { getPerson } from '../../db/queries/people.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { insertHeldMeeting } from '../support/held-meeting.ts'
import { insertPublished, listProblem } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-14T09:00' })
  bot.database.inTransaction(insertRunningCycle)
})

const teamItems = () =>
  itemsOf(bot.database, 'cycle', unitIdOf('B1')).filter(({ list }) => list === 'team')

async function openMerge(): Promise<void> {
  await bot.says('张春松', '整改')
  await bot.press('张春松', mergeLabel())
}
const mergeLabel = () => /梳理问题(?:（\d+）)?/.exec(bot.lastSeenBy('张春松'))?.[0] ?? ''

describe('a list from elsewhere (R107)', () => {
  const csv = '序号,存在问题,责任人\n1,三组路灯坏了没人修,李\n2,党课一年只上过一次,王\n'
  async function askFor(label = '“两学一做”问题清单'): Promise<void> {
    await openMerge()
    await bot.press('张春松', '带入别处的清单')
    expect(await bot.press('张春松', '我来发文件', { label })).toContain('半小时')
  }

  test('is read, looked at, taken in and settled line by line', async () => {
    await askFor()
    await bot.sendsFile('张春松', '清单.csv', Buffer.from(csv))
    expect(bot.lastSeenBy('张春松')).toContain('读到 2 条问题')
    expect(bot.lastSeenBy('张春松')).not.toContain('责任人')
    const both = [bot.press('张春松', '带入'), bot.press('张春松', '带入')]
    expect(await Promise.all(both)).toEqual(['已带入 2 条，请逐条处理', '这份清单已经处理过了'])
    expect(bot.lastSeenBy('张春松')).toContain('带入的清单：“两学一做”问题清单')
    await bot.press('张春松', '列入清单')
    expect(teamItems()[0]).toMatchObject({
      problem: '三组路灯坏了没人修',
      importedFrom: '“两学一做”问题清单',
    })
  })

  test.each([
    ['清单.csv', '不是问题\n', '1 条'],
    ['清单.xlsx', '504b030400000000', '打不开'],
    ['清单.csv', '问题\n\n', '没有读到问题'],
  ])('in %s says what it held: %s', async (name, content, said) => {
    await askFor()
    const bytes = name.endsWith('xlsx') ? Buffer.from(content, 'hex') : Buffer.from(content)
    await bot.sendsFile('张春松', name, bytes)
    expect(bot.lastSeenBy('张春松')).toContain(said)
  })

  test('is not taken in after all', async () => {
    await askFor()
    await bot.sendsFile('张春松', '清单.csv', Buffer.from(csv))
    expect(await bot.press('张春松', '不带入')).toBe('没有带入')
    expect(bot.lastSeenBy('张春松')).not.toContain('路灯')
  })

  test('is asked for by secretaries alone; an unasked table is a register as before', async () => {
    await bot.sendsFile('张春松', '清单.csv', Buffer.from(csv))
    expect(bot.cardsOfKind('rectificationImport')).toHaveLength(0)
    expect(bot.cardsOfKind('rosterImport')).toHaveLength(1)
  })
})

describe('a leader’s own list (R108)', () => {
  function accept(tx: Tx, response: 'accept' | 'explain'): void {
    const of = { unit: 'B1', meetingType: 'B' as const, chair: 'M02', recorder: 'M03' }
    const meetingId = insertHeldMeeting(tx, of, bot.time.now())
    const [subjectId, criticId] = [personIdOf('M03'), personIdOf('M04')]
    const counts = { given: 0, real: 0, selfCriticisms: 1, criticisms: 1, nothingNew: 0 }
    const round = { roundId: 'r', cycleId: 'cycle', meetingId, stepId: 'B4a', attempt: 1 }
    insertCriticismRound(tx, {
      ...round,
      ...counts,
      isCurrent: true,
      mode: 'full',
      scope: 'team',
      entry: 'live',
      turn: 2,
      phase: 'done',
      subjectId: null,
      criticId: null,
      responses: 1,
      startedAt: 0,
      doneAt: 1,
    })
    insertCriticismSubject(tx, {
      roundId: 'r',
      subjectId,
      no: 1,
      selfAt: 0,
      readById: null,
      criticisms: 1,
      nothingNew: 0,
      response,
      respondedAt: 1,
      respondedById: subjectId,
    })
    const by = { byPersonId: criticId }
    insertCriticismEntry(tx, {
      roundId: 'r',
      subjectId,
      criticId,
      turn: 1,
      kind: 'spoken',
      at: 0,
      ...by,
    })
    const words = { problem: '去年只走访过两户', suggestion: '每月走访' }
    saveCriticismText(tx, {
      meetingId,
      subjectId,
      criticId,
      state: 'handedIn',
      words,
      rev: 1,
      ...by,
    })
  }

  async function openOwnMerge(): Promise<void> {
    await bot.says('罗秋梅', '整改')
    await bot.press('罗秋梅', '我的整改')
    await bot.press('罗秋梅', '个人整改清单')
    await bot.press('罗秋梅', '还有 2 条要梳理')
  }

  test('grows from one’s problems and accepted criticisms, and is published by oneself', async () => {
    bot.database.inTransaction((tx) => {
      accept(tx, 'accept')
      listProblem(tx, 'p1', 'M03', '调研少')
    })
    await openOwnMerge()
    expect(bot.lastSeenBy('罗秋梅')).toContain('接受的批评意见 1')
    await bot.press('罗秋梅', '列入清单')
    await bot.press('罗秋梅', '列入清单')
    await bot.press('罗秋梅', '个人整改清单')
    for (const problem of ['调研少', '走访少']) {
      await bot.press('罗秋梅', '定稿公布')
      await bot.press('罗秋梅', '去补')
      const measures = '每月走访三户并记下来'
      await bot.press('罗秋梅', '保存', { problem, class: 'phased', measures, dueOn: '2018-09-30' })
    }
    expect(await bot.press('罗秋梅', '定稿公布')).toBe('已公布 2 项')
    const [own] = itemsOf(bot.database, 'cycle', unitIdOf('B1'))
    expect(own).toMatchObject({
      list: 'personal',
      ownerId: personIdOf('M03'),
      responsibleId: personIdOf('M03'),
      checkerId: personIdOf('M02'),
    })
    // The team reads the published list; other members do not.
    await bot.says('李晓强', '整改')
    await bot.press('李晓强', '罗秋梅 的清单')
    expect(bot.lastSeenBy('李晓强')).toContain('走访少')
    await bot.says('何兰仙', '整改')
    expect(bot.seenBy('何兰仙')).not.toContain('走访')
    expect(bot.groupSees('B1')).not.toContain('走访')
  })

  test('knows nothing of what was not accepted, and shows criticism to nobody else', async () => {
    bot.database.inTransaction((tx) => {
      accept(tx, 'explain')
      listProblem(tx, 'p1', 'M03', '调研少')
    })
    await bot.says('罗秋梅', '整改')
    await bot.press('罗秋梅', '我的整改')
    await bot.press('罗秋梅', '个人整改清单')
    expect(bot.lastSeenBy('罗秋梅')).toContain('还有 1 条要梳理')
    expect(bot.seenBy('张春松')).not.toContain('走访')
  })

  test('is none of an ordinary member', async () => {
    await bot.says('何兰仙', '整改')
    expect(bot.lastSeenBy('何兰仙')).not.toContain('个人整改清单')
  })
})

test('measures of the meeting are on offer: an item of their own, or a part of one', async () => {
  bot.database.inTransaction((tx) => {
    const of = { unit: 'B1', meetingType: 'B' as const, chair: 'M02', recorder: 'M03' }
    const meetingId = insertHeldMeeting(tx, of, bot.time.now())
    const measures = [{ measureId: 'm1', body: '四月底前装好路灯' }]
    addTeamMeasures(tx, meetingId, { measures, byPersonId: personIdOf('M03'), rev: 1 })
    listProblem(tx, 'p1', 'B1', '三组路灯坏了')
  })
  await openMerge()
  await bot.press('张春松', '列入清单')
  // Nothing must become of a measure.
  expect(bot.lastSeenBy('张春松')).toContain('都处理好了')
  await bot.press('张春松', '并入或不采纳')
  const [item] = teamItems()
  expect(await bot.press('张春松', '写进这项的措施', { into: item?.itemId })).toContain('措施')
  expect(findItem(bot.database, item?.itemId ?? '')?.measures).toBe('四月底前装好路灯')
})

describe('what is open from the cycle before (R63)', () => {
  beforeEach(() => {
    bot.database.inTransaction((tx) => {
      insertPublished(tx, 'old', { cycleId: 'before', dueOn: '2018-01-31' })
    })
  })

  test('goes on in the new list with what was planned, and only there', async () => {
    await openMerge()
    expect(bot.lastSeenBy('张春松')).toContain('上次没改完的 1')
    await bot.press('张春松', '列入清单')
    await bot.press('张春松', '班子整改清单')
    expect(openItemsBefore(bot.database, rootId, 'cycle')).toHaveLength(1)
    await bot.press('张春松', '定稿公布')
    await bot.press('张春松', '去补')
    const [draft] = teamItems().filter(({ cycleId }) => cycleId === 'cycle')
    expect(draft).toMatchObject({ measures: '六月底前把三组路灯修好', dueOn: null })
    const form = { problem: '三组路灯坏了没人修', class: 'phased', measures: draft?.measures }
    await bot.press('张春松', '保存', { ...form, dueOn: '2018-06-30' })
    expect(await bot.press('张春松', '定稿公布')).toBe('已公布 1 项')
    expect(findItem(bot.database, 'old')).toMatchObject({ state: 'merged', askOn: null })
    expect(openItemsBefore(bot.database, rootId, 'cycle')).toEqual([])
  })

  test('ends with a reason where it is given up', async () => {
    await openMerge()
    await bot.press('张春松', '并入或不采纳')
    await bot.press('张春松', '不采纳', { body: '路灯归镇上管了' })
    expect(findItem(bot.database, 'old')).toMatchObject({ state: 'notAdopted', askOn: null })
  })
})

describe('who reads a leader’s list', () => {
  const readers = { owner: 'M03', secretary: 'M02', first: 'M01', team: 'M04', member: 'M13' }
  const allowed = (card: string, key: Record<string, string>) => {
    const kind = rectification.cards?.[card]
    const matter = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
    return Object.entries(readers)
      .filter(([, code]) => {
        const person = getPerson(bot.database, personIdOf(code))
        return mayRead(bot.database, matter, { kind: 'person', person })
      })
      .map(([name]) => name)
  }

  test.each([
    ['ownRectification', ['owner', 'secretary', 'first']],
    ['rectificationLacks', ['owner', 'secretary', 'first']],
    ['rectificationForm', ['owner', 'secretary', 'first']],
    ['leaderRectification', ['owner', 'secretary', 'first', 'team']],
    ['rectificationCandidate', ['owner']],
    ['rectificationOwnMerge', ['owner']],
  ])('%s: %j', (card, expected) => {
    const personId = personIdOf('M03')
    const key = { cycleId: 'cycle', subjectId: personId, personId, page: '1', itemId: '' }
    expect(allowed(card, { ...key, kind: 'problem', sourceId: '' })).toEqual(expected)
  })

  test('an item of it: the two secretaries while it is a draft, the team once it is out', () => {
    const own = { list: 'personal' as const, ownerId: personIdOf('M03'), checkerId: null }
    bot.database.inTransaction((tx) => {
      insertPublished(tx, 'draft', { ...own, state: 'draft', publishedOn: null })
      insertPublished(tx, 'out', own)
    })
    const draft = ['owner', 'secretary', 'first']
    expect(allowed('rectificationItem', { itemId: 'draft' })).toEqual(draft)
    expect(allowed('rectificationItem', { itemId: 'out' })).toEqual([...draft, 'team'])
  })
})
