import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { getPerson } from '../../db/queries/people.ts'
import { insertTalkRequest, openTalkRequest } from '../../db/queries/talk-requests.ts'
import { insertTalk, openTalkRecords, saveTalkRecord } from '../../db/queries/talks.ts'
import { talk } from '../../src/features/talk/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import type { CardKey } from '../../src/pipeline/operation.ts'
import { scratch } from '../db/scratch.ts'
import type { TestBot } from '../support/start-bot.ts'
import {
  between,
  recordText,
  startTalking,
  talksBetween,
  talkThrough,
} from '../support/talk-story.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

describe('who may read', () => {
  let bot: TestBot
  let talkId: string
  beforeEach(async () => {
    bot = await startTalking()
    await talkThrough(bot, '张春松', '罗秋梅')
    talkId = talksBetween(bot, 'M02', 'M03')[0]?.talkId ?? ''
    bot.database.inTransaction((tx) =>
      insertTalkRequest(tx, {
        requestId: 'r',
        rootId,
        secretaryId: personIdOf('M02'),
        requesterId: personIdOf('M13'),
        text: { name: '', matter: '路灯', outcome: '' },
        state: 'asked',
        askedOn: '2018-02-24',
        answerDueOn: '2018-03-01',
        planDay: null,
        planTime: null,
        place: null,
        talkedOn: null,
      }),
    )
  })
  afterEach(() => bot.close())

  function reads(card: string, code: string): boolean {
    const keys: Record<string, CardKey> = {
      talkRecord: { talkId },
      talkPair: { pairKey: between('M02', 'M03'), personId: personIdOf('M03') },
      talkList: { personId: personIdOf('M03'), page: '1' },
      talkRequest: { requestId: 'r' },
      talkRequests: { personId: personIdOf('M02'), page: '1' },
      talkMatrix: { unitId: unitIdOf('B1'), page: '1' },
      talkFlags: { unitId: unitIdOf('B1'), page: '1' },
    }
    const kind = talk.cards?.[card]
    const key = keys[card]
    if (!kind || !key) throw new Error(card)
    const matter = { privacy: kind.privacy, ...kind.about(bot.database, key) }
    const inGroup = { kind: 'group' as const, chatId: 'oc_B1', unitId: unitIdOf('B1') }
    expect(mayRead(bot.database, matter, inGroup)).toBe(false)
    const person = getPerson(bot.database, personIdOf(code))
    return mayRead(bot.database, matter, { kind: 'person', person })
  }

  test.each([
    // M01 leads all, M02 and M03 are the two (M02 leads B1), M04 is of the team, M27 leads B2,
    // M13 asked for a talk, N01 sits in.
    ['talkRecord', ['M02', 'M03']],
    ['talkPair', ['M03']],
    ['talkList', ['M03']],
    ['talkRequest', ['M02', 'M13']],
    ['talkRequests', ['M02']],
    ['talkMatrix', ['M01', 'M02', 'M03', 'M04', 'M27']],
    ['talkFlags', ['M01', 'M02']],
  ])('%s: %s', (card, allowed) => {
    const everybody = ['M01', 'M02', 'M03', 'M04', 'M13', 'M27', 'M11', 'N01']
    expect(everybody.filter((code) => reads(card, code))).toEqual(allowed)
  })

  test('neither secretaries, nor boards, nor groups, nor logs hear what was said', () => {
    for (const name of ['茶应明', '郭文蓉', '李晓强']) {
      expect(bot.seenBy(name)).not.toContain('水渠')
    }
    for (const chat of ['GB', 'B1', 'B2', 'B3']) {
      expect(bot.groupSees(chat)).not.toMatch(/水渠|学习放松|谈心/)
    }
    expect(bot.logged.join('\n')).not.toMatch(/水渠|学习放松/)
  })

  test('the board of a unit names no partner and no requester', () => {
    const open = talk.duties?.openIn(bot.database, unitIdOf('B1'), bot.time.now()) ?? []
    expect(open.map((duty) => duty.title)).toEqual([
      '禾坪一支部谈心谈话（还差 5 对）',
      '禾坪一支部的约谈',
    ])
  })
})

test('what was said cannot be found in the file, its WAL or anything beside it', () => {
  const folder = scratch()
  const database = openDatabase(`${folder}/village.db`)
  const { result: _, ...said } = recordText
  const text = { ...recordText, result: 'agreed' as const }
  database.inTransaction((tx) => {
    insertTalk(tx, { ...blankTalk, talkId: 't' })
    saveTalkRecord(tx, { talkId: 't', authorId: 'a', text, isComplete: true, rev: 1 })
    insertTalkRequest(tx, {
      ...blankRequest,
      text: { name: '何兰仙', matter: '路灯', outcome: '' },
    })
  })
  const bytes = () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${folder}/${entry.name}`))
  const found = (word: string) => bytes().some((file) => file.includes(word))
  expect([...Object.values(said), '何兰仙', '路灯'].filter(found)).toEqual([])
  expect(found('一组活动场所')).toBe(true)
  expect(openTalkRecords(database, 't')[0]?.text).toEqual(text)
  expect(openTalkRequest(database, 'r')?.text.matter).toBe('路灯')
  database.checkpoint()
  expect([...Object.values(said), '何兰仙', '路灯'].filter(found)).toEqual([])
  database.close()
})

const blankTalk = {
  cycleId: 'c',
  pairKey: 'a+b',
  aId: 'a',
  bId: 'b',
  round: 1,
  planDay: '2018-02-24',
  planTime: '09:00',
  place: '一组活动场所',
  planById: 'a',
  planAcceptedById: null,
  heldOn: null,
  mode: null,
  enteredAt: null,
  aConfirmedById: null,
  bConfirmedById: null,
  flags: [],
  createdAt: 0,
}
const blankRequest = {
  requestId: 'r',
  rootId: 'g',
  secretaryId: 's',
  requesterId: null,
  state: 'asked' as const,
  askedOn: '2018-02-24',
  answerDueOn: '2018-03-01',
  planDay: null,
  planTime: null,
  place: null,
  talkedOn: null,
}
