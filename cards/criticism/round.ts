import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { afterwardsButton, liveButton, scopeButton } from './buttons.ts'
import { go, type Named, type Words } from './parts.ts'
import { repairing, type Repair } from './repair.ts'
import { answering, criticTurn, selfTurn } from './turns.ts'
import { criticismTitle, progressOf } from './wording.ts'

export type Now =
  | { phase: 'self'; subject: Named; isHere: boolean; hasAnalysis: boolean }
  | {
      phase: 'criticism'
      subject: Named
      /** Nobody while the one who must begin is away. */
      critic: Named | undefined
      /** The sentence that says for whom one waits. */
      waits: string | undefined
      /** What the critic handed in, or the recorder typed. */
      written: Words | undefined
      /** The chair asked for other words, and none were handed in yet (R8). */
      returned: boolean
      /** The chair may ask for them; `rev` is of the text shown. */
      mayReturn: { rev: number } | undefined
      given: number
      left: number
      /** Real criticisms so far, where a number of them is asked for. */
      real: { count: number; of: number } | undefined
    }
  | { phase: 'response'; subject: Named; isHere: boolean; mayAdd: boolean }
  | { phase: 'done' }
  | { phase: 'afterwards'; typed: number; isFinished: boolean }

export interface RoundView extends Repair {
  meetingId: string
  step: string
  stepName: string
  /** Of the cursor; a button carries it. */
  turn: number
  isOpen: boolean
  no: number
  total: number
  now: Now
  /** What comes after this turn. */
  next: string | undefined
  /** The switch of X28 while nothing has begun; undefined where there is none. */
  scope: 'team' | 'everybody' | undefined
  mayType: boolean
  counts: { selfCriticisms: number; criticisms: number; nothingNew: number; responses: number }
  deferred: number
}

type Of = { meetingId: string; step: string }

/** 批评和自我批评: whose turn it is, for who leads the meeting and who writes it down. */
export function roundCard(view: RoundView): CardJson {
  const { now } = view
  const isOver = now.phase === 'done' || (now.phase === 'afterwards' && now.isFinished)
  return card(
    criticismTitle,
    [
      ...(view.isOpen || now.phase === 'afterwards' ? acting(view) : []),
      ...counting(view),
      ...repairing(view),
      line,
      go('谁对谁提了', 'criticismGrid', { ...of(view), page: '1' }, { type: 'text' }),
      ...choices(view),
    ],
    { template: isOver ? 'green' : 'blue', subtitle: view.stepName },
  )
}

const of = ({ meetingId, step }: RoundView): Of => ({ meetingId, step })

function acting(view: RoundView): Elements {
  const { now } = view
  const at = { ...of(view), turn: view.turn }
  const place = note(progressOf(view.no, view.total))
  switch (now.phase) {
    case 'self':
      return [place, ...selfTurn(now, at), ...coming(view)]
    case 'criticism':
      return [place, ...criticTurn(now, at), ...coming(view)]
    case 'response':
      return [place, ...answering(now, at), ...coming(view)]
    case 'afterwards':
      return typing(now, of(view))
    case 'done':
      return [text(md`**这一轮进行完了。**`)]
  }
}

function coming({ next }: RoundView): Elements {
  return [next !== undefined && note(next)]
}

function typing(now: Extract<Now, { phase: 'afterwards' }>, at: Of): Elements {
  if (now.isFinished) return [text(md`**补录完了。**`)]
  return [
    text(md`会后补录，已录 **${now.typed}** 位`),
    note('照当时真实的先后录。录好的不能改顺序。'),
    go(
      '接着录',
      'criticismTyping',
      { ...at, subjectId: '' },
      { type: 'primary_filled', size: 'large' },
    ),
  ]
}

function counting({ counts, deferred }: RoundView): Elements {
  if (counts.selfCriticisms === 0) return []
  const { selfCriticisms, criticisms, nothingNew, responses } = counts
  return [
    note(
      `自我批评 ${selfCriticisms} 人，批评 ${criticisms} 条，` +
        `无新的意见 ${nothingNew} 人次，表态 ${responses} 人`,
    ),
    deferred > 0 && note(`转为会后谈话 ${deferred} 件`),
  ]
}

function choices(view: RoundView): Elements {
  const { scope, now } = view
  const other = scope === 'team' ? 'everybody' : 'team'
  return [
    scope !== undefined &&
      button(
        other === 'team' ? '只由班子成员作自我批评' : '到会党员都作自我批评',
        scopeButton,
        { ...of(view), scope: other },
        { type: 'text' },
      ),
    view.mayType &&
      now.phase !== 'afterwards' &&
      button('会后再补录', afterwardsButton, of(view), { type: 'text' }),
    view.mayType &&
      now.phase === 'afterwards' &&
      button('还是在会上进行', liveButton, of(view), { type: 'text' }),
  ]
}
