import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Sheet } from '../../cards/minutes/sheet.ts'
import { insertGateExemption } from '../../db/queries/gate-exemptions.ts'
import { insertOpeningDecision } from '../../db/queries/meeting-windows.ts'
import { saveNote, updateStep } from '../../db/queries/meeting-steps.ts'
import { minutesVersionsOf } from '../../db/queries/minutes.ts'
import { getPerson } from '../../db/queries/people.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { typed } from '../support/finished-meeting.ts'
import { personIdOf, unitIdOf, villagers } from '../support/village.ts'
import { minutes } from '../../src/features/minutes/index.ts'
import {
  chair,
  confirm,
  confirmByBoth,
  finishMeeting,
  recorder,
  startMinutesBot,
  teamMember,
} from '../support/minutes-desk.ts'
import type { TestBot } from '../support/start-bot.ts'

let bot: TestBot
let meetingId: string
beforeEach(async () => {
  bot = await startMinutesBot()
})
afterEach(() => bot.close())

function frozenSheet(): Sheet {
  const [version] = minutesVersionsOf(bot.database, meetingId)
  return (JSON.parse(version?.content ?? '{}') as { sheet: Sheet }).sheet
}

/** All that the product itself may say in a record; the rest is figures, names and typed words. */
const fixed = new Set(
  `年度 专题组织生活会会议记录 主题 时间 年 月 日 地点 主持人 记录人 到会 应到 人 实到 请假 缺席 实到人员
  请假人员 生病住院 缺席人员 列席人员 无 到会指导 发言人 会上记录 补充记录 代读 批评和自我批评 自我批评
  批评意见 条 没有新的意见 人次 表态 班子整改措施 个人整改方向 对整改措施的建议 其他情况
  深入学习贯彻党的十九大精神
  通报到会情况 专题宣讲 通报上次整改措施落实情况 说明征求意见和查摆问题情况 班子成员逐一党性分析
  批评和自我批评 其他党员批评和自我批评 研究整改措施 明确整改方向 总结会议 提出整改要求`
    .trim()
    .split(/\s+/),
)

/** What is left of a text without names, typed words, figures and punctuation. */
function ours(text: string): string[] {
  const others = [
    ...villagers.map((one) => one.name),
    ...Object.values(typed),
    '一条补充的话',
    '禾坪一支部',
  ]
  const rest = others.reduce((left, words) => left.replaceAll(words, '|'), text)
  return rest.split(/[^\p{Script=Han}]+/u).filter((word) => word !== '')
}

describe('a record', () => {
  test('says nothing but labels, figures, names, times and what somebody typed', async () => {
    meetingId = await finishMeeting(bot)
    await bot.press(recorder, '补充')
    await bot.press(recorder, '保存', { more: '一条补充的话' })
    await confirmByBoth(bot)
    const { title, facts, sections } = frozenSheet()
    const lines = [...facts, ...sections.flatMap((one) => one.lines)]
    const said = [
      title,
      ...sections.map((one) => one.title),
      ...lines.flatMap((one) => [one.label, one.text]),
    ]
    expect(said.flatMap(ours).filter((word) => !fixed.has(word))).toEqual([])
    for (const words of [typed.lecture, typed.opinions, typed.guide, '一条补充的话']) {
      expect(said.join('\n')).toContain(words)
    }
    expect(said.join('\n')).toContain(`1. ${typed.measure}`)
    expect(said.join('\n')).toContain(`杨宗成：${typed.direction}`)
    expect(said.join('\n')).not.toContain(typed.leaveReason)
  })

  test('has the figures of the rows: who was due, came, was on leave and absent', async () => {
    meetingId = await finishMeeting(bot)
    await confirmByBoth(bot)
    const text = (label: string) => frozenSheet().facts.find((one) => one.label === label)?.text
    const present = text('实到人员')?.split('、') ?? []
    expect(text('到会')).toBe('应到 24 人，实到 22 人，请假 1 人，缺席 1 人')
    expect(present).toHaveLength(22)
    expect(new Set(present).size).toBe(22)
    expect(text('请假人员')).toBe('王正成')
    expect(text('缺席人员')).toBe('李朝春')
    expect(text('时间')).toBe('2018年3月8日 09:40—11:00')
  })

  test('names the kind of reason for leave of the team alone, and nobody’s words', async () => {
    meetingId = await finishMeeting(bot, { onLeave: ['M04', 'M10'] })
    await confirmByBoth(bot)
    const line = frozenSheet().facts.find((one) => one.label === '请假人员')
    expect(line?.text).toBe('李晓强（生病住院）、王正成')
    expect(JSON.stringify(frozenSheet())).not.toContain(typed.leaveReason)
  })

  test('says that another led the meeting, and why, as it was noted at the opening', async () => {
    meetingId = await finishMeeting(bot, { chair: 'M04' })
    const body = '委托李晓强主持。原因：书记公务'
    const by = { byPersonId: personIdOf('M02'), rev: 1 }
    bot.database.inTransaction((tx) =>
      saveNote(tx, { meetingId, stepId: 'delegated', body, ...by }),
    )
    await confirm(bot, recorder, '记录属实，确认')
    await confirm(bot, teamMember, '记录属实，确认定稿')
    expect(frozenSheet().facts).toContainEqual({ label: '委托主持', text: body })
  })

  test('keeps each step with its own times and speakers, in the order of the agenda', async () => {
    meetingId = await finishMeeting(bot)
    await confirmByBoth(bot)
    const steps = frozenSheet().sections
    expect(steps.map((one) => one.title.slice(0, 1))).toEqual(Array.from('12345678其'))
    const round = steps.find((one) => one.part === 'B4a')
    expect(round?.title).toContain('（10:20—10:30）')
    expect(round?.lines[0]?.text).toBe('张春松、罗秋梅、李晓强（周德成代读）')
    const counts = steps.filter((one) => one.lines.some(({ text }) => text.includes('41 条')))
    expect(counts.map((one) => one.part)).toEqual(['B4b'])
  })
})

