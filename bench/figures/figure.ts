/** One promise in numbers: how much of something, compared with what stood beside it. */
export interface Figure {
  id: string
  what: string
  /** What it is compared with, in the same run. */
  baseline: string
  goal: { atLeast: number } | { atMost: number }
  /** One ratio a round. */
  ratios: readonly number[]
  /** What is worth knowing about the run; absolute numbers only show its scale. */
  note?: string
}

export interface Verdict {
  median: number
  low: number
  high: number
  missed: boolean
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** A goal is missed only when no round reached it. */
export function judge({ ratios, goal }: Pick<Figure, 'ratios' | 'goal'>): Verdict {
  const low = Math.min(...ratios)
  const high = Math.max(...ratios)
  const missed = 'atLeast' in goal ? !(high >= goal.atLeast) : !(low <= goal.atMost)
  return { median: median(ratios), low, high, missed }
}

/** One figure in two lines of text. */
export function sayFigure(figure: Figure): string {
  const { median: middle, low, high, missed } = judge(figure)
  const { goal } = figure
  const wanted = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`
  const value = `${say(middle)} (${say(low)}-${say(high)})`
  return [
    `${missed ? 'MISSED' : 'ok    '} ${figure.id}  ${value}  goal: ${wanted}`,
    `       ${figure.what} / ${figure.baseline}`,
    ...(figure.note ? [`       ${figure.note}`] : []),
  ].join('\n')
}

function say(ratio: number): string {
  return ratio.toFixed(ratio >= 10 ? 1 : 2)
}
