import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportsOf } from '../../db/queries/exports.ts'
import { replacePosts } from '../../db/queries/people.ts'
import { catalogue } from '../../documents/archive/catalogue.ts'
import { textOf } from '../support/fake-platform.ts'
import { insertFinishedMeeting, typed } from '../support/finished-meeting.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId } from '../support/village.ts'

const secretary = '张春松'
const first = '茶应明'
const member = '杨宗成'

let bot: TestBot

async function start(): Promise<TestBot> {
  const started = await startBot({ now: '2018-03-08T12:00' })
  started.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertFinishedMeeting(tx, started.time.now())
  })
  return started
}

const filesOf = (name: string) =>
  bot.platform.messages.flatMap((one) =>
    one.openId === bot.openIdOf(name) && one.file ? [one.file] : [],
  )
const lastFile = (name: string) => filesOf(name).at(-1)!
const entriesOf = (bytes: Uint8Array) => Object.keys(unzipSync(bytes))
const numberOf = (path: string) => /(?:^|\/)(D\d\d) /.exec(path)?.[1] ?? ''
const log = () => exportsOf(bot.database, 'cycle')

/** All words of a Word file. */
function wordsOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
}

async function whole(name: string): Promise<Uint8Array> {
  await bot.says(name, '归档')
  await bot.press(name, '整卷材料')
  await bot.press(name, '照现在的样子导出整卷材料')
  return lastFile(name).bytes
}

async function forms(name: string): Promise<Uint8Array> {
  await bot.says(name, '归档')
  expect(await bot.press(name, '会前打印表格')).toBe('开始整理，好了发给您')
  return lastFile(name).bytes
}

describe('what is printed before the meeting', () => {
  let files: Record<string, Uint8Array>
  beforeAll(async () => {
    bot = await start()
    files = unzipSync(await forms(secretary))
  })
  afterAll(() => bot.close())

  test('comes as one file to who asked, and to nobody else', () => {
    expect(lastFile(secretary).name).toBe('禾坪一支部 会前打印表格.zip')
    const numbers = new Set(Object.keys(files).map(numberOf))
    expect(numbers).toEqual(new Set(['D07', 'D12', 'D16', 'D20', 'D21', 'D24', 'D26']))
    expect(bot.platform.messages.filter((one) => one.file)).toHaveLength(1)
  })

  test('has a sign-in sheet with the names of who is invited and nobody else', () => {
    const path = Object.keys(files).find((one) => numberOf(one) === 'D20')!
    const words = wordsOf(files[path]!)
    expect(words).toContain('罗丽梅')
    expect(words).not.toContain('段向峰')
  })

  test('tells on the card how far it is', () => {
    const count = Object.keys(files).length
    const shown = bot.platform.messages.flatMap((one) => [one.card, ...one.earlier])
    const said = shown.flatMap((card) => (card ? [textOf(card)] : [])).join('\n')
    expect(said).toMatch(new RegExp(`正在整理 \\d+ / ${count}`))
    expect(said).toContain(`已发出 ${count} 份`)
  })

  test('is in the log: who asked for what and when, and nothing of what is in it', async () => {
    expect(log()).toEqual([
      expect.objectContaining({
        byPersonId: personIdOf('M02'),
        pack: 'forms',
        state: 'sent',
        at: bot.time.now().getTime(),
        bytes: lastFile(secretary).bytes.byteLength,
      }),
    ])
    await bot.says(secretary, '归档')
    expect(bot.lastSeenBy(secretary)).toContain('张春松　会前打印表格　已发出')
  })

  test('is to be deleted after thirty days: who has it is asked once, the log says so', async () => {
    bot.time.moveTo(new Date('2018-04-07T11:00:00+08:00'))
    await bot.says(secretary, '归档')
    expect(bot.lastSeenBy(secretary)).toContain('已发出')
    bot.time.moveTo(new Date('2018-04-07T13:00:00+08:00'))
    await bot.says(secretary, '归档')
    expect(bot.lastSeenBy(secretary)).toContain('已满三十天')
    const asked = () =>
      bot.platform.messages.filter(
        (one) => one.openId === bot.openIdOf(secretary) && one.card?.header?.template === 'blue',
      )
    const before = asked().length
    bot.time.moveTo(new Date('2018-04-08T07:00:00+08:00'))
    await bot.tick()
    expect(asked()).toHaveLength(before)
    for (const hour of ['10', '11', '12']) {
      bot.time.moveTo(new Date(`2018-04-08T${hour}:00:00+08:00`))
      await bot.tick()
    }
    const cards = asked()
      .slice(before)
      .map((one) => textOf(one.card!))
    expect(cards.filter((said) => said.includes('已满三十天，请删除收到的文件'))).toHaveLength(1)
  })
})

