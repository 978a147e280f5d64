import type { CardJson } from '../kit/card.ts'
import type { CardElement } from '../kit/card.ts'
import { button, card, line, md, note, row, text } from '../kit/elements.ts'
import { moveIgnoreButton, moveSameButton } from './buttons.ts'
import { go } from './parts.ts'

export interface MovesCardView {
  unitId: string
  unit: string
  more: number
  moves: readonly {
    moveId: string
    openId: string
    name: string
    kind: 'joined' | 'left'
    /** For `left`: whose account it is; for `joined`: the one person of that name. */
    person: { personId: string; name: string; about: string } | undefined
  }[]
}

/** Who entered or left the unit's chat; the register changes only when the secretary says so. */
export function movesCard(view: MovesCardView): CardJson {
  const { unitId } = view
  const nothing = view.moves.length === 0
  return card(
    nothing ? '进群退群：都处理好了' : '有人进群或退群',
    [
      nothing && text('没有要处理的了。'),
      ...view.moves.flatMap((move, at) => [
        ...(at > 0 ? [line] : []),
        ...(move.kind === 'joined' ? joinedElements(unitId, move) : leftElements(move)),
      ]),
      view.more > 0 && note(`处理完这些，还有 ${view.more} 位。`),
      !nothing && note('您不点，名册就不会变。'),
      go('返回名册', 'roster', { unitId }, { type: 'text' }),
    ],
    { template: nothing ? 'grey' : 'blue', subtitle: view.unit },
  )
}

type Move = MovesCardView['moves'][number]

function joinedElements(unitId: string, move: Move): CardElement[] {
  const { moveId, openId, person } = move
  const ignore = button('不用管', moveIgnoreButton, { moveId })
  if (person) {
    return [
      text(md`**${move.name}** 进群了。是名册上的 ${person.name}（${person.about}）吗？`),
      row(button('是', moveSameButton, { moveId, personId: person.personId }), ignore),
    ]
  }
  return [
    text(md`**${move.name}** 进群了，名册上没有这个名字。`),
    row(go('添加到名册', 'rosterAdd', { unitId, openId }), ignore),
  ]
}

function leftElements(move: Move): CardElement[] {
  const { moveId, person } = move
  const stays = button('仍在册', moveIgnoreButton, { moveId })
  const about = person ? `（${person.about}）` : ''
  return [
    text(md`**${move.name}**${about} 退群了。`),
    row(stays, person && go('不再在册', 'rosterLeave', { personId: person.personId })),
  ]
}
