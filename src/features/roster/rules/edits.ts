import type { HeldFlag, HeldPost } from './cells.ts'

/** Flags as ticked on the card; details the card does not ask for are kept. */
export function mergeFlags(
  before: readonly HeldFlag[],
  ticked: readonly string[],
  place: string,
): HeldFlag[] {
  return ticked.map((flag) => {
    if (flag === 'flowOut') return { flag, detail: place }
    return { flag, detail: before.find((one) => one.flag === flag)?.detail ?? null }
  })
}

export function sameFlags(a: readonly HeldFlag[], b: readonly HeldFlag[]): boolean {
  const key = (flags: readonly HeldFlag[]) =>
    flags.map((flag) => `${flag.flag}:${flag.detail ?? ''}`)
  return sameSet(key(a), key(b))
}

export function samePosts(a: readonly HeldPost[], b: readonly HeldPost[]): boolean {
  const key = (posts: readonly HeldPost[]) => posts.map((held) => `${held.body}.${held.post}`)
  return sameSet(key(a), key(b))
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted())
}
