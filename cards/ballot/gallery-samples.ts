import type { SheetSigned } from './sheet.ts'

const families = ['张', '李', '欧阳', '普', '罗', '茶', '彭', '赵', '周', '司马']
const given = ['春松', '秋梅', '晓强', '开坤', '德成', '秋燕', '贵明', '会芬']

/** So many names, some of them long. */
export function names(count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${families[at % families.length]}${given[Math.floor(at / 10) % given.length]}`,
  )
}

/** An id as long as real ones are. */
export const idOf = (at: number) => `0193a7c2d4e${String(at).padStart(21, '0')}`

export const options = (count: number) =>
  names(count).map((label, at) => ({ label, value: idOf(at) }))

export const grades = ['优秀', '合格', '基本合格', '不合格']
export const steps = ['好', '较好', '一般', '差']

export const sheet: SheetSigned = {
  tellers: [
    { step: 'scrutineerSigned', name: '何兰仙', signedOn: '2018-03-08', mayNote: false },
    { step: 'voteCounterSigned', name: '李朝春', signedOn: undefined, mayNote: true },
  ],
  filedOn: undefined,
  maySign: false,
  mayFile: false,
}
export const forTeller = sheet.tellers.map((one) => ({ ...one, mayNote: false }))
export const bothSigned = sheet.tellers.map((one) => ({ ...one, signedOn: '2018-03-08' }))
