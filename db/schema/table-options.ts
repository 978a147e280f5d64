/**
 * Tables, by SQL name, made WITHOUT ROWID: so that nothing tells in which order rows came, or
 * because every click writes one, and a second tree of pages would have to reach the disk as well.
 */
export const withoutRowid: readonly string[] = [
  'ballot_count',
  'ballot_envelope',
  'ballot_total',
  'ballot_voter',
  'disclosure_envelope',
  'disclosure_remark',
  'opinion',
  'opinion_envelope',
  'opinion_line',
  'seen_arrival',
  'study_completion',
]
