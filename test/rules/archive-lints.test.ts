import { describe, expect, test } from 'vitest'
import { sayFinding } from '../../cards/archive/check-wording.ts'
import { lintIds, type Fault, type LintId } from '../../cards/archive/finding.ts'
import { phrases2017 } from '../../policies/phrases-2017.ts'
import { bigramsOf, piecesOf } from '../../src/features/archive/rules/likeness.ts'
import { findingsIn } from '../../src/features/archive/rules/lints.ts'
import type { MeetingFacts, Picture } from '../../src/features/archive/rules/picture.ts'

const essay =
  '去年冬天分茶苗的时候名单没有贴到公示栏三户人家不知道标准后来跑了两趟村委会才弄明白我没有及时去解释'
const another =
  '今年春天修水渠派工的时候我只顾自家的田没有到场帮忙邻居说了几次才去下雨那天还迟到了半个多小时很不应该'

const seat = { role: 'participant' as const, isExpected: true, presence: 'present' as const }
const meeting: MeetingFacts = {
  meetingId: 'm',
  name: '专题组织生活会',
  day: '2018-03-08',
  isClosed: true,
  people: [
    { personId: 'p1', ...seat },
    { personId: 'p2', ...seat },
    { personId: 'p3', ...seat, presence: 'onLeave' },
    { personId: 'n1', role: 'observer', isExpected: false, presence: 'present' },
  ],
  tallies: [
    { source: 'signIn', expected: 3, present: 2, onLeave: 1, absent: 0 },
    { source: 'minutes', expected: 3, present: 2, onLeave: 1, absent: 0 },
  ],
  speakers: ['p1', 'p2'],
  appeared: ['p3'],
  mustSpeak: ['p1', 'p2', 'p3'],
  criticisms: [{ sourceId: 'm|p1|p2', subjectId: 'p2', hasProblem: true, hasSuggestion: true }],
  subjects: [{ subjectId: 'p2', hasResponse: true, isAccepted: true }],
  guideSpoke: true,
  guides: 1,
  voters: ['p1', 'p2'],
}
const on = (day: string) => ({ first: day, last: day })
const clean: Picture = {
  assessmentYear: 2017,
  unitName: '禾坪一支部',
  days: {
    plan: on('2018-02-06'),
    study: { first: '2018-02-08', last: '2018-03-05' },
    opinions: on('2018-02-11'),
    opinionFeedback: on('2018-02-24'),
    talks: { first: '2018-02-13', last: '2018-03-03' },
    analyses: { first: '2018-02-23', last: '2018-03-02' },
    problemLists: on('2018-03-03'),
    meeting: on('2018-03-08'),
    committee: on('2018-03-12'),
    gradeFeedback: on('2018-03-14'),
    rectification: on('2018-03-17'),
    disclosure: on('2018-03-19'),
  },
  people: [
    { personId: 'p1', kind: 'fullMember', joinedYear: 1996 },
    { personId: 'p2', kind: 'fullMember', joinedYear: 2018 },
  ],
  records: [{ what: 'talk', on: '2018-02-26', personIds: ['p1', 'p2'] }],
  leaves: [{ personId: 'p2', on: '2018-03-08' }],
  meetings: [meeting],
  ballots: [
    {
      meetingId: 'm',
      kind: 'members',
      voters: 20,
      issued: 20,
      returned: 19,
      rows: [{ subjectId: 'p1', sum: 18, base: 18 }],
    },
  ],
  grading: {
    gradedHere: ['p1', 'p2', 'p4'],
    probationary: ['p5'],
    grades: [
      { personId: 'p1', isExcellent: true },
      { personId: 'p2', isExcellent: false },
    ],
    elsewhere: ['p4'],
    denominator: 2,
    recorded: { excellent: 1, graded: 2 },
  },
  requiredPairs: [{ aId: 'p1', bId: 'p2', isDone: true }],
  talks: [
    { aId: 'p1', bId: 'p2', heldOn: '2018-02-26', time: '09:00' },
    { aId: 'p1', bId: 'p3', heldOn: '2018-02-26', time: '10:00' },
    { aId: 'p1', bId: 'p4', heldOn: '2018-02-26', time: undefined },
  ],
  likenesses: [
    { what: 'analysis', personId: 'p1', bigrams: bigramsOf(essay) },
    { what: 'analysis', personId: 'p2', bigrams: bigramsOf(another) },
    { what: 'talk', personId: 'p3', bigrams: bigramsOf(essay) },
  ],
  problems: [{ problemId: 'x', personId: undefined }],
  settled: new Set(['problem:x', 'criticism:m|p1|p2']),
  items: [
    item({ rectificationClass: 'phased', dueOn: '2018-05-01' }),
    item({ rectificationClass: 'coordinated', leadUnit: '村委会', responsibleId: 'p1' }),
    item({ rectificationClass: 'phased', state: 'notAdopted' }),
  ],
  names: [{ personId: 'p1', names: ['张春松', '张春松'] }],
  titles: [
    { title: '2017年度禾坪一支部会议记录', unitNames: ['禾坪一支部'], mend: { to: 'minutes' } },
  ],
  signed: [
    {
      what: 'minutes',
      of: '3月8日',
      on: '2018-03-08',
      missing: [],
      namedFor: 'team',
      mend: { to: 'minutes' },
    },
  ],
  phrases: phrases2017,
  texts: [{ where: 'plan', text: '增强“四个意识”，开好组织生活会', mend: { to: 'plan' } }],
  openPack: [
    { document: 'D05', privacy: 'P1' },
    { document: 'D37', privacy: 'P0' },
  ],
  openTexts: [{ where: 'disclosure', text: '名单贴到公示栏', mend: { to: 'disclosure' } }],
  confidential: new Set(piecesOf(essay)),
  words: { titledYear: '2017年度', quietGrades: ['基本合格', '不合格'] },
  memberNames: ['张春松', '罗秋梅'],
}

