/**
 * Tables, by SQL name, made WITHOUT ROWID: so that nothing tells in which order rows came, or
 * because every click writes one, and a second tree of pages would have to reach the disk as well.
 */
export const withoutRowid: readonly string[] = [
  'opinion',
  'opinion_envelope',
  'opinion_line',
  'seen_arrival',
  'study_completion',
]
