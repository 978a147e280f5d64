import type { Villagers } from '../villagers.ts'
import type { Camera } from './camera.ts'
import { analysing, arranging, hearing, settingUp, studying, talking } from './preparing.ts'
import { appraising, criticising, voting } from './meeting.ts'
import { disclosing, filing, grading, rectifying } from './after.ts'

/** A stretch of the year: plays it and takes its pictures. */
export type Chapter = (village: Villagers, camera: Camera) => Promise<void>

/** The year in order. */
export const chapters: Readonly<Record<string, Chapter>> = {
  settingUp,
  studying,
  hearing,
  talking,
  analysing,
  arranging,
  criticising,
  appraising,
  voting,
  grading,
  rectifying,
  disclosing,
  filing,
}
