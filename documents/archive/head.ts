/** Of which year and organization a document is. '' in a view is what is not known. */
export interface DocumentHead {
  /** The year that is appraised, whatever the calendar says at the meeting (R1). */
  year: number
  /** In full: 中共…总支部委员会, 中共…支部委员会. */
  organization: string
}

/** A text beside what it is called. */
export interface NamedText {
  name: string
  text: string
}

/** What happened on a day. */
export interface DatedText {
  day: string
  text: string
}
