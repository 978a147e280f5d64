import { describe, expect, test } from 'vitest'
import { share } from '../../documents/archive/ballot-results.ts'
import { fileContents } from '../../documents/archive/contents.ts'
import { chinese, fileName } from '../../documents/archive/parts.ts'
import { meetingMinutes } from '../../documents/archive/meeting.ts'
import { situationReport } from '../../documents/archive/report.ts'
import { signInSheet, type SignInSheetView } from '../../documents/archive/attendance.ts'
import {
  memberBallotResult,
  type MemberBallotResultView,
} from '../../documents/archive/ballot-results.ts'
import type { Block, OfficialDocument } from '../../documents/kit/blocks.ts'
import { samples } from './samples/index.ts'
import { branchHead, head, type Sample } from './support/sample.ts'
import { wordText } from './support/word-text.ts'

function drawn(name: string): OfficialDocument {
  const found = samples.find((sample) => sample.name === name)
  if (!found) throw new Error(name)
  return found.make(found.view)
}

type Table = Extract<Block, { kind: 'table' }>
const tablesOf = ({ blocks }: OfficialDocument) =>
  blocks.filter((block): block is Table => block.kind === 'table')
const viewOf = (name: string) => samples.find((sample: Sample) => sample.name === name)?.view

describe('the columns of each table, in the order of the catalogue', () => {
  test.each([
    ['guarantorTable', '序号 党支部 包保责任人 职务 联系电话'],
    [
      'memberRegister',
      '序号 姓名 性别 出生年份 入党年份 党员类别 党小组 职务 情况 参加会议 参加测评 备注',
    ],
    ['opinionSummary', '序号 意见建议（原话） 意见来自 征求方式 人次 对谁提 认领人'],
    ['talkSchedule', '序号 谈话双方 必谈依据 安排时间 地点 完成情况 谈话日期'],
    ['talkRequests', '序号 约谈人 书记 提出日期 谈话日期 事由 结果'],
    ['teamProblems', '序号 问题 领域 具体表现 来源 根源 认领人'],
    ['personalProblems', '序号 问题 方面 具体表现 根源 努力方向'],
    [
      'previousRectification',
      '序号 整改事项 整改措施 责任人 完成期限 是否完成 佐证材料 未完成的内容',
    ],
    ['signInSheetBlank', '序号 姓名 职务、党员类别 签名 时间 备注'],
    ['criticismSummary', '序号 被批评人 批评人 具体问题 改进建议 表态'],
    ['ballotSample', '序号 姓名 优秀 合格 基本合格 不合格 备注'],
    ['countSheetForm', '序号 姓名 优秀 合格 基本合格 不合格 弃权 无效 合计 备注'],
    ['memberBallotResult', '序号 姓名 优秀 % 合格 % 基本合格 % 不合格 % 弃权 无效 合计'],
    ['teamAppraisalResult', '序号 评议内容 好 % 较好 % 一般 % 差 % 弃权 无效 合计'],
    ['gradingMinutes', '序号 姓名 初评等次 评定意见 评定等次 同意人数 表决人数 本人回避'],
    ['gradeSummary', '序号 姓名 党员类别 等次 后续工作 备注'],
    [
      'teamRectification',
      '序号 问题 来源 类别 目标 整改措施 牵头单位 责任人 完成期限 进展情况 佐证 状态 销号日期 核查人',
    ],
    ['personalRectification', '序号 问题 类别 整改措施 完成期限 进展情况 状态 销号日期 核查人'],
    ['memberDirections', '序号 姓名 整改方向 没有提出的原因'],
    ['disclosureNotice', '序号 整改事项 整改措施 进展情况'],
    ['specialCampaign', '序号 排查事项 办理情况 日期'],
    [
      'institutions',
      '序号 制度名称 新建、修订、废止 计划完成 完成日期 责任人 检查时间 实际检查 执行情况',
    ],
    [
      'doubleAttendance',
      '序号 姓名 职务 党总支会议时间 到会情况 所在支部 支部会议时间 身份 到会情况 未到会原因',
    ],
    ['fileContents', '序号 文号 责任者 题名 日期 页数 备注'],
  ])('%s', (name, titles) => {
    const [table] = tablesOf(drawn(name))
    expect(table?.columns.map((one) => one.title).join(' ')).toBe(titles)
    for (const row of table?.rows ?? []) {
      expect(row.length).toBeLessThanOrEqual(table?.columns.length ?? 0)
    }
  })

  test('tables of many or long columns are printed across, everything else upright', () => {
    const across = samples.filter(({ make, view }) => make(view).landscape).map((one) => one.name)
    expect(across.toSorted()).toEqual([
      'countSheetForm',
      'criticismSummary',
      'doubleAttendance',
      'gradingMinutes',
      'institutions',
      'memberBallotResult',
      'memberRegister',
      'opinionSummary',
      'personalProblems',
      'personalRectification',
      'previousRectification',
      'specialCampaign',
      'studyPlan',
      'talkRequests',
      'talkSchedule',
      'teamAppraisalResult',
      'teamProblems',
      'teamRectification',
    ])
  })
})

