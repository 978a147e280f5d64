import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  manyIds,
  oneId,
  oneOf,
  optionalOneOf,
  optionalText,
  requiredText,
} from '../kit/form-values.ts'
import { leaveReasons, type LeaveReason } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofChat = z.object({ chatId: id })
const ofUnit = z.object({ unitId: id })
const ofPerson = z.object({ personId: id })
const ofImport = z.object({ importId: id })
const ofMove = z.object({ moveId: id })
const optionalId = z.preprocess((v) => (v === '' || v === null ? undefined : v), oneId.optional())

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('roster.go', destination)

export const foundButton = action(
  'roster.found',
  ofChat,
  z.object({
    name: requiredText(40),
    secretary: optionalId,
    secretaryName: optionalText(30),
  }),
)
export const foundInsteadButton = action('roster.foundInstead', ofChat)
export const bindButton = action(
  'roster.bind',
  ofChat,
  z.object({ unit: oneId, name: optionalText(40) }),
)

/** How many branches of a file can be named on the card; more keep a default name. */
export const namedBranchesUpTo = 8
export const confirmImportButton = action(
  'roster.confirmImport',
  ofImport.extend({ shown: z.string() }),
  z.object({
    branch1: optionalText(40),
    branch2: optionalText(40),
    branch3: optionalText(40),
    branch4: optionalText(40),
    branch5: optionalText(40),
    branch6: optionalText(40),
    branch7: optionalText(40),
    branch8: optionalText(40),
  }),
)
export const cancelImportButton = action('roster.cancelImport', ofImport)

export const exportCsvButton = action('roster.exportCsv', ofUnit)
export const exportXlsxButton = action('roster.exportXlsx', ofUnit)

export const savePersonButton = action(
  'roster.savePerson',
  ofPerson,
  z.object({
    kind: oneId,
    home: optionalId,
    flags: manyIds(20),
    place: optionalId,
    posts: manyIds(30),
    onDay: formDay,
  }),
)
export const linkButton = action('roster.link', ofPerson, z.object({ account: oneId }))
export const unlinkButton = action('roster.unlink', ofPerson)
export const leaveButton = action(
  'roster.leave',
  ofPerson,
  z.object({
    reason: oneOf(Object.keys(leaveReasons) as LeaveReason[]),
    onDay: formDay,
  }),
)
export const addButton = action(
  'roster.add',
  ofUnit.extend({ openId: z.string().optional() }),
  z.object({
    name: requiredText(30),
    kind: oneId,
    home: optionalId,
    how: optionalOneOf(['added', 'admitted', 'transferredIn']),
    onDay: formDay,
  }),
)

export const sameButton = action(
  'roster.same',
  ofUnit.extend({ personId: id, skip: z.string() }),
  z.object({ account: oneId }),
)
export const noneOfThemButton = action(
  'roster.noneOfThem',
  ofUnit.extend({ personId: id, skip: z.string() }),
)
export const ignoreAccountButton = action(
  'roster.ignoreAccount',
  ofUnit.extend({ openId: id, skip: z.string() }),
)
export const keepButton = action('roster.keep', ofPerson.extend({ unitId: id, skip: z.string() }))

export const contactButton = action(
  'roster.contact',
  ofUnit.extend({ personId: id, skip: z.string() }),
  z.object({ contact: oneId }),
)
export const leadersButton = action('roster.leadersAsContacts', ofUnit)

export const moveSameButton = action('roster.moveSame', ofMove.extend({ personId: id }))
export const moveIgnoreButton = action('roster.moveIgnore', ofMove)
