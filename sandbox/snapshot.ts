import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { FeishuState } from './feishu/feishu.ts'

/** A village as it was left: the bot's database would not fit any other. */
export interface Snapshot {
  version: 1
  now: Date
  state: FeishuState
}

/** The village kept at `path`, if there is one this sandbox understands. */
export function loadSnapshot(path: string): Snapshot | undefined {
  if (!existsSync(path)) return undefined
  const kept: unknown = deserialize(readFileSync(path))
  return isSnapshot(kept) ? kept : undefined
}

function isSnapshot(kept: unknown): kept is Snapshot {
  return typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === 1
}

export function saveSnapshot(path: string, now: Date, state: FeishuState): void {
  mkdirSync(dirname(path), { recursive: true })
  const snapshot: Snapshot = { version: 1, now, state }
  writeFileSync(`${path}.new`, serialize(snapshot))
  renameSync(`${path}.new`, path)
}