describe('the printed record', () => {
  const printed = () => {
    const file = bot.platform.messages.findLast((one) => one.file)?.file
    return { name: file?.name, html: Buffer.from(file?.bytes ?? []).toString() }
  }

  test('comes as a page with lines to sign and the checklist, and runs nothing that was typed', async () => {
    meetingId = await finishMeeting(bot)
    await confirmByBoth(bot)
    await bot.press(chair, '看定稿、打印')
    expect(await bot.press(chair, '打印（连同程序核对）')).toContain('打印')
    const { name, html } = printed()
    expect(name).toBe('2017年度禾坪一支部专题组织生活会会议记录.html')
    expect(html).toContain('念了意见汇总 &#60;第2页&#62; &#38; &#34;附表&#34;')
    expect(html).not.toContain('<第2页>')
    expect(html).toContain('主持人（签字）')
    expect(html).toContain('记录人（签字）')
    expect(html).toContain('没有留下开会前的检查')
    expect(html).toContain('<td>符合</td><td>会议记录两人确认</td>')
  })

  test('is of the version that was asked for', async () => {
    meetingId = await finishMeeting(bot)
    await confirmByBoth(bot)
    await bot.press(chair, '更正')
    await bot.press(chair, '开始更正', { reason: '地点写错了' })
    await bot.press(chair, '改地点')
    await bot.press(chair, '保存', { place: '村委会院坝' })
    await confirmByBoth(bot)
    await bot.press(chair, '看定稿、打印')
    await bot.press(chair, '打印（连同程序核对）')
    expect(printed().html).toContain('村委会院坝')
    expect(printed().html).toContain('第 2 稿，更正原因：地点写错了')
    await bot.press(chair, '看上一稿')
    await bot.press(chair, '打印（连同程序核对）')
    expect(printed().html).toContain(typed.place)
    expect(printed().html).not.toContain('村委会院坝')
  })
})

