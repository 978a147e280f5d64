import type { DraftView } from '../../../../cards/minutes/draft.ts'
import type { CorrectionView, PartView } from '../../../../cards/minutes/forms.ts'
import type { Sheet } from '../../../../cards/minutes/sheet.ts'
import { otherSection, stepTitle } from '../../../../cards/minutes/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import {
  findMinutes,
  minutesPartsOf,
  minutesVersionsOf,
  type Minutes,
} from '../../../../db/queries/minutes.ts'
import { notesOfMeeting } from '../../../../db/queries/meeting-steps.ts'
import { isTeamMemberOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { heldMeeting, mayEdit, nameOf, signing, titleOf, type Held } from '../record.ts'
import { confirmationFor } from '../rules/confirming.ts'
import { draftDueOn, signDueOn } from '../rules/due.ts'
import { pageOf, sheetPages } from '../rules/paging.ts'
import { confirmationsOf } from './confirmations.ts'
import { morePart, noteOn } from './sections.ts'
import { contentNow, placeOf, type Content } from './sheet.ts'

type OfPage = { meetingId: string; page?: string | undefined }

/** The record as the writers see it: while it is a draft as rows have it, then as confirmed. */
export function sheetOf(db: Reader, held: Held, minutes: Minutes): Sheet {
  const { meetingId } = held.meeting
  const frozen =
    minutes.state === 'confirmed'
      ? minutesVersionsOf(db, meetingId).at(-1)?.content
      : minutes.content
  return frozen === undefined ? contentNow(db, held).sheet : (JSON.parse(frozen) as Content).sheet
}

export function draftView(
  db: Reader,
  { meetingId, page }: OfPage,
  { reader }: ViewContext,
): DraftView | undefined {
  const held = heldMeeting(db, meetingId)
  const minutes = findMinutes(db, meetingId)
  if (!held || !minutes || reader.kind !== 'person') return undefined
  const { personId } = reader.person
  const { meeting } = held
  const { state } = minutes
  const { firstId, signerIds } = signing(db, held)
  const isWriter = mayEdit(meeting, personId)
  const shown = pageOf(sheetPages(sheetOf(db, held, minutes)), page ?? '1', 1)
  return {
    meetingId,
    title: titleOf(held),
    state,
    rev: minutes.rev,
    dueOn: dueOn(held, minutes),
    blocks: shown.items[0] ?? [],
    page: shown.page,
    pages: shown.pages,
    mayEdit: isWriter && state !== 'confirmed',
    mayConfirm: confirmationFor(personId, { state, recorderId: firstId, signerIds }),
    mayCorrect: isWriter && state === 'confirmed',
    mayRead: isTeamMemberOf(db, reader.person, meeting.unitId),
    confirmations: confirmationsOf(db, held, standing(db, minutes)),
    waitingFor: { draft: [firstId], recorderConfirmed: signerIds, confirmed: [] }[state].map((id) =>
      nameOf(db, id),
    ),
    reason: minutes.reason,
  }
}

function dueOn({ meeting, cycle }: Held, { state, askedAt }: Minutes): string {
  const timed = { windowFrom: meeting.windowFrom, parameters: cycle.parameters }
  return state === 'draft' ? draftDueOn(askedAt) : signDueOn(timed, askedAt)
}

/** Who has confirmed what is shown. */
function standing(db: Reader, minutes: Minutes) {
  if (minutes.state === 'confirmed') return minutesVersionsOf(db, minutes.meetingId).at(-1)
  return minutes.state === 'recorderConfirmed'
    ? { ...minutes, confirmedById: undefined, confirmedAt: undefined }
    : undefined
}

export function partView(
  db: Reader,
  { meetingId, part }: { meetingId: string; part: string },
  { reader }: ViewContext,
): PartView | undefined {
  const held = heldMeeting(db, meetingId)
  const minutes = findMinutes(db, meetingId)
  if (!held || !minutes || reader.kind !== 'person') return undefined
  if (minutes.state === 'confirmed' || !mayEdit(held.meeting, reader.person.personId)) {
    return undefined
  }
  const parts = minutesPartsOf(db, meetingId)
  const at = held.agenda.findIndex((step) => step.id === part)
  const step = held.agenda[at]
  if (part === 'place') {
    return { meetingId, part, title: titleOf(held), note: placeOf(db, held, parts), more: '' }
  }
  if (!step && part !== 'other') return undefined
  return {
    meetingId,
    part,
    title: step ? stepTitle(at + 1, step.name, '') : otherSection,
    note: step ? noteOn(part, { parts, notes: notesOfMeeting(db, meetingId) }) : '',
    more: parts.get(morePart(part)) ?? '',
  }
}

export function correctionView(
  db: Reader,
  { meetingId }: { meetingId: string },
  { reader }: ViewContext,
): CorrectionView | undefined {
  const held = heldMeeting(db, meetingId)
  const version = minutesVersionsOf(db, meetingId).at(-1)?.version
  if (!held || version === undefined || reader.kind !== 'person') return undefined
  if (!mayEdit(held.meeting, reader.person.personId)) return undefined
  return { meetingId, title: titleOf(held), version }
}