describe('what is signed off', () => {
  test.each([
    'plan',
    'guarantorTable',
    'meetingNotice',
    'commendation',
    'disclosureNotice',
    'situationReport',
  ])('%s ends with the full name of the organization and the day', (name) => {
    expect(drawn(name).blocks.at(-1)).toMatchObject({
      kind: 'signOff',
      agency: expect.stringMatching(/^中共.+委员会$/),
      day: expect.stringMatching(/^2018-/),
    })
  })

  test('without a day there is room to write it', async () => {
    const { text } = await wordText(drawn('ballotSample'))
    expect(text).toContain('　　年　　月　　日')
  })
})

describe('the record of a meeting', () => {
  const labels = (name: string) =>
    drawn(name).blocks.flatMap((block) => (block.kind === 'labelled' ? [block.label] : []))

  test('has exactly the fields of a record form, then its content', () => {
    expect(labels('meetingMinutes')).toEqual(
      '时间 地点 主持 记录 应到 实到 请假 缺席 列席 到会指导 议题'.split(' '),
    )
    const headings = drawn('meetingMinutes').blocks.filter((block) => block.kind === 'heading')
    expect(headings[0]).toMatchObject({ text: '内容' })
  })

  test('names who was there and who was not, with what reason may be printed', () => {
    const { blocks } = drawn('meetingMinutes')
    const said = blocks.flatMap((block) =>
      block.kind === 'labelled' ? [`${block.label}：${block.text}`] : [],
    )
    expect(said).toContain('应到：24 人')
    expect(said).toContain('请假：2 人：张春松（上级安排公务）、赵海辉')
    expect(said).toContain('缺席：1 人：李朝春')
  })

  test('says 无 where nobody was, and leaves a gap where nothing is known', () => {
    const { blocks } = meetingMinutes({
      ...branchHead,
      meeting: 'A',
      day: '',
      from: '',
      to: '',
      place: '',
      chair: '',
      recorder: '',
      expected: undefined,
      present: [],
      onLeave: [],
      absent: [],
      observers: [],
      guides: [],
      topic: '',
      sections: [],
      confirmed: [],
    })
    expect(blocks).toContainEqual({ kind: 'labelled', label: '到会指导', text: '无' })
    expect(blocks).toContainEqual({ kind: 'labelled', label: '地点', text: '＿＿＿＿＿＿' })
    expect(blocks).toContainEqual({ kind: 'labelled', label: '应到', text: '　　 人' })
  })
})

describe('the sign-in sheet', () => {
  test('before the meeting lists everybody by group, with room to sign', () => {
    const { blocks, name } = drawn('signInSheetBlank')
    expect(name).toContain('空白表')
    const groups = blocks.filter((block) => block.kind === 'heading' && block.level === 2)
    expect(groups).toMatchObject([{ text: '一小组' }, { text: '二小组' }])
    const names = tablesOf({ name, blocks }).map(({ rows }) => rows.map((row) => row[1]))
    expect(names).toEqual([['王正成', '张春松'], ['罗秋梅'], ['何秀英']])
    expect(tablesOf({ name, blocks }).every((table) => table.tall)).toBe(true)
  })

  test('afterwards its figures add up, and who is not expected is listed apart', async () => {
    const document = drawn('signInSheetSigned')
    const { text } = await wordText(document)
    expect(text).toContain('应到：3 人　　实到：1 人　　请假：1 人　　缺席：1 人')
    const names = tablesOf(document).map(({ rows }) => rows.map((row) => row[1]))
    expect(names).toEqual([['王正成'], ['张春松'], ['罗秋梅'], ['何秀英'], ['老党员']])
    expect(text).not.toMatch(/原因|住院/)
  })

  test('repeats its head for a large branch', async () => {
    const view = viewOf('signInSheetBlank') as SignInSheetView
    const [one] = view.people
    const people = one ? Array.from({ length: 80 }, () => one) : []
    const { xml } = await wordText(signInSheet({ ...view, people }))
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/w:hRule="atLeast"/g)?.length).toBeGreaterThanOrEqual(80)
  })
})

