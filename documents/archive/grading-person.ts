import type { OfficialDocument } from '../kit/blocks.ts'
import { kindWords, sexWords, wordFor, type PersonKind } from '../../policies/roster-words.ts'
import type { DatedText, DocumentHead, NamedText } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  labelled,
  listed,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
  textOr,
  ticked,
  wordOf,
} from './parts.ts'
import {
  feedbackAnswerNames,
  feedbackWayNames,
  gradeNames,
  type FeedbackAnswer,
  type FeedbackWay,
  type Grade,
} from './words.ts'

export interface AppraisalRegistrationView extends DocumentHead {
  branch: string
  name: string
  sex: 'M' | 'F' | ''
  born: number | undefined
  joined: number | undefined
  kind: PersonKind
  posts: readonly string[]
  selfAppraisal: readonly NamedText[]
  proposedGrade: Grade | ''
  groupOpinion: string
  mutualComments: readonly string[]
  /** Left out where the town does not want it. */
  ballot: { scale: readonly string[]; counts: readonly number[] } | undefined
  grade: Grade | ''
  branchOpinion: string
  decidedOn: string
  personOpinion: string
}

/** D29 民主评议党员登记表 of one member; the superior's column stays empty. */
export function appraisalRegistration(view: AppraisalRegistrationView): OfficialDocument {
  const { ballot, sex } = view
  const ticks = ballot?.scale.map((step, at) => `${step} ${ballot.counts[at] ?? 0} 票`)
  return sheet(view, {
    number: 'D29',
    title: '民主评议党员登记表',
    of: view.name,
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [
            field('姓名', view.name),
            field('性别', sex === '' ? '' : wordFor(sexWords, sex)),
            field('出生年份', String(view.born ?? '')),
          ],
          [
            field('入党年份', String(view.joined ?? '')),
            field('党员类别', wordFor(kindWords, view.kind)),
            field('所在支部', view.branch),
          ],
          [field('职务', view.posts.join('、'))],
          ...view.selfAppraisal.map((aspect) => [field(`自评：${aspect.name}`, aspect.text, 3)]),
          [field('自评等次', wordOf(gradeNames, view.proposedGrade))],
          [field('党小组意见', view.groupOpinion, 3)],
          [field('党员互评', view.mutualComments.join('\n') || listed([]), 3)],
          ...(ticks ? [[field('民主测评', ticks.join('　'))]] : []),
          [field('支部评定等次', wordOf(gradeNames, view.grade))],
          [field('支部意见', `${view.branchOpinion}\n书记签字：\n${day(view.decidedOn)}`, 4)],
          [field('本人意见', `${view.personOpinion}\n本人签字：`, 3)],
          [field('上级党组织意见', '', 3)],
        ],
      },
    ],
  })
}

export interface FeedbackRecordView extends DocumentHead {
  name: string
  grade: Grade | ''
  toldOn: string
  toldBy: string
  channel: FeedbackWay | ''
  strengths: string
  gaps: string
  hopes: string
  answer: FeedbackAnswer | ''
  answeredOn: string
  /** A different opinion in the member's words. */
  statement: string
  restudy: { heldOn: string; grade: Grade | ''; note: string } | undefined
}

/** D31 民主评议反馈单: the grade told, strengths, gaps and hopes, and the answer (R101). */
export function feedbackRecord(view: FeedbackRecordView): OfficialDocument {
  const { restudy } = view
  return sheet(view, {
    number: 'D31',
    title: '民主评议党员结果反馈单',
    of: view.name,
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('姓名', view.name), field('评定等次', wordOf(gradeNames, view.grade))],
          [field('反馈日期', day(view.toldOn)), field('反馈人', view.toldBy)],
          [field('反馈方式', ticked(feedbackWayNames, view.channel))],
          [field('优点', view.strengths, 3)],
          [field('不足', view.gaps, 3)],
          [field('希望', view.hopes, 3)],
          [
            field('本人答复', ticked(feedbackAnswerNames, view.answer)),
            field('答复日期', day(view.answeredOn)),
          ],
          [field('本人意见', view.statement, 3)],
          ...(restudy
            ? [
                [
                  field('复议日期', day(restudy.heldOn)),
                  field('复议等次', wordOf(gradeNames, restudy.grade)),
                ],
                [field('复议说明', restudy.note, 3)],
              ]
            : []),
          [field('本人签字', '', 2), field('书记签字', '', 2)],
        ],
      },
    ],
  })
}

export interface HelpRecordView extends DocumentHead {
  name: string
  grade: 'basicallyQualified' | 'unqualified'
  responsible: string
  openedOn: string
  dueOn: string
  doneOn: string
  plan: string
  talks: readonly DatedText[]
  progress: string
}

/** D32 帮教记录 after 基本合格 or 不合格 (R104, R105). */
export function helpRecord(view: HelpRecordView): OfficialDocument {
  const columns = [numberColumn, column('日期', 3, 'center'), column('谈话情况', 8)]
  return sheet(view, {
    number: 'D32',
    title: '民主评议党员帮教记录',
    of: view.name,
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('姓名', view.name), field('评定等次', gradeNames[view.grade])],
          [field('帮教责任人', view.responsible), field('开始日期', day(view.openedOn))],
          [field('完成期限', day(view.dueOn)), field('完成日期', day(view.doneOn))],
          [field('帮教计划', view.plan, 5)],
        ],
      },
      ...section(
        1,
        '谈话记录',
        tableOr(columns, numbered(view.talks.map((talk) => [day(talk.day), talk.text]))),
      ),
      ...section(2, '进展情况', textOr(view.progress, 4)),
      signatures(['帮教责任人', view.responsible], ['本人', '']),
    ],
  })
}

/** All '' for the blank form that is sent to the destination. */
export interface MobileReceiptView extends DocumentHead {
  name: string
  destination: string
  meetingDay: string
  grade: Grade | ''
  receivedOn: string
  note: string
}

/** D42 流动党员参加组织生活会和民主评议回执 (R18), sealed by the destination. */
export function mobileReceipt(view: MobileReceiptView): OfficialDocument {
  return sheet(view, {
    number: 'D42',
    title: '流动党员参加组织生活会和民主评议情况回执',
    of: view.name || '空白表',
    blocks: [
      labelled('组织关系所在党组织', view.organization),
      {
        kind: 'form',
        rows: [
          [field('姓名', view.name), field('流入地党组织', view.destination)],
          [field('会议日期', day(view.meetingDay)), field('收到日期', day(view.receivedOn))],
          [field('评定等次', ticked(gradeNames, view.grade))],
          [field('说明', view.note, 4)],
          [field('流入地党组织盖章', '', 5)],
        ],
      },
    ],
  })
}
