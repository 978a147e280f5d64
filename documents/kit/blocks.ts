/** One part of an official document, without any idea of how it is printed. */
export type Block =
  | { kind: 'title'; text: string }
  /** 主送机关: flush left, with a full-width colon. */
  | { kind: 'addressee'; text: string }
  /** 一、 · （一） · 1. · （1）: the number is part of the text. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** Text with an indent of two characters; each line of it is a paragraph. */
  | { kind: 'paragraph'; text: string }
  /** A label in 黑体 and what stands beside it, hanging: 出席 / 请假 / 列席 of minutes. */
  | { kind: 'labelled'; label: string; text: string }
  | {
      kind: 'table'
      columns: readonly Column[]
      rows: readonly (readonly string[])[]
      /** Rows high enough to sign or write in by hand. */
      tall?: true
      /** 五号 instead of 小四: for tables of many columns. */
      small?: true
    }
  /** A form: labels and what is (or will be) written beside them, up to three in a row. */
  | { kind: 'form'; rows: readonly (readonly FormField[])[] }
  /** 附件： names below the body. */
  | { kind: 'attachments'; names: readonly string[] }
  /** The organization's name above the day, with room for the seal; without a day, a gap. */
  | { kind: 'signOff'; agency: string; day: string }
  /** Lines to sign on: 记录人： 主持人：. */
  | { kind: 'signatures'; names: readonly string[] }
  /** Empty ruled lines, to be filled in by hand. */
  | { kind: 'ruled'; lines: number }
  /** Begins a new page: 附件1 and its title. */
  | { kind: 'appendix'; label: string; title: string }
  | { kind: 'pageBreak' }
  /** Small print above or below a table. */
  | { kind: 'note'; text: string }

export interface FormField {
  label: string
  /** '' leaves the field empty, to be filled in by hand. */
  text: string
  /** How many lines of handwriting the field has room for. */
  lines?: number
}

export interface Column {
  title: string
  /** Its share of the width, beside the others'. */
  width: number
  align?: 'left' | 'center'
}

/** A document as it is filed: its name without extension, and what stands in it. */
export interface OfficialDocument {
  name: string
  blocks: readonly Block[]
  /** Wide tables are printed across. */
  landscape?: true
}

/**
 * `2018-02-06` → 2018年2月6日: Arabic numerals without leading zeros (GB/T 9704). A day that is
 * not known leaves room to write it.
 */
export function officialDay(day: string): string {
  if (day === '') return '　　年　　月　　日'
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
