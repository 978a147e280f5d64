import { z } from 'zod'
import { answerCard } from '../../../cards/disclosure/answer.ts'
import { previewCard, readCard } from '../../../cards/disclosure/content.ts'
import { deskCard } from '../../../cards/disclosure/desk.ts'
import { formCard } from '../../../cards/disclosure/form.ts'
import { noticeCard } from '../../../cards/disclosure/notice.ts'
import { remarksCard } from '../../../cards/disclosure/remarks.ts'
import type { Reader } from '../../../db/client.ts'
import { findDisclosure, unitOfDisclosure } from '../../../db/queries/disclosures.ts'
import { dayOf } from '../../organization/calendar.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { phaseOf } from './rules/period.ts'
import { answerView, noticeView, previewView, readView, remarksView } from './views/content.ts'
import { deskView, formView } from './views/desk.ts'

const id = z.string()
const ofUnit = z.object({ unitId: id })
const ofOne = z.object({ disclosureId: id })
const ofPage = z.object({ disclosureId: id, page: id })

const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const itsUnit = (db: Reader, { disclosureId }: { disclosureId: string }) => {
  const unitId = unitOfDisclosure(db, disclosureId)
  return unitId === undefined ? {} : { unitId }
}
const stillShown = (db: Reader, { disclosureId }: { disclosureId: string }, now: Date) => {
  const found = findDisclosure(db, disclosureId)
  return found !== undefined && phaseOf(found, dayOf(now)) === 'shown'
}

export const disclosureCards: Readonly<Record<string, CardKind>> = {
  disclosureDesk: cardKind({
    privacy: 'P2',
    key: ofUnit,
    about: theUnit,
    view: deskView,
    card: deskCard,
  }),
  disclosureForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofUnit,
    about: theUnit,
    view: formView,
    card: formCard,
  }),
  disclosurePreview: cardKind({
    privacy: 'P3',
    key: ofPage,
    about: itsUnit,
    view: previewView,
    card: previewCard,
  }),
  disclosureNotice: cardKind({
    privacy: 'P1',
    key: ofOne,
    living: stillShown,
    view: noticeView,
    card: noticeCard,
  }),
  disclosureRead: cardKind({ privacy: 'P1', key: ofPage, view: readView, card: readCard }),
  disclosureAnswer: cardKind({
    privacy: 'P1',
    hasForm: true,
    key: ofOne,
    view: answerView,
    card: answerCard,
  }),
  /** Written without a name to the unit: for its secretary alone. */
  disclosureRemarks: cardKind({
    privacy: 'P3',
    key: ofPage,
    about: itsUnit,
    view: remarksView,
    card: remarksCard,
  }),
}
