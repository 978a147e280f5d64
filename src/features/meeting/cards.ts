import { z } from 'zod'
import { agendaCard } from '../../../cards/meeting/agenda.ts'
import { attendanceCard } from '../../../cards/meeting/attendance.ts'
import { consoleCard } from '../../../cards/meeting/conductor.ts'
import { breakOffCard, noteCard, speakerCard } from '../../../cards/meeting/forms.ts'
import { groupSessionCard, groupSplitCard } from '../../../cards/meeting/groups.ts'
import { dualCard, noticeCard, todayCard } from '../../../cards/meeting/notices.ts'
import { openingCard } from '../../../cards/meeting/opening.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { groupsOfStep } from '../../../db/queries/meeting-steps.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { dayOf } from '../../organization/calendar.ts'
import { conductorsOf } from '../../organization/meetings.ts'
import { holdersOf } from '../../organization/roles.ts'
import { meetingOf } from '../../organization/unit-meetings.ts'
import { cardKind, type About, type CardKind } from '../../pipeline/feature.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { agendaView } from './views/agenda.ts'
import { attendanceView } from './views/attendance.ts'
import { consoleView } from './views/conductor.ts'
import * as forms from './views/forms.ts'
import * as notices from './views/notices.ts'
import { openingView } from './views/opening.ts'

const id = z.string()
const ofMeeting = z.object({ meetingId: id })
const ofStep = ofMeeting.extend({ step: id })

/** Chair and recorder alone, whoever else leads the unit. */
function conductors(db: Reader, { meetingId }: { meetingId: string }): About {
  const meeting = findMeeting(db, meetingId)
  return { personIds: meeting ? conductorsOf(meeting) : [] }
}

/** Who reports a group's session, and who waits for it. */
function groupReporters(db: Reader, key: z.output<typeof ofGroup>): About {
  const group = groupsOfStep(db, key.meetingId, key.step).find((one) => one.groupId === key.groupId)
  const { personIds = [] } = conductors(db, key)
  // A group that was called back must still be able to read that it was.
  const leaders = group ? [group.leaderId] : holdersOf(db, key.groupId, 'leader')
  return { personIds: [...leaders, ...personIds] }
}

const ofGroup = ofStep.extend({ groupId: id })
const isOpen = (db: Reader, { meetingId }: { meetingId: string }) =>
  findMeeting(db, meetingId)?.state === 'open'
const forConductors = { privacy: 'P4', about: conductors } as const
const aboutUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })

export function meetingCards(all: Features): Readonly<Record<string, CardKind>> {
  return {
    meetingConsole: cardKind({
      ...forConductors,
      key: ofMeeting,
      living: isOpen,
      view: consoleView(all),
      card: consoleCard,
    }),
    meetingAgenda: cardKind({
      privacy: 'P1',
      key: ofMeeting,
      living: isOpen,
      view: agendaView(all),
      card: agendaCard,
    }),
    ...formCards,
    ...noticeCards,
  }
}

const formCards: Record<string, CardKind> = {
  meetingOpening: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ unitId: id, meetingType: id }),
    about: aboutUnit,
    view: openingView,
    card: openingCard,
  }),
  meetingAttendance: cardKind({
    ...forConductors,
    hasForm: true,
    key: ofMeeting.extend({ mode: id.optional(), page: id.optional() }),
    view: attendanceView,
    card: attendanceCard,
  }),
  meetingNote: cardKind({
    ...forConductors,
    hasForm: true,
    key: ofStep,
    view: forms.noteView,
    card: noteCard,
  }),
  meetingSpeaker: cardKind({
    ...forConductors,
    hasForm: true,
    key: ofStep,
    view: forms.speakerView,
    card: speakerCard,
  }),
  meetingBreakOff: cardKind({
    ...forConductors,
    hasForm: true,
    key: ofMeeting,
    view: forms.breakOffView,
    card: breakOffCard,
  }),
  groupSplit: cardKind({
    ...forConductors,
    hasForm: true,
    key: ofStep,
    view: forms.groupSplitView,
    card: groupSplitCard,
  }),
  groupSession: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofGroup,
    about: groupReporters,
    view: forms.groupSessionView,
    card: groupSessionCard,
  }),
}

const noticeCards: Record<string, CardKind> = {
  meetingNotice: cardKind({
    privacy: 'P1',
    key: z.object({ cycleId: id, unitId: id }),
    about: aboutUnit,
    living: (db, { unitId }, now) => dayOf(now) <= (meetingOf(db, unitId)?.cycle.windowTo ?? ''),
    view: notices.noticeView,
    card: noticeCard,
  }),
  meetingToday: cardKind({
    privacy: 'P1',
    key: z.object({ unitId: id, day: id, at: id }),
    about: aboutUnit,
    view: notices.todayView,
    card: todayCard,
  }),
  dualAttendance: cardKind({
    privacy: 'P2',
    key: z.object({ cycleId: id }),
    about: (db, { cycleId }) => ({ unitId: findCycle(db, cycleId)?.rootId ?? '' }),
    view: notices.dualView,
    card: dualCard,
  }),
}
