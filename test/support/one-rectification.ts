import type { Tx } from '../../db/client.ts'
import { saveCampaign } from '../../db/queries/rectification-campaigns.ts'
import { insertListImport } from '../../db/queries/rectification-imports.ts'
import { saveInstitution } from '../../db/queries/rectification-institutions.ts'
import { insertEntry } from '../../db/queries/rectification-progress.ts'
import { insertPublished } from './rectification-list.ts'
import { personIdOf, unitIdOf } from './village.ts'

/** Of branch 3: an item M53 puts right and M48 checks, its photo, a list, a campaign and a rule. */
export function insertOfRectification(tx: Tx): void {
  const of = { cycleId: 'cycle', unitId: unitIdOf('B3') }
  const secretaryId = personIdOf('M47')
  const responsibleId = personIdOf('M53')
  const checkerId = personIdOf('M48')
  insertPublished(tx, 'item', { unitId: of.unitId, responsibleId, checkerId })
  insertEntry(tx, {
    entryId: 'entry',
    itemId: 'item',
    kind: 'evidence',
    onDay: '2018-04-06',
    byPersonId: responsibleId,
    at: 0,
    body: '',
    file: { messageId: 'om_1', fileKey: 'img_1', fileName: '照片', type: 'image' },
  })
  insertListImport(tx, {
    ...of,
    importId: 'import',
    label: '上级反馈',
    byPersonId: secretaryId,
    at: 0,
  })
  const owned = { ...of, ownerId: checkerId, dueOn: '2018-05-31', createdAt: 0, rev: 0 }
  const words = { title: '惠农补贴', measures: '逐户对账', result: null }
  saveCampaign(tx, { ...owned, ...words, campaignId: 'campaign', closedOn: null })
  saveInstitution(tx, {
    ...owned,
    institutionId: 'institution',
    kind: 'revise',
    title: '村务公开办法',
    result: null,
    doneOn: null,
    checkOn: '2018-09-30',
    checkedOn: null,
  })
}