function item(more: Partial<Picture['items'][number]>): Picture['items'][number] {
  return {
    itemId: 'i',
    state: 'published',
    rectificationClass: null,
    dueOn: null,
    leadUnit: null,
    responsibleId: null,
    ...more,
  }
}
const held = (more: Partial<MeetingFacts>) => ({ meetings: [{ ...meeting, ...more }] })
const ballot = (more: Partial<Picture['ballots'][number]>) => ({
  ballots: clean.ballots.map((one) => ({ ...one, ...more })),
})
const graded = (more: Partial<NonNullable<Picture['grading']>>) => ({
  grading: { ...clean.grading!, ...more },
})
const tallies = (present: number, second: number): MeetingFacts['tallies'] => [
  { source: 'signIn', expected: 3, present, onLeave: 1, absent: 0 },
  { source: 'minutes', expected: 2 + second, present: second, onLeave: 1, absent: 1 },
]
const days = (more: Picture['days']) => ({ days: { ...clean.days, ...more } })
const minutesTitle = (title: string) => ({
  titles: clean.titles.map((one) => ({ ...one, title })),
})
const says = (text: string): Partial<Picture> => ({
  texts: [{ where: 'plan', text, mend: { to: 'plan' } }],
})
const shows = (text: string): Partial<Picture> => ({
  openTexts: [{ where: 'disclosure', text, mend: { to: 'disclosure' } }],
})

/** What is changed in the clean picture, and the one thing that is found then. */
const faults: readonly (readonly [LintId, Fault, Partial<Picture>])[] = [
  ['L1', 'wrongOrder', days({ committee: on('2018-03-07') })],
  ['L1', 'wrongOrder', days({ disclosure: on('2018-03-16') })],
  ['L1', 'wrongOrder', days({ talks: { first: '2018-02-10', last: '2018-03-03' } })],
  ['L1', 'onLeaveThatDay', { leaves: [{ personId: 'p2', on: '2018-02-26' }] }],
  ['L1', 'beforeJoining', { people: [{ personId: 'p2', kind: 'fullMember', joinedYear: 2019 }] }],
  ['L2', 'sumWrong', held({ tallies: tallies(3, 1).slice(0, 1) })],
  ['L2', 'numbersDiffer', held({ tallies: tallies(2, 1) })],
  ['L3', 'spokeAbsent', held({ speakers: ['p1', 'p2', 'p3'] })],
  ['L3', 'didNotSpeak', held({ speakers: ['p1'] })],
  ['L4', 'moreIssuedThanVoters', ballot({ voters: 19 })],
  ['L4', 'moreReturnedThanIssued', ballot({ returned: 21 })],
  ['L4', 'rowSumWrong', ballot({ rows: [{ subjectId: 'p1', sum: 17, base: 18 }] })],
  ['L5', 'withoutGrade', graded({ elsewhere: [] })],
  ['L5', 'gradedProbationary', graded({ probationary: ['p2'], gradedHere: ['p1', 'p4'] })],
  ['L5', 'gradedElsewhere', graded({ gradedHere: ['p1', 'p4'] })],
  ['L5', 'ratioWrong', graded({ denominator: 3 })],
  ['L5', 'ratioWrong', graded({ recorded: { excellent: 2, graded: 2 } })],
  ['L6', 'pairMissing', { requiredPairs: [{ aId: 'p1', bId: 'p2', isDone: false }] }],
  ['L6', 'notTwoPeople', { talks: [{ ...clean.talks[0]!, bId: 'p1', time: undefined }] }],
  ['L6', 'sameHour', { talks: clean.talks.map((talk) => ({ ...talk, time: '09:00' })).slice(1) }],
  ['L6', 'talkTooLate', { talks: [{ ...clean.talks[0]!, heldOn: '2018-03-08' }] }],
  ['L7', 'analysesAlike', { likenesses: alike('analysis') }],
  ['L7', 'talksAlike', { likenesses: alike('talk') }],
  [
    'L8',
    'criticismIncomplete',
    held({ criticisms: [{ ...meeting.criticisms[0]!, hasSuggestion: false }] }),
  ],
  [
    'L8',
    'criticismIncomplete',
    held({ criticisms: [{ ...meeting.criticisms[0]!, hasProblem: false }] }),
  ],
  ['L8', 'withoutResponse', held({ subjects: [{ ...meeting.subjects[0]!, hasResponse: false }] })],
  ['L9', 'problemLost', { settled: new Set(['criticism:m|p1|p2']) }],
  ['L9', 'criticismLost', { settled: new Set(['problem:x']) }],
  ['L10', 'phasedWithoutDay', { items: [item({ rectificationClass: 'phased' })] }],
  [
    'L10',
    'coordinatedWithoutLead',
    { items: [item({ rectificationClass: 'coordinated', leadUnit: '镇' })] },
  ],
  [
    'L10',
    'coordinatedWithoutLead',
    { items: [item({ rectificationClass: 'coordinated', responsibleId: 'p' })] },
  ],
  ['L11', 'nameDiffers', { names: [{ personId: 'p1', names: ['张春松', '张春嵩'] }] }],
  ['L11', 'unitNameMissing', minutesTitle('2017年度一支部会议记录')],
  ['L11', 'yearWrong', minutesTitle('2018年度禾坪一支部会议记录')],
  ['L12', 'unsigned', { signed: clean.signed.map((one) => ({ ...one, missing: ['p1'] })) }],
  ['L12', 'undated', { signed: clean.signed.map((one) => ({ ...one, on: null })) }],
  [
    'L13',
    'observerCounted',
    held({ people: meeting.people.map((one) => ({ ...one, isExpected: true })) }),
  ],
  ['L13', 'observerVoted', held({ voters: ['p1', 'n1'] })],
  ['L13', 'guidesMissing', held({ guides: 0 })],
  ['L14', 'meetingTerm', says('开好民主生活会')],
  ['L14', 'unknownTerm', says('增强“四个信心”')],
  ['L15', 'confidentialInPack', { openPack: [{ document: 'D29', privacy: 'P4' }] }],
  ['L15', 'confidentialWords', shows('有人说，分茶苗的时候，名单没有贴到公示栏。')],
  ['L15', 'gradeNamed', shows('罗秋梅评为基本合格')],
]

