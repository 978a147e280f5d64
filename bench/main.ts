/**
 * `npm run bench`: every promise about speed beside its baseline; exit code 1 when one is missed.
 */
import { archiveFigures } from './figures/archive.ts'
import { ballotFigures } from './figures/ballot.ts'
import { boardFigures } from './figures/board.ts'
import { clickFigures } from './figures/clicks.ts'
import { criticismFigures } from './figures/criticism.ts'
import { deliveryFigures } from './figures/delivery.ts'
import { type Figure, judge, sayFigure } from './figures/figure.ts'
import { itemsFigures } from './figures/items.ts'
import { killFigures } from './figures/kills.ts'
import { membersFigures } from './figures/members.ts'
import { publicFigures } from './figures/public.ts'
import { startFigures } from './figures/start.ts'

const isQuick = process.argv.includes('--quick')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const village = { branches: 20, membersPerBranch: 100 }
const sampleVillage = { branches: 3, membersPerBranch: 20 }
const preparation = { few: 20, many: { opinions: 2000, pairs: 300, analyses: 300 } }
const quick = {
  archive: { rounds: 1, ms: 1500, tasks: 40, ...sampleVillage },
  ballot: { rounds: 1, voters: 200, ms: 1500, warmUpMs: 800 },
  board: { rounds: 1, draws: 5, ...preparation },
  clicks: { rounds: 1, ms: 1500, warmUpMs: 1000, ...village, tasks: 20 },
  criticism: { rounds: 1, participants: 12 },
  delivery: { rounds: 1, minutes: 1 },
  items: { rounds: 2, few: 100, many: 1000, due: 50 },
  kills: { messages: 300, kills: 3 },
  members: {
    rounds: 1,
    few: 500,
    many: 2000,
    idle: { branches: 5, few: 100, many: 5000, ticks: 20 },
  },
  public: { rounds: 1, ms: 800, flood: { perSecond: 200, seconds: 2 } },
  start: { rounds: 1 },
}
const full = {
  archive: { rounds: 5, ms: 3000, tasks: 300, ...sampleVillage },
  ballot: { rounds: 5, voters: 200, ms: 3000, warmUpMs: 1500 },
  board: { rounds: 5, draws: 20, ...preparation },
  clicks: { rounds: 5, ms: 3000, warmUpMs: 1500, ...village, tasks: 160 },
  criticism: { rounds: 2, participants: 60 },
  delivery: { rounds: 3, minutes: 2 },
  items: { rounds: 5, few: 500, many: 5000, due: 50 },
  kills: { messages: 10_000, kills: 60 },
  members: {
    rounds: 2,
    few: 1000,
    many: 100_000,
    idle: { branches: 10, few: 100, many: 10_000, ticks: 100 },
  },
  public: { rounds: 5, ms: 3000, flood: { perSecond: 200, seconds: 10 } },
  start: { rounds: 7 },
}
const plan = isQuick ? quick : full

const suites: Record<keyof typeof full, () => Promise<Figure[]>> = {
  archive: () => archiveFigures(plan.archive),
  ballot: () => ballotFigures(plan.ballot),
  board: () => boardFigures(plan.board),
  clicks: () => clickFigures(plan.clicks),
  criticism: () => criticismFigures(plan.criticism),
  delivery: () => deliveryFigures(plan.delivery),
  items: () => itemsFigures(plan.items),
  kills: () => killFigures(plan.kills),
  members: () => membersFigures(plan.members),
  public: () => publicFigures(plan.public),
  start: () => startFigures(plan.start),
}

let missed = 0
for (const [name, run] of Object.entries(suites)) {
  if (only.length > 0 && !only.includes(name)) continue
  const started = performance.now()
  const figures = await run()
  for (const figure of figures) console.log(sayFigure(figure))
  console.log(`       (${name}: ${((performance.now() - started) / 1000).toFixed(0)} s)\n`)
  missed += figures.filter((figure) => judge(figure).missed).length
}
if (missed > 0) {
  console.log(`${missed} goals missed`)
  process.exitCode = 1
}
