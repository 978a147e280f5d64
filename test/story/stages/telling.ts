import { expect } from 'vitest'
import { GroupEar } from '../../support/group-ear.ts'
import type { Villagers } from '../../support/villagers.ts'

/** The village a story is played in, and who listens. */
export interface Telling {
  village: Villagers
  /** What the bot has printed so far: its log. */
  printed: () => string
  /** A line of figures for whoever reads along. */
  figure: (line: string) => void
  /** Puts a file beside the story for whoever wants to look at it. */
  keep: (name: string, bytes: Uint8Array) => void
  ear: GroupEar
}

/** A part of the year: what people do, and what must be true of it. */
export interface Stage {
  title: string
  play: (telling: Telling) => Promise<void>
}

/** Plays a part and listens in the groups after it. */
export async function playStage(stage: Stage, telling: Telling): Promise<void> {
  await stage.play(telling)
  await telling.ear.listen(telling.village)
}

/** What was typed in confidence stood in no group and no log, and no call was wrong. */
export async function keepsConfidence(telling: Telling): Promise<void> {
  const { village, ear, printed } = telling
  await ear.listen(village)
  const typed = village.typed.filter((text) => !meantForAll.has(text))
  expect(typed.length).toBeGreaterThan(20)
  expect(typed.filter((text) => ear.heard.includes(text))).toEqual([])
  expect(village.typed.filter((text) => printed().includes(text))).toEqual([])
  const refused = (await village.calls()).filter(({ code }) => code !== 0 && code !== 99_991_663)
  expect(refused).toEqual([])
}

/** What is typed to be read in the groups: where and what is studied and where people meet. */
const meantForAll = new Set([
  '学习十九大报告',
  '十九大报告第一部分',
  '村活动室书架',
  '村民小组活动室',
  '村委会会议室',
  '禾坪一支部活动场所',
  '禾坪二支部活动场所',
  '禾坪三支部活动场所',
  '三支部活动场所',
])
