import { sayDay } from '../kit/day.ts'
import type { Fault, Finding, LintId } from './finding.ts'

/** What each check looks at, in the order of the spot check. */
export const lintNames: Readonly<Record<LintId, string>> = {
  L1: '时间先后',
  L2: '到会人数',
  L3: '发言和签到',
  L4: '测评票数',
  L5: '评定等次',
  L6: '谈心谈话',
  L7: '材料雷同',
  L8: '批评意见',
  L9: '问题去向',
  L10: '整改事项',
  L11: '名称和年度',
  L12: '签字和日期',
  L13: '列席和到会指导',
  L14: '固定提法',
  L15: '保密内容',
}

export const papers: Readonly<Record<string, string>> = {
  plan: '实施方案',
  study: '集中学习',
  opinions: '征求意见',
  opinionFeedback: '意见反馈',
  talks: '谈心谈话',
  analyses: '党性分析',
  problemLists: '问题清单',
  meeting: '会议',
  committee: '组织评定',
  gradeFeedback: '结果反馈',
  rectification: '整改清单',
  disclosure: '整改公示',
  talk: '谈心谈话',
  gathering: '座谈走访',
  studyRecord: '学习记录',
  opinionSheet: '意见反馈单',
  talkRecord: '谈话记录',
  minutes: '会议记录',
  countSheet: '计票单',
  committeeRecord: '组织评定会议记录',
  closedItem: '已销号的整改事项',
  teamExamination: '班子对照检查材料',
  measures: '整改措施',
  list: '整改清单',
  signIn: '签到表',
  ballot: '测评记录',
  members: '党员测评',
  team: '班子评议',
}

/** Grades that are told to nobody but the person, and how a title names the assessed year. */
export const spotCheckWords = {
  quietGrades: ['基本合格', '不合格'],
  titledYear: (year: number) => `${year}年度`,
}

type Facts = Finding['facts']
const paper = (facts: Facts, key: string) => papers[String(facts[key])] ?? String(facts[key] ?? '')
const dayIn = (facts: Facts, key: string) => sayDay(String(facts[key]))
const tally = (facts: Facts) =>
  `应到 ${facts['expected']}、实到 ${facts['present']}、请假 ${facts['onLeave']}、缺席 ${facts['absent']}`

const sentences: Readonly<Record<Fault, (facts: Facts) => string>> = {
  wrongOrder: (f) =>
    `${paper(f, 'after')}（${dayIn(f, 'afterOn')}）在${paper(f, 'before')}（${dayIn(f, 'beforeOn')}）之前`,
  onLeaveThatDay: (f) => `${dayIn(f, 'on')}的${paper(f, 'what')}，当天请了假的人也在里面`,
  beforeJoining: (f) => `${dayIn(f, 'on')}的${paper(f, 'what')}，那时还没有入党的人也在里面`,
  sumWrong: (f) => `${f['meeting']}${paper(f, 'source')}：${tally(f)}，加起来不对`,
  numbersDiffer: (f) => `${f['meeting']}${paper(f, 'source')}（${tally(f)}）和签到表不一样`,
  spokeAbsent: (f) => `${f['meeting']}记录里发了言，签到表上没有到会`,
  didNotSpeak: (f) => `${f['meeting']}到了会、该发言，记录里没有`,
  moreIssuedThanVoters: (f) =>
    `${paper(f, 'kind')}发出 ${f['issued']} 张，到会能投票的只有 ${f['voters']} 人`,
  moreReturnedThanIssued: (f) =>
    `${paper(f, 'kind')}收回 ${f['returned']} 张，比发出的 ${f['issued']} 张多`,
  rowSumWrong: (f) => `${paper(f, 'kind')}有 ${f['count']} 行的票数加起来不对`,
  withoutGrade: (f) => `${f['count']} 名该评定的党员没有等次`,
  gradedProbationary: (f) => `${f['count']} 名预备党员评了等次`,
  gradedElsewhere: (f) => `${f['count']} 名不在本支部评定的党员评了等次`,
  ratioWrong: (f) =>
    `评定记录写优秀 ${f['excellent']} / ${f['graded']}，现在数出来是 ${f['isExcellent']} / ${f['isGraded']}`,
  pairMissing: () => '该谈的没有谈完',
  notTwoPeople: (f) => `${dayIn(f, 'on')}的谈话不是两个人`,
  sameHour: (f) => `${dayIn(f, 'on')} ${f['time']} 同时谈了两场`,
  talkTooLate: (f) => `${dayIn(f, 'on')}的谈话不在会前`,
  analysesAlike: (f) => `两份党性分析有 ${f['percent']}% 相同`,
  talksAlike: (f) => `两份谈话记录有 ${f['percent']}% 相同`,
  criticismIncomplete: (f) => `${f['meeting']}有 ${f['count']} 条批评没有写明问题和建议`,
  withoutResponse: (f) => `${f['meeting']}听了批评没有表态`,
  problemLost: (f) => `${f['count']} 个查摆的问题没有列入整改，也没有写并入或不采纳`,
  criticismLost: (f) => `${f['count']} 条接受了的批评没有列入整改，也没有写并入或不采纳`,
  phasedWithoutDay: () => '持续改进的事项没有完成时限',
  coordinatedWithoutLead: () => '组织协调的事项没有牵头单位或责任人',
  nameDiffers: (f) => `同一个人写法不一样：${f['names']}`,
  unitNameMissing: (f) => `“${f['title']}”里的组织名称和登记的“${f['unitName']}”不一样`,
  yearWrong: (f) => `“${f['title']}”应当写 ${f['year']} 年度`,
  unsigned: (f) => `${f['of']}${paper(f, 'what')}还缺签字或确认`,
  undated: (f) => `${f['of']}${paper(f, 'what')}没有日期`,
  observerCounted: (f) => `${f['meeting']}把列席人员算进了应到`,
  observerVoted: (f) => `${f['meeting']}列席人员在投票名单里`,
  guidesMissing: (f) => `${f['meeting']}有领导讲话，没有登记到会指导的人`,
  phraseVariant: (f) => `${paper(f, 'where')}里“${f['word']}”，固定提法是“${f['expected']}”`,
  unknownTerm: (f) => `${paper(f, 'where')}里“${f['word']}”不是固定提法`,
  meetingTerm: (f) => `${paper(f, 'where')}里写了“${f['word']}”，应当是“${f['expected']}”`,
  confidentialInPack: (f) => `公开材料里放进了 ${f['document']}（${f['privacy']}）`,
  confidentialWords: (f) => `${paper(f, 'where')}里有谈话或反馈里的原话`,
  gradeNamed: (f) => `${paper(f, 'where')}里写出了某个党员的等次`,
}

/** A finding as one sentence, without names of people. */
export function sayFinding({ fault, facts }: Pick<Finding, 'fault' | 'facts'>): string {
  return sentences[fault](facts)
}
