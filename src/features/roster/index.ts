import { z } from 'zod'
import { addCard, leaveCard } from '../../../cards/roster/add-and-leave.ts'
import * as buttons from '../../../cards/roster/buttons.ts'
import { importCard } from '../../../cards/roster/import.ts'
import { rosterListCard } from '../../../cards/roster/list.ts'
import { movesCard } from '../../../cards/roster/moves.ts'
import { rosterCard } from '../../../cards/roster/overview.ts'
import { personCard } from '../../../cards/roster/person.ts'
import { contactCard, questionCard } from '../../../cards/roster/questions.ts'
import { setupCard } from '../../../cards/roster/setup.ts'
import { registerCsv, registerXlsx } from '../../../documents/register.ts'
import type { Reader } from '../../../db/client.ts'
import { findImport } from '../../../db/queries/imports.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { cardKind, onPress, type CardKind, type Feature } from '../../pipeline/feature.ts'
import { rosterDuties } from './duties.ts'
import { readChat, readRosterFile } from './jobs.ts'
import { addSomebody, keepMissing, removePerson } from './operations/come-and-go.ts'
import { chooseContact, leadersAsContacts } from './operations/contacts.ts'
import { savePerson } from './operations/edit-person.ts'
import { cancelImport, confirmImport, takeRegisterFile } from './operations/import.ts'
import * as link from './operations/link.ts'
import { ignoreMove, noticeJoined, noticeLeft, takeMove } from './operations/moves.ts'
import * as setup from './operations/setup.ts'
import { exportAs, goTo, showRoster } from './operations/show.ts'
import { unitOfPerson } from './scope.ts'
import { registerDocument } from './views/document.ts'
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

const cards: Record<string, CardKind> = {
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
    ...{
      view: personView,
      card: personCard,
    },
  }),
  rosterLeave: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: personKey,
    about: aboutPerson,
    ...{
      view: leaveView,
      card: leaveCard,
    },
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
    ...{
      view: importView,
      card: importCard,
    },
  }),
  rosterQuestions: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: skipKey,
    about: aboutUnit,
    ...{
      view: questionView,
      card: questionCard,
    },
  }),
  rosterContacts: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: skipKey.extend({ personId: z.string().optional() }),
    ...{
      about: aboutUnit,
      view: contactView,
      card: contactCard,
    },
  }),
  chatMoves: cardKind({
    privacy: 'P3',
    about: aboutUnit,
    view: movesView,
    card: movesCard,
    key: unitKey.extend({ day: z.string() }),
  }),
}

/** 名册 — the group bound to its unit, the register, accounts, contact persons, who came and went. */
export const roster: Feature = {
  name: 'roster',
  commands: [
    {
      name: '/setup',
      aliases: ['设置'],
      who: 'anyone',
      usage: '/设置：说明这个群是哪个支部的（在群里发）',
      run: setup.askSetup,
    },
    {
      name: '/roster',
      aliases: ['名册'],
      who: 'secretary',
      usage: '/名册：看名单、改信息、导入导出；找人发“名册 姓名”',
      run: showRoster,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'secretary', goTo),
    onPress(buttons.foundButton, 'anyone', setup.foundGeneralBranch),
    onPress(buttons.foundInsteadButton, 'anyone', setup.foundInstead),
    onPress(buttons.bindButton, 'anyone', setup.bindChat),
    onPress(buttons.confirmImportButton, 'secretary', confirmImport),
    onPress(buttons.cancelImportButton, 'secretary', cancelImport),
    onPress(buttons.exportCsvButton, 'secretary', exportAs('rosterCsv')),
    onPress(buttons.exportXlsxButton, 'secretary', exportAs('rosterXlsx')),
    onPress(buttons.savePersonButton, 'secretary', savePerson),
    onPress(buttons.linkButton, 'secretary', link.linkPerson),
    onPress(buttons.unlinkButton, 'secretary', link.unlinkPerson),
    onPress(buttons.leaveButton, 'secretary', removePerson),
    onPress(buttons.addButton, 'secretary', addSomebody),
    onPress(buttons.sameButton, 'secretary', link.answerSame),
    onPress(buttons.noneOfThemButton, 'secretary', link.answerNone),
    onPress(buttons.ignoreAccountButton, 'secretary', link.ignoreAccount),
    onPress(buttons.keepButton, 'secretary', keepMissing),
    onPress(buttons.contactButton, 'secretary', chooseContact),
    onPress(buttons.leadersButton, 'secretary', leadersAsContacts),
    onPress(buttons.moveSameButton, 'secretary', takeMove),
    onPress(buttons.moveIgnoreButton, 'secretary', ignoreMove),
  ],
  cards,
  documents: {
    rosterCsv: {
      privacy: 'P3',
      about: (_, key) => ({ unitId: key['unitId'] ?? '' }),
      make: async (db, key, now) =>
        await Promise.resolve(registerCsv(registerDocument(db, key['unitId'] ?? '', now))),
    },
    rosterXlsx: {
      privacy: 'P3',
      about: (_, key) => ({ unitId: key['unitId'] ?? '' }),
      make: async (db, key, now) =>
        await registerXlsx(registerDocument(db, key['unitId'] ?? '', now)),
    },
  },
  jobs: { readChat, readRosterFile },
  duties: rosterDuties,
  events: {
    botAdded: setup.greetGroup,
    peopleJoined: noticeJoined,
    peopleLeft: noticeLeft,
    file: takeRegisterFile,
  },
}