function alike(what: 'analysis' | 'talk'): Picture['likenesses'] {
  const copied = essay.replace('两趟', '三趟')
  return [
    { what, personId: 'p1', bigrams: bigramsOf(essay) },
    { what, personId: 'p2', bigrams: bigramsOf(copied) },
  ]
}

test('nothing is found in papers that are in order', () => {
  expect(findingsIn(clean)).toEqual([])
})

test('every check has a fault here', () => {
  expect([...new Set(faults.map(([lint]) => lint))]).toEqual(lintIds)
})

describe('one thing is wrong, and that is found', () => {
  test.each(faults)('%s %s', (lint, fault, change) => {
    const found = findingsIn({ ...clean, ...change })
    expect(found.map((one) => [one.lint, one.fault])).toEqual([[lint, fault]])
    expect(sayFinding(found[0]!)).not.toMatch(/undefined|NaN|p\d/)
  })
})

test('all fifteen are found in papers with all of them', () => {
  const first = new Map(faults.map(([lint, , change]) => [lint, change]))
  const meetings = faults.flatMap(([, , change]) => change.meetings ?? [])
  const all = Object.assign({}, clean, ...first.values(), { meetings }) as Picture
  expect(new Set(findingsIn(all).map((one) => one.lint))).toEqual(new Set(lintIds))
})

describe('what is not looked at', () => {
  test('pairs before the meeting was held', () => {
    const { meeting: _held, ...before } = clean.days
    const open = [{ aId: 'p1', bId: 'p2', isDone: false }]
    expect(findingsIn({ ...clean, days: before, requiredPairs: open })).toEqual([])
  })

  test('where problems ended, while the meeting goes on', () => {
    const going = { ...held({ isClosed: false }), settled: new Set<string>() }
    expect(findingsIn({ ...clean, ...going })).toEqual([])
  })

  test('texts too short to be anybody’s own', () => {
    const short = bigramsOf('学习不够')
    const likenesses = ['p1', 'p2'].map((personId) => ({
      what: 'analysis' as const,
      personId,
      bigrams: short,
    }))
    expect(findingsIn({ ...clean, likenesses })).toEqual([])
  })
})

test('names beside a grade are the secretary’s', () => {
  const found = faults
    .filter(([lint]) => lint === 'L5')
    .flatMap(([, , change]) => findingsIn({ ...clean, ...change }))
  expect(found.map((one) => one.namedFor)).toEqual(found.map(() => 'secretary'))
})

test('who criticised whom is in no finding', () => {
  const found = findingsIn({
    ...clean,
    ...held({ criticisms: [{ ...meeting.criticisms[0]!, hasProblem: false }] }),
    settled: new Set(['problem:x']),
  })
  expect(found.map((one) => one.fault)).toEqual(['criticismIncomplete', 'criticismLost'])
  expect(found.flatMap((one) => one.personIds)).toEqual([])
})
