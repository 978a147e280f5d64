import { mostRowsOfPage } from '../../../cards/ballot/buttons.ts'

/** Rows of a page, so that pages are about equally long: 16 are two of 8, not 15 and 1. */
export function rowsPerPage(rows: number): number {
  const pages = Math.max(1, Math.ceil(rows / mostRowsOfPage))
  return Math.max(1, Math.ceil(rows / pages))
}
