import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  labelled,
  line,
  moment,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
} from './parts.ts'
import { caseStateNames, ruleChangeNames, type CaseState, type RuleChange } from './words.ts'

export interface DisclosureNoticeView extends DocumentHead {
  from: string
  to: string
  place: string
  /** Whom to tell one's opinion. */
  contact: string
  rows: readonly { item: string; measures: string; progress: string }[]
  day: string
}

/** D37 整改情况公示 for everybody (R114): items, measures, progress; P0, names as the view has them. */
export function disclosureNotice(view: DisclosureNoticeView): OfficialDocument {
  const columns = [
    numberColumn,
    column('整改事项', 4),
    column('整改措施', 4),
    column('进展情况', 4),
  ]
  return sheet(view, {
    number: 'D37',
    title: '组织生活会整改情况公示',
    blocks: [
      labelled('公示时间', `${moment(view.from, '')}至${moment(view.to, '')}`),
      labelled('公示地点', view.place),
      tableOr(columns, numbered(view.rows.map((row) => [row.item, row.measures, row.progress]))),
      labelled('意见反映', view.contact),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

export interface SpecialCampaignView extends DocumentHead {
  campaigns: readonly {
    issue: string
    measures: string
    owner: string
    due: string
    result: string
    closedOn: string
    /** Of a case that was transferred nothing but the day is printed (R116). */
    cases: readonly { matter: string; state: CaseState; onDay: string }[]
  }[]
}

/** D38 专项整治台账: what people resent most, case by case (R115). */
export function specialCampaign(view: SpecialCampaignView): OfficialDocument {
  const columns = [
    numberColumn,
    column('排查事项', 6),
    column('办理情况', 3, 'center'),
    column('日期', 3, 'center'),
  ]
  return sheet(view, {
    number: 'D38',
    title: '专项整治方案及台账',
    landscape: true,
    blocks: [
      facts(['单位', view.organization]),
      ...(view.campaigns.length === 0 ? [tableOr(columns, [])] : []),
      ...view.campaigns.flatMap((campaign, at) =>
        section(
          at + 1,
          campaign.issue,
          line('整治措施', campaign.measures),
          line('责任人', campaign.owner),
          line('完成期限', day(campaign.due)),
          tableOr(
            columns,
            numbered(
              campaign.cases.map((one) => [
                one.state === 'transferred' ? '' : one.matter,
                caseStateNames[one.state],
                day(one.onDay),
              ]),
            ),
          ),
          line('整治结果', campaign.result),
          line('办结日期', day(campaign.closedOn)),
        ),
      ),
      signatures(['党总支书记', '']),
    ],
  })
}

export interface InstitutionsView extends DocumentHead {
  rows: readonly {
    rule: string
    kind: RuleChange
    due: string
    doneOn: string
    owner: string
    checkOn: string
    checkedOn: string
    /** Whether the rule is kept, as it was found. */
    result: string
  }[]
}

/** D39 制度清单 (R118, R119): rules made, revised or repealed, and whether they are kept. */
export function institutions(view: InstitutionsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('制度名称', 5),
    column('新建、修订、废止', 2, 'center'),
    column('计划完成', 2.5, 'center'),
    column('完成日期', 2.5, 'center'),
    column('责任人', 2, 'center'),
    column('检查时间', 2.5, 'center'),
    column('实际检查', 2.5, 'center'),
    column('执行情况', 4),
  ]
  const rows = view.rows.map((row) => [
    row.rule,
    ruleChangeNames[row.kind],
    day(row.due),
    day(row.doneOn),
    row.owner,
    day(row.checkOn),
    day(row.checkedOn),
    row.result,
  ])
  return sheet(view, {
    number: 'D39',
    title: '制度建设清单',
    landscape: true,
    blocks: [
      facts(['单位', view.organization]),
      tableOr(columns, numbered(rows)),
      signatures(['党总支书记', '']),
    ],
  })
}
