import * as buttons from '../../../cards/roster/buttons.ts'
import { registerCsv, registerXlsx } from '../../../documents/register.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { cards } from './cards.ts'
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
import { registerDocument } from './views/document.ts'

/** 名册 — the group bound to its unit, the register, accounts, contact persons, who came and went. */
export const roster: Feature = {
  name: 'roster',
  commands: [
    {
      name: '/setup',
      aliases: ['设置'],
      who: 'anyone',
      usage: '说明这个群是哪个支部的（在群里发）',
      run: setup.askSetup,
    },
    {
      name: '/roster',
      aliases: ['名册'],
      who: 'secretary',
      usage: '看名单、改信息、导入导出；找人发“名册 姓名”',
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