describe('time', () => {
  beforeEach(async () => {
    meetingId = await finishMeeting(bot)
  })

  test('the recorder is reminded the next morning, then the ladder goes up, until it is done', async () => {
    await bot.says(recorder, '待办')
    expect(bot.lastSeenBy(recorder)).toContain('整理禾坪一支部专题组织生活会记录')
    await bot.goTo('2018-03-09T09:00')
    expect(bot.remindedOn('2018-03-09')).toEqual([recorder])
    await bot.goTo('2018-03-13T09:00')
    expect(bot.seenBy(chair)).toContain('整理会议记录')
    expect(bot.seenBy(chair)).not.toContain(typed.place)
    await confirm(bot, recorder, '记录属实，确认')
    await bot.says(recorder, '待办')
    expect(bot.lastSeenBy(recorder)).not.toContain('整理禾坪一支部')
  })

  test('the chair is reminded on T+3 once the recorder has confirmed', async () => {
    await confirm(bot, recorder, '记录属实，确认')
    await bot.says(chair, '待办')
    expect(bot.lastSeenBy(chair)).toContain('确认禾坪一支部专题组织生活会记录')
    await bot.goTo('2018-03-09T12:00')
    expect(bot.remindedOn('2018-03-09')).toEqual([])
    await bot.goTo('2018-03-10T09:00')
    expect(bot.remindedOn('2018-03-10')).toEqual([chair])
    await confirm(bot, chair, '记录属实，确认定稿')
    await bot.goTo('2018-03-14T09:00')
    expect(bot.remindedOn('2018-03-11')).toEqual([])
  })

  test('it stands on the team’s board with a count, not with words', async () => {
    await bot.says(chair, '进度')
    expect(bot.lastSeenBy(chair)).toContain('整理禾坪一支部专题组织生活会记录')
  })
})

describe('程序核对', () => {
  const decide = (exempt: string[], failing: string[] = []) =>
    bot.database.inTransaction((tx) => {
      const unit = { cycleId: 'cycle', unitId: unitIdOf('B1') }
      insertOpeningDecision(tx, {
        ...unit,
        decisionId: 'd',
        meetingType: 'B',
        decision: 'go',
        failing,
        exempt,
        byPersonId: personIdOf('M02'),
        at: 0,
      })
      insertGateExemption(tx, {
        ...unit,
        exemptionId: 'e',
        gate: 'G9',
        reason: '新成立的支部',
        byPersonId: personIdOf('M02'),
        at: 0,
        takenBackAt: null,
        takenBackById: null,
      })
    })

  async function checklist(): Promise<string> {
    await bot.says(teamMember, '会议记录')
    await bot.press(teamMember, '程序核对')
    const first = bot.lastSeenBy(teamMember)
    await bot.press(teamMember, '下一页')
    return `${first}\n${bot.lastSeenBy(teamMember)}`
  }

  test('of a meeting as it should be lacks the confirmations alone, and then nothing', async () => {
    meetingId = await finishMeeting(bot)
    decide(['G9'])
    const before = await checklist()
    expect(before).toContain('不符合 2 项')
    expect(before).toContain('不适用　会前：上次整改落实情况报告\n新成立的支部')
    await confirmByBoth(bot)
    expect(await checklist()).toContain('不符合 0 项')
  })

  test('shows a step that began too early and a record that came too late', async () => {
    meetingId = await finishMeeting(bot)
    decide([])
    bot.database.inTransaction((tx) =>
      updateStep(
        tx,
        { meetingId, stepId: 'B4b' },
        { startedAt: bot.time.now().getTime() - 50 * 60_000 },
      ),
    )
    await bot.goTo('2018-03-09T12:00')
    await confirmByBoth(bot)
    const seen = await checklist()
    expect(seen).toContain('不符合 2 项')
    expect(seen).toContain('议程：其他党员批评和自我批评\n前面的议程还没有做完就开始了')
    expect(seen).toContain('不符合　记录人 24 小时内整理好会议记录')
  })
})

describe('is read by', () => {
  beforeEach(async () => {
    meetingId = await finishMeeting(bot)
  })

  const readers = (name: string, key: Record<string, string>) => {
    const kind = minutes.cards?.[name] ?? minutes.documents?.[name]
    const matter = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
    return villagers
      .filter(({ code }) => {
        const person = getPerson(bot.database, personIdOf(code))
        return mayRead(bot.database, matter, { kind: 'person', person })
      })
      .map(({ code }) => code)
      .toSorted()
  }
  const team = ['M01', 'M02', 'M03', 'M04', 'M27', 'M28', 'M47']

  test.each([
    ['minutesDraft', ['M02', 'M03']],
    ['minutesPart', ['M02', 'M03']],
    ['minutesCorrection', ['M02', 'M03']],
    ['minutesRead', team],
    ['conformity', team],
    ['minutesPrint', team],
  ])('%s: exactly %j', (name, codes) => {
    expect(readers(name, { meetingId, part: 'B1', version: '1' })).toEqual(codes)
    expect(readers(name, { meetingId: 'gone', part: 'B1', version: '1' })).toEqual([])
  })
})