describe('the whole box', () => {
  let files: Record<string, Uint8Array>
  let paths: string[]
  const of = (number: string) =>
    paths
      .filter((one) => numberOf(one) === number)
      .map((path) => wordsOf(files[path]!))
      .join('')
  beforeAll(async () => {
    bot = await start()
    files = unzipSync(await whole(first))
    paths = Object.keys(files)
  })
  afterAll(() => bot.close())

  test('of the general branch has a folder for each unit, and in it one for each stage', () => {
    const units = ['禾坪村党总支', '禾坪一支部', '禾坪二支部', '禾坪三支部']
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(new Set(units))
    expect(paths.every((path) => /^[^/]+\/[1-9] [^/]+\/D\d\d [^/]+$/.test(path))).toBe(true)
    expect(paths.map(numberOf)).not.toContain('D25')
  })

  test('lists every paper of a unit in its list of contents', () => {
    const own = paths.filter((path) => path.startsWith('禾坪一支部/'))
    const contents = own.find((one) => numberOf(one) === 'D45')!
    const listed = wordsOf(files[contents]!)
    for (const path of own.filter((one) => one !== contents)) {
      expect(listed).toContain(
        path
          .split('/')
          .at(-1)!
          .replace(/( \d+)?\.(docx|xlsx)$/, ''),
      )
    }
  })

  test('says of every paper how many pages it has, and of a table that it is none', () => {
    const contents = paths.find((one) => one.startsWith('禾坪一支部/') && numberOf(one) === 'D45')!
    const rows = strFromU8(unzipSync(files[contents]!)['word/document.xml']!)
      .split('<w:tr>')
      .map((row) => row.split('</w:tc>').map((cell) => cell.replaceAll(/<[^>]+>/g, '')))
    const listed = rows.filter(([, , , title = '']) => /^D\d\d /.test(title))
    expect(listed.length).toBeGreaterThan(10)
    for (const [, , , , , pages = '', remark] of listed) {
      expect(remark === '电子表格' ? pages : Number(pages) > 0).toBe(
        remark === '电子表格' ? '' : true,
      )
    }
    const of = (number: string) => listed.find(([, , , title]) => title?.startsWith(number))?.[5]
    expect(of('D43')).toBe('1')
  })

  test('says what people typed where it belongs, and nowhere else', () => {
    expect(of('D36')).toContain(typed.direction)
    expect(of('D43')).toContain(typed.leaveReason)
    expect(of('D20')).toContain(typed.guide)
    const others = paths.map(numberOf).filter((one) => one !== 'D43' && one !== 'D04')
    expect([...new Set(others)].filter((one) => one && hasWords(one))).toEqual([])
  })
  const hasWords = (number: string) =>
    paths
      .filter((one) => numberOf(one) === number && one.endsWith('.docx'))
      .some((path) => wordsOf(files[path]!).includes(typed.leaveReason))
})

describe('a part of it', () => {
  beforeEach(async () => {
    bot = await start()
  })
  afterEach(() => bot.close())

  test('a spot-check pack has nothing of P3 to P5, in the order of the catalogue', async () => {
    await bot.says(secretary, '归档')
    await bot.press(secretary, '抽查材料')
    await bot.press(secretary, '照现在的样子导出抽查材料')
    const numbers = entriesOf(lastFile(secretary).bytes).map(numberOf)
    const classes = numbers.map((one) => catalogue.find((entry) => entry.number === one)?.privacy)
    expect(new Set(classes)).toEqual(new Set(['P1', 'P2']))
    const places = numbers.map((one) => catalogue.findIndex((entry) => entry.number === one))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('one paper comes as it is, without a ZIP around it', async () => {
    await bot.says(secretary, '归档')
    await bot.press(secretary, '只要一份或一类')
    await bot.press(secretary, '导出这一份', { document: 'D36' })
    const { name, bytes } = lastFile(secretary)
    expect(name).toMatch(/^D36 .*\.docx$/)
    expect(wordsOf(bytes)).toContain(typed.direction)
  })

  test('one stage has only papers of this stage', async () => {
    await bot.says(secretary, '归档')
    await bot.press(secretary, '只要一份或一类')
    await bot.press(secretary, '导出这一类', { stage: 'meeting' })
    const stages = entriesOf(lastFile(secretary).bytes).map(
      (path) => catalogue.find((entry) => entry.number === numberOf(path))?.stage,
    )
    expect(new Set(stages)).toEqual(new Set(['meeting']))
  })
})

describe('who may', () => {
  beforeEach(async () => {
    bot = await start()
  })
  afterEach(() => bot.close())

  test('a member is told who may, and gets nothing', async () => {
    await bot.says(member, '归档')
    expect(bot.lastSeenBy(member)).toContain('书记')
    expect(log()).toEqual([])
  })

  test('a forwarded card makes nothing for somebody of the team', async () => {
    await bot.says(secretary, '归档')
    await bot.pressForwarded('罗秋梅', secretary, '会前打印表格')
    expect(log()).toEqual([])
    expect(filesOf('罗秋梅')).toEqual([])
  })

  test('the secretary of another branch may not press for this one', async () => {
    await bot.says(secretary, '归档')
    await bot.pressForwarded('郭文蓉', secretary, '会前打印表格')
    expect(log()).toEqual([])
  })

  test('who is no longer secretary when it is made is sent nothing', async () => {
    await bot.says(secretary, '归档')
    const stop = bot.database.inTransaction.bind(bot.database)
    let isDone = false
    bot.database.onCommitted(() => {
      if (isDone || log().length === 0) return
      isDone = true
      stop((tx) => replacePosts(tx, { personId: personIdOf('M02'), rootId }, []))
    })
    await bot.press(secretary, '会前打印表格')
    expect(bot.platform.messages.filter((one) => one.file)).toEqual([])
    expect(log()[0]?.state).toBe('nothing')
  })

  test('the secretary above takes a branch’s papers from their own card', async () => {
    await bot.says(first, '归档')
    await bot.press(first, '禾坪一支部')
    await bot.press(first, '会前打印表格')
    expect(lastFile(first).name).toBe('禾坪一支部 会前打印表格.zip')
  })
})

test('without a cycle there is nothing to file', async () => {
  const empty = await startBot({ now: '2018-03-08T12:00' })
  await empty.says(secretary, '归档')
  expect(empty.lastSeenBy(secretary)).toContain('方案还没有公布')
  await empty.close()
})
