import type { Block, OfficialDocument } from '../kit/blocks.ts'
import { share, type Papers } from './ballot-results.ts'
import type { DocumentHead } from './head.ts'
import { column, day, section, sheet, tableOr, textOr } from './parts.ts'
import { gradeNames, meetingNames, ungraded, type Grade, type MeetingType } from './words.ts'

/** A figure that is not known leaves its cell to be written in. */
type Figure = number | undefined

export interface SituationReportView extends DocumentHead {
  units: readonly {
    unit: string
    meeting: MeetingType
    day: string
    place: string
    chair: string
    expected: Figure
    present: Figure
    onLeave: Figure
    absent: Figure
    observers: Figure
    guides: Figure
  }[]
  preparation: {
    studySessions: Figure
    studied: Figure
    opinionChannels: Figure
    opinions: Figure
    talksRequired: Figure
    talksDone: Figure
    analysesDue: Figure
    analysesDone: Figure
  }
  problems: { byBranches: Figure; bySecretaries: Figure; team: Figure; personal: Figure }
  criticisms: { selfCriticisms: Figure; given: Figure; receivedBySecretaries: Figure }
  /** Leading cadres who took part as ordinary members (R17). */
  leadersAsMembers: Figure
  ballots: Papers | undefined
  grades: Readonly<Record<Grade, Figure>>
  notGraded: Figure
  rectification: {
    team: Figure
    personal: Figure
    closed: Figure
    open: Figure
    directions: Figure
  }
  disclosures: Figure
  /** What the secretary wrote; '' leaves lines to write on. */
  problemsAndSuggestions: string
  day: string
}

/** D40 情况报告 in figures: who met when and where, what was found, said, decided and put right. */
export function situationReport(view: SituationReportView): OfficialDocument {
  const { preparation, problems, criticisms, rectification } = view
  return sheet(view, {
    number: 'D40',
    title: '组织生活会和民主评议党员情况报告',
    blocks: [
      ...section(1, '会议召开情况', meetings(view.units)),
      ...section(
        2,
        '会前准备情况',
        figures([
          ['集中学习次数', preparation.studySessions],
          ['参加学习人数', preparation.studied],
          ['征求意见方式', preparation.opinionChannels],
          ['征求意见条数', preparation.opinions],
          ['应谈心谈话次数', preparation.talksRequired],
          ['已谈心谈话次数', preparation.talksDone],
          ['应写党性分析人数', preparation.analysesDue],
          ['已写党性分析人数', preparation.analysesDone],
        ]),
      ),
      ...section(
        3,
        '查摆问题情况',
        figures([
          ['各党支部查摆问题', problems.byBranches],
          ['党支部书记查摆问题', problems.bySecretaries],
          ['班子问题', problems.team],
          ['个人问题', problems.personal],
        ]),
      ),
      ...section(
        4,
        '批评和自我批评情况',
        figures([
          ['自我批评人数', criticisms.selfCriticisms],
          ['批评意见条数', criticisms.given],
          ['党支部书记收到批评意见', criticisms.receivedBySecretaries],
          ['以普通党员身份参加的领导干部', view.leadersAsMembers],
        ]),
      ),
      ...section(5, '民主评议情况', ...appraisal(view)),
      ...section(
        6,
        '整改情况',
        figures([
          ['班子整改事项', rectification.team],
          ['个人整改事项', rectification.personal],
          ['已销号', rectification.closed],
          ['整改中', rectification.open],
          ['党员整改方向', rectification.directions],
          ['公示次数', view.disclosures],
        ]),
      ),
      ...section(7, '存在的问题和建议', textOr(view.problemsAndSuggestions, 6)),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

function meetings(units: SituationReportView['units']): Block {
  const columns = [
    column('单位', 2.4),
    column('会议', 2.2, 'center'),
    column('时间', 2.5, 'center'),
    column('地点', 2.2),
    column('主持', 1.6, 'center'),
    ...['应到', '实到', '请假', '缺席', '列席', '到会指导'].map((title) =>
      column(title, 1, 'center'),
    ),
  ]
  const rows = units.map((one) => [
    one.unit,
    meetingNames[one.meeting],
    day(one.day),
    one.place,
    one.chair,
    ...[one.expected, one.present, one.onLeave, one.absent, one.observers, one.guides].map(said),
  ])
  return tableOr(columns, rows, { small: true })
}

function said(figure: Figure): string {
  return String(figure ?? '')
}

/** Two figures a row, to keep the report on few pages. */
function figures(pairs: readonly (readonly [label: string, figure: Figure])[]): Block {
  const columns = [
    column('项目', 3),
    column('数量', 1, 'center'),
    column('项目', 3),
    column('数量', 1, 'center'),
  ]
  const cells = pairs.flatMap(([label, figure]) => [label, said(figure)])
  const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, at) =>
    cells.slice(at * 4, at * 4 + 4),
  )
  return tableOr(columns, rows)
}

function appraisal({ ballots, grades, notGraded }: SituationReportView): Block[] {
  const ids = Object.keys(gradeNames) as Grade[]
  const graded = ids.reduce((sum, grade) => sum + (grades[grade] ?? 0), 0)
  const papers: [string, Figure][] = [
    ['发出票数', ballots?.issued],
    ['收回票数', ballots?.returned],
    ['有效票数', ballots?.valid],
    ['无效票数', ballots?.invalid],
  ]
  const columns = [
    column('等次', 2, 'center'),
    column('人数', 1, 'center'),
    column('占参评人数（%）', 1.5, 'center'),
  ]
  const rows = ids.map((grade) => {
    const count = grades[grade]
    return [gradeNames[grade], said(count), count === undefined ? '' : share(count, graded)]
  })
  return [
    ...(ballots ? [figures(papers)] : []),
    tableOr(columns, [['参评人数', String(graded), ''], ...rows, [ungraded, said(notGraded), '']]),
  ]
}
