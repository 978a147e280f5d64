import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'
import type { Database } from '../../db/client.ts'
import { personByOpenId } from '../../db/queries/people.ts'
import { features } from '../../src/features/index.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { drawFor } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { openIdOf, rootId } from '../world/general-branch.ts'
import { preparing } from '../world/preparation.ts'
import { type Figure, median } from './figure.ts'

export interface BoardPlan {
  rounds: number
  draws: number
  few: number
  many: { opinions: number; pairs: number; analyses: number }
}

const registry = buildRegistry([builtin, ...features])
const village = { branches: 3, membersPerBranch: 100 }
const now = new Date('2018-02-20T10:07:00+08:00')
const boards = { status: '/status', readiness: '/readiness' } as const
type Board = keyof typeof boards
const most = { bytes: 30 * 1024, elements: 200 }

/** The two boards of a whole preparation beside those of one that has hardly begun. */
export async function boardFigures(plan: BoardPlan): Promise<Figure[]> {
  await Promise.resolve()
  const { few: some, many: all } = plan
  const few = preparing(village, { opinions: some, pairs: some, analyses: some })
  const many = preparing(village, all)
  try {
    return (Object.keys(boards) as Board[]).flatMap((board) => figuresOf(plan, board, few, many))
  } finally {
    few.close()
    many.close()
  }
}

function figuresOf(plan: BoardPlan, board: Board, few: Database, many: Database): Figure[] {
  const pages = allPages(many, board)
  draw(few, board)
  const rounds = Array.from({ length: plan.rounds }, () => inTurn(plan.draws, board, few, many))
  const say = (which: 'few' | 'many') => median(rounds.map((round) => round[which])).toFixed(2)
  const { opinions, pairs, analyses } = plan.many
  const bytes = Math.max(...pages.map((page) => Buffer.byteLength(JSON.stringify(page))))
  const elements = Math.max(...pages.map((page) => countOf(page.body.elements)))
  const [name, letter] = [boards[board], board === 'status' ? 'a' : 'b']
  return [
    {
      id: `B1${letter}`,
      what: `${name} drawn: ${opinions} opinions, ${pairs} pairs, ${analyses} analyses`,
      baseline: `the same board with ${plan.few} of each`,
      goal: { atMost: 3 },
      ratios: rounds.map((round) => round.many / round.few),
      note: `${say('many')} ms beside ${say('few')} ms`,
    },
    {
      id: `B2${letter}`,
      what: `bytes of the largest of ${pages.length} pages`,
      baseline: `${most.bytes}`,
      goal: { atMost: 1 },
      ratios: [bytes / most.bytes],
      note: `${bytes} bytes`,
    },
    {
      id: `B3${letter}`,
      what: 'elements of the largest page',
      baseline: `${most.elements}`,
      goal: { atMost: 1 },
      ratios: [elements / most.elements],
      note: `${elements} elements`,
    },
  ]
}

/** Milliseconds a drawing, the two villages turn by turn. */
function inTurn(draws: number, board: Board, few: Database, many: Database) {
  const times = { few: [] as number[], many: [] as number[] }
  for (let at = 0; at < draws; at += 1) {
    for (const [name, database] of [['few', few] as const, ['many', many] as const]) {
      const started = performance.now()
      draw(database, board)
      times[name].push(performance.now() - started)
    }
  }
  return { few: median(times.few), many: median(times.many) }
}

function draw(database: Database, board: Board, page = 1): CardJson {
  const person = personByOpenId(database, openIdOf(1, 1))
  if (!person) throw new Error('the bench has no secretary')
  const ref = { card: board, key: { unitId: rootId, page: String(page) } }
  const drawn = drawFor(registry, database, ref, { kind: 'person', person }, now)
  if (!drawn) throw new Error(`the bench cannot draw ${board}`)
  return drawn
}

/** Turns pages until one says the same as the page before. */
function allPages(database: Database, board: Board): CardJson[] {
  const pages = [draw(database, board)]
  for (;;) {
    const next = draw(database, board, pages.length + 1)
    if (JSON.stringify(next) === JSON.stringify(pages.at(-1))) return pages
    pages.push(next)
  }
}

function countOf(inside: readonly CardElement[]): number {
  return inside.reduce((sum, element) => sum + 1 + countOf(innerOf(element)), 0)
}
