/** A fixed label, and the figures, names, times or typed words that belong to it. */
export interface SheetLine {
  label: string
  text: string
  /** The place whose words can be edited, where a line of the head has one. */
  part?: string
}

export interface SheetSection {
  /** The place whose words can be edited: a step of the agenda, or `other`. */
  part: string
  title: string
  lines: readonly SheetLine[]
}

/** A record as it is read, confirmed and printed. */
export interface Sheet {
  title: string
  /** The head: when, where, who led, who came. */
  facts: readonly SheetLine[]
  sections: readonly SheetSection[]
}

/** A piece of a sheet on a card: a heading, or a line (or a part of one that is long). */
export interface SheetBlock {
  kind: 'title' | 'line'
  label: string
  text: string
  /** The place whose words can be edited, beside its first block. */
  part: string | undefined
}
