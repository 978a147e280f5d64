import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  manyIds,
  manyOf,
  oneId,
  oneOf,
  optionalDay,
  optionalOneOf,
  optionalText,
  requiredText,
} from '../kit/form-values.ts'
import { readinessRefusals } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofUnit = z.object({ unitId: id })
const ofLeave = z.object({ leaveId: id })
const meetingType = z.enum(['A', 'B', 'C'])
const papers = ['agenda', 'forms', 'ballots'] as const
const venues = ['villagerGroupActivitySite', 'villageHall', 'other'] as const
const reasonClasses = [
  'illness',
  'familyEmergency',
  'officialDuty',
  'awayForWork',
  'other',
] as const
const time = requiredText(10, readinessRefusals.timeWrong)
  .pipe(z.string().regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, readinessRefusals.timeWrong))
  .transform((text) => text.replace('：', ':').padStart(5, '0'))

/** Turns the card into another one: paging, forms, what a gate is put right with. */
export const openButton = action('readiness.open', destination)

export const startButton = action('readiness.start', ofUnit.extend({ meetingType }))

export const postponeButton = action(
  'readiness.postpone',
  ofUnit,
  z.object({
    from: formDay,
    to: optionalDay,
    reason: requiredText(200, '请写明原因'),
    scope: optionalOneOf(['own', 'all']),
  }),
)

const ofGate = ofUnit.extend({ gate: id })
export const exemptButton = action(
  'readiness.exempt',
  ofGate,
  z.object({ reason: requiredText(300, '请写明理由') }),
)
export const takeBackButton = action('readiness.takeBack', ofGate)

export const saveReportButton = action(
  'readiness.saveReport',
  ofUnit,
  z.object({ readyOn: optionalDay, noneReason: optionalText(200) }),
)
export const saveGuidesButton = action(
  'readiness.saveGuides',
  ofUnit,
  z.object({ kind: oneOf(['invited', 'none']), guides: optionalText(60), invitedOn: optionalDay }),
)
export const saveVenueButton = action(
  'readiness.saveVenue',
  ofUnit,
  z.object({
    place: requiredText(40, '请写会场'),
    venueType: oneOf(venues),
    otherTypeReason: optionalText(100),
    onDay: formDay,
    startsAt: time,
    endsAt: time,
  }),
)
export const saveMaterialsButton = action(
  'readiness.saveMaterials',
  ofUnit,
  z.object({
    printed: manyOf(papers),
    scrutineer: oneId.optional(),
    voteCounter: oneId.optional(),
  }),
)
export const freezeButton = action('readiness.freeze', ofUnit)

const ofReply = z.object({ unitId: id, personId: id, from: id })
export const comingButton = action('readiness.coming', ofReply)
export const notComingButton = action('readiness.notComing', ofReply)
export const recordComingButton = action(
  'readiness.recordComing',
  ofUnit.extend({ from: id }),
  z.object({ people: manyIds(200) }),
)

export const askLeaveButton = action(
  'readiness.askLeave',
  z.object({ personId: id }),
  z.object({
    meeting: oneId,
    reasonClass: oneOf(reasonClasses),
    reason: requiredText(300, '请写明原因'),
  }),
)
export const withdrawLeaveButton = action('readiness.withdrawLeave', ofLeave)
export const approveLeaveButton = action(
  'readiness.approveLeave',
  ofLeave,
  z.object({ makeUp: optionalText(200) }),
)
export const refuseLeaveButton = action('readiness.refuseLeave', ofLeave)
