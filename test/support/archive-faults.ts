import type { Fault } from '../../cards/archive/finding.ts'
import type { Tx } from '../../db/client.ts'
import { ensureAnalysis, updateAnalysis } from '../../db/queries/analyses.ts'
import { insertVersion } from '../../db/queries/analysis-sections.ts'
import { updateRound } from '../../db/queries/ballot-rounds.ts'
import { insertCriticismEntry } from '../../db/queries/criticisms.ts'
import { updateCycle } from '../../db/queries/cycles.ts'
import { saveGradeConclusion } from '../../db/queries/grading-opinions.ts'
import { insertMeetingPeople, updateMeetingPerson } from '../../db/queries/meetings.ts'
import { insertMinutes, insertMinutesVersion } from '../../db/queries/minutes.ts'
import { updatePerson } from '../../db/queries/people.ts'
import { insertProblem } from '../../db/queries/problems.ts'
import { insertItem, type NewRectificationItem } from '../../db/queries/rectification-items.ts'
import { insertStudySession } from '../../db/queries/study-sessions.ts'
import { insertTalk } from '../../db/queries/talks.ts'
import { pairKeyOf } from '../../src/features/talk/rules/pairs.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

const unitId = unitIdOf('B1')
const meetingId = 'meeting_B1_B'
const by = personIdOf('M02')

function session(tx: Tx, heldOn: string, summary: string): void {
  insertStudySession(tx, {
    sessionId: `s ${heldOn}`,
    cycleId: 'cycle',
    unitId,
    kind: 'guidedReading',
    heldOn,
    startsAt: '09:00',
    place: '活动室',
    leader: '张春松',
    topics: [],
    summary,
    catchUpDueOn: null,
    state: 'held',
    createdById: by,
    createdAt: 0,
  })
}

function item(tx: Tx, itemId: string, more: Partial<NewRectificationItem>): void {
  insertItem(tx, {
    itemId,
    rootId,
    cycleId: 'cycle',
    unitId,
    list: 'team',
    ownerId: null,
    rectificationClass: 'immediate',
    state: 'published',
    aspect: '',
    problem: '名单没有贴出来',
    goal: '',
    measures: '下次当天贴',
    leadUnit: null,
    importedFrom: null,
    reason: null,
    dueOn: '2018-03-24',
    reviewMonths: null,
    nextReviewOn: null,
    responsibleId: by,
    checkerId: personIdOf('M03'),
    campaignId: null,
    mergedIntoId: null,
    createdById: by,
    createdAt: 0,
    rev: 0,
    ...more,
  })
}

function analysis(tx: Tx, code: string, body: string): void {
  const of = { cycleId: 'cycle', subjectId: personIdOf(code) }
  const at = new Date('2018-03-01T09:00:00+08:00').getTime()
  ensureAnalysis(tx, of, 'person')
  updateAnalysis(tx, of, { state: 'handedIn', version: 1, handedInAt: at })
  const content = { choices: [], body, more: '' }
  const byPersonId = of.subjectId
  insertVersion(tx, of, {
    version: 1,
    byPersonId,
    at,
    sections: [{ section: 'roots', content, byPersonId }],
  })
}

function minutes(tx: Tx, attendance: string): void {
  insertMinutes(tx, { meetingId, askedAt: 0 })
  insertMinutesVersion(tx, {
    meetingId,
    version: 1,
    content: JSON.stringify({
      sheet: {
        title: '2017年度禾坪一支部专题组织生活会会议记录',
        facts: [{ label: '到会', text: attendance }],
        sections: [],
      },
      parts: {},
    }),
    reason: undefined,
    recorderConfirmedById: personIdOf('M03'),
    recorderConfirmedAt: 0,
    confirmedById: by,
    confirmedAt: 0,
  })
}

const copied =
  '去年冬天分茶苗的时候名单没有贴到公示栏三户人家不知道标准后来跑了两趟村委会才弄明白我没有及时去解释'

/** What goes wrong in the papers of branch 1, once its meeting and its grading are over. */
export const seeded: readonly (readonly [Fault, (tx: Tx) => void])[] = [
  [
    'wrongOrder',
    (tx) => {
      session(tx, '2018-02-08', '读了报告')
      updateCycle(tx, 'cycle', { adoptedOn: '2018-02-20' })
    },
  ],
  [
    'numbersDiffer',
    (tx) => {
      minutes(tx, '应到 9 人，实到 9 人，请假 0 人，缺席 0 人')
    },
  ],
  [
    'spokeAbsent',
    (tx) => {
      updateMeetingPerson(tx, { meetingId, personId: personIdOf('M03') }, { presence: 'absent' })
    },
  ],
  [
    'moreReturnedThanIssued',
    (tx) => {
      const paper = { paperIssued: 2, paperReturned: 3, paperValid: 3, paperInvalid: 0 }
      updateRound(tx, 'round_B1', paper)
    },
  ],
  [
    'gradedProbationary',
    (tx) => {
      saveGradeConclusion(tx, {
        cycleId: 'cycle',
        unitId,
        personId: personIdOf('M26'),
        grade: 'qualified',
        opinion: undefined,
        agreedCount: 2,
        deciderCount: 2,
        hasWithdrawn: false,
        byPersonId: by,
        rev: 9_000_000_000_000,
      })
    },
  ],
  [
    'talkTooLate',
    (tx) => {
      const [aId = '', bId = ''] = [by, personIdOf('M03')].toSorted()
      insertTalk(tx, {
        talkId: 't',
        cycleId: 'cycle',
        pairKey: pairKeyOf(aId, bId),
        aId,
        bId,
        round: 1,
        planDay: null,
        planTime: null,
        place: null,
        planById: null,
        planAcceptedById: null,
        heldOn: '2018-03-08',
        mode: 'faceToFace',
        enteredAt: 0,
        aConfirmedById: aId,
        bConfirmedById: bId,
        flags: [],
        createdAt: 0,
      })
    },
  ],
  [
    'analysesAlike',
    (tx) => {
      analysis(tx, 'M11', copied)
      analysis(tx, 'M12', copied.replace('两趟', '三趟'))
    },
  ],
  [
    'criticismIncomplete',
    (tx) => {
      insertCriticismEntry(tx, {
        roundId: 'r',
        subjectId: by,
        criticId: personIdOf('M03'),
        turn: 1,
        kind: 'spoken',
        at: 0,
        byPersonId: by,
      })
    },
  ],
  [
    'problemLost',
    (tx) => {
      insertProblem(tx, {
        problemId: 'p',
        cycleId: 'cycle',
        subject: 'team',
        subjectId: unitId,
        aspect: 'x',
        vitalInterest: false,
        dailyDetail: false,
        createdById: by,
        createdAt: 0,
        texts: { body: '党课上得少', form: '一年一次' },
      })
    },
  ],
  ['phasedWithoutDay', (tx) => item(tx, 'phased', { rectificationClass: 'phased', dueOn: null })],
  ['nameDiffers', (tx) => updatePerson(tx, personIdOf('M11'), { name: '杨宗城' })],
  [
    'observerCounted',
    (tx) =>
      insertMeetingPeople(tx, [
        {
          meetingId,
          personId: personIdOf('N01'),
          role: 'observer',
          place: 99,
          isTeam: false,
          groupId: null,
          isExpected: true,
          presence: 'present',
          signedInBy: null,
          signedInAt: null,
        },
      ]),
  ],
  ['meetingTerm', (tx) => session(tx, '2018-02-26', '为开好民主生活会作准备')],
  ['gradeNamed', (tx) => item(tx, 'named', { measures: '罗秋梅评为基本合格，安排谈话' })],
]
