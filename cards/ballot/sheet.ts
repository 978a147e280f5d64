import { sayDay } from '../kit/day.ts'
import { button, md, note, text, type Elements } from '../kit/elements.ts'
import { fileSheetButton, noteSignatureButton, signSheetButton } from './buttons.ts'

type Step = 'scrutineerSigned' | 'voteCounterSigned'

/** Who has signed the printed count sheet, and whether it lies in the file box. */
export interface SheetSigned {
  tellers: readonly {
    step: Step
    name: string
    signedOn: string | undefined
    /** The reader may say so for them: they have no phone. */
    mayNote: boolean
  }[]
  filedOn: string | undefined
  /** The reader is a teller who has not signed yet. */
  maySign: boolean
  /** The reader keeps the file box, and both have signed. */
  mayFile: boolean
}

/** 计票单: both signatures, then into the box; grading waits for the signatures. */
export function sheetSignedPart(roundId: string, sheet: SheetSigned): Elements {
  const { tellers, filedOn, maySign, mayFile } = sheet
  const said = tellers.map(({ name, signedOn }) =>
    signedOn === undefined ? `${name}还没有签名` : `${name} ${sayDay(signedOn)}已签名`,
  )
  const absent = tellers.filter(({ mayNote, signedOn }) => mayNote && signedOn === undefined)
  return [
    text(md`**计票单**　${said.join('，')}`),
    filedOn !== undefined && note(`签好的计票单 ${sayDay(filedOn)}已装盒`),
    maySign &&
      button(
        '我已签名',
        signSheetButton,
        { roundId },
        {
          type: 'primary_filled',
          confirm: { title: '签过名了？', text: '先在打印的计票单上签名，再点确定。' },
        },
      ),
    ...absent.map(({ step, name }) =>
      button(`${name}已签名`, noteSignatureButton, { roundId, step }),
    ),
    mayFile && button('签好的已装盒', fileSheetButton, { roundId }),
  ]
}