describe('figures', () => {
  test('the papers of a ballot give shares; too few papers give no counts at all', () => {
    const [table] = tablesOf(drawn('memberBallotResult'))
    expect(table?.rows[0]?.join(' ')).toBe('1 王正成 12 60% 6 30% 1 5% 0 0% 1 0 20')
    const view = viewOf('memberBallotResult') as MemberBallotResultView
    const hidden = memberBallotResult({ ...view, isShown: false })
    expect(tablesOf(hidden)).toEqual([])
    expect(JSON.stringify(hidden)).not.toContain('王正成')
  })

  test.each([
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [0, 7, '0'],
    [7, 7, '100'],
    [0, 0, ''],
  ])('%i of %i are %s per cent', (count, base, said) => {
    expect(share(count, base)).toBe(said)
  })

  test('grades are counted over who was graded, the others beside them', () => {
    const totals = tablesOf(drawn('gradeSummary'))[1]?.rows
    expect(totals?.map((row) => row.join(' ').trim())).toEqual([
      '参评人数 2',
      '优秀 1 50',
      '合格 1 50',
      '基本合格 0 0',
      '不合格 0 0',
      '不定等次 1',
    ])
  })

  test('a report has figures, and gaps where one is not known', () => {
    const view = viewOf('situationReport') as Parameters<typeof situationReport>[0]
    const [, , , , papers] = tablesOf(situationReport(view))
    expect(papers?.rows.map((row) => row.join(' '))).toEqual([
      '发出票数 56 收回票数 55',
      '有效票数 54 无效票数 1',
    ])
    const unknown = { ...view, disclosures: undefined, ballots: undefined }
    expect(tablesOf(situationReport(unknown)).at(-1)?.rows.at(-1)).toEqual([
      '党员整改方向',
      '51',
      '公示次数',
      '',
    ])
  })

  test('pages are summed when all are counted, and left to be written when not', async () => {
    const rows = [1, 2].map((pages) => ({
      documentNumber: 'D02',
      responsible: '总支',
      title: '方案',
      day: '',
      pages: pages as number | undefined,
      isFile: false,
    }))
    const box = { ...head, box: '一', remark: '', checkedBy: '', day: '' }
    expect((await wordText(fileContents({ ...box, rows }))).text).toContain('3 页')
    const open = [...rows, { ...rows[0], pages: undefined }] as typeof rows
    expect((await wordText(fileContents({ ...box, rows: open }))).text).toContain('　　 页')
    const file = { ...rows[1], pages: undefined, isFile: true } as (typeof rows)[number]
    const withFile = fileContents({ ...box, rows: [...rows, file] })
    expect((await wordText(withFile)).text).toMatch(/电子表格[^]*2 件[^]*3 页/)
  })
})

describe('a case that went to the discipline organ', () => {
  test('leaves its day and nothing else', async () => {
    const { text } = await wordText(drawn('specialCampaign'))
    expect(text).not.toContain('不该印出来的话')
    expect(text).toMatch(/已移送纪检机关\n2018年5月8日/)
  })
})

describe('names and numbers', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [47, '四十七'],
  ])('%i is %s', (place, said) => {
    expect(chinese(place)).toBe(said)
  })

  test.each([
    ['D31 张三/李四:"意见"', 'D31 张三 李四 意见'],
    ['a\nb\u0000c', 'a b c'],
    ['长'.repeat(90), '长'.repeat(60)],
    ['𠮷'.repeat(90), '𠮷'.repeat(60)],
  ])('%j is filed as %j', (given, name) => {
    expect(fileName(given)).toBe(name)
  })
})
