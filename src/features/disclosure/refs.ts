import type { CardRef } from '../../pipeline/operation.ts'

export const deskRef = (unitId: string): CardRef => ({ card: 'disclosureDesk', key: { unitId } })

export function previewRef(disclosureId: string, page = '1'): CardRef {
  return { card: 'disclosurePreview', key: { disclosureId, page } }
}

export function noticeRef(disclosureId: string): CardRef {
  return { card: 'disclosureNotice', key: { disclosureId } }
}

export function readRef(disclosureId: string, page = '1'): CardRef {
  return { card: 'disclosureRead', key: { disclosureId, page } }
}

export function answerRef(disclosureId: string): CardRef {
  return { card: 'disclosureAnswer', key: { disclosureId } }
}
