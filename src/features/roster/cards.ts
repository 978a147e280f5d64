import { z } from 'zod'
import { addCard, leaveCard } from '../../../cards/roster/add-and-leave.ts'
import { importCard } from '../../../cards/roster/import.ts'
import { rosterListCard } from '../../../cards/roster/list.ts'
import { movesCard } from '../../../cards/roster/moves.ts'
import { rosterCard } from '../../../cards/roster/overview.ts'
import { personCard } from '../../../cards/roster/person.ts'
import { contactCard, questionCard } from '../../../cards/roster/questions.ts'
import { setupCard } from '../../../cards/roster/setup.ts'
import type { Reader } from '../../../db/client.ts'
import { findImport } from '../../../db/queries/imports.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { unitOfPerson } from './scope.ts'
import { importView } from './views/import.ts'
import { rosterListView, rosterView } from './views/overview.ts'
import { addView, leaveView, personView } from './views/person.ts'
import { contactView, movesView, questionView } from './views/questions.ts'
import { setupView } from './views/setup.ts'

const unitKey = z.object({ unitId: z.string() })
const personKey = z.object({ personId: z.string() })
const importKey = z.object({ importId: z.string() })
const skipKey = unitKey.extend({ skip: z.string() })

const aboutUnit = (_: Reader, key: { unitId: string }) => ({ unitId: key.unitId })
const aboutPerson = (db: Reader, { personId }: { personId: string }) => {
  const person = findPerson(db, personId)
  return person ? { unitId: unitOfPerson(person) } : {}
}
const aboutImport = (db: Reader, { importId }: { importId: string }) => {
  const waiting = findImport(db, importId)
  return waiting ? { unitId: waiting.unitId } : {}
}

/** Every card of the feature; all but the greeting are for a secretary alone (P3). */
export const cards: Record<string, CardKind> = {
  setup: cardKind({
    privacy: 'P0',
    hasForm: true,
    view: setupView,
    card: setupCard,
    key: z.object({
      chatId: z.string(),
      mode: z.string(),
    }),
  }),
  roster: cardKind({
    privacy: 'P3',
    key: unitKey,
    about: aboutUnit,
    view: rosterView,
    card: rosterCard,
  }),
  rosterList: cardKind({
    privacy: 'P3',
    about: aboutUnit,
    view: rosterListView,
    card: rosterListCard,
    key: unitKey.extend({
      page: z.string(),
      find: z.string(),
    }),
  }),
  rosterPerson: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: personKey,
    about: aboutPerson,
    view: personView,
    card: personCard,
  }),
  rosterLeave: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: personKey,
    about: aboutPerson,
    view: leaveView,
    card: leaveCard,
  }),
  rosterAdd: cardKind({
    privacy: 'P3',
    hasForm: true,
    about: aboutUnit,
    view: addView,
    card: addCard,
    key: unitKey.extend({ openId: z.string() }),
  }),
  rosterImport: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: importKey,
    about: aboutImport,
    view: importView,
    card: importCard,
  }),
  rosterQuestions: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: skipKey,
    about: aboutUnit,
    view: questionView,
    card: questionCard,
  }),
  rosterContacts: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: skipKey.extend({ personId: z.string().optional() }),
    about: aboutUnit,
    view: contactView,
    card: contactCard,
  }),
  chatMoves: cardKind({
    privacy: 'P3',
    about: aboutUnit,
    view: movesView,
    card: movesCard,
    key: unitKey.extend({ day: z.string() }),
  }),
}
