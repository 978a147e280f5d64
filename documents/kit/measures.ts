/** GB/T 9704-2012 in the units of Word: twips (1/20 pt), half points, characters. */
export const paper = { width: 11_906, height: 16_838 }
/** Exactly 22 lines of the body between top and bottom. */
export const margins = { top: 2098, left: 1587, right: 1474, bottom: 1980 }
/** Turned to the left for printing: what was the top is the left then. */
export const turnedMargins = {
  top: margins.left,
  left: margins.bottom,
  right: margins.top,
  bottom: margins.right,
}

/** The page number stands 7 mm below the type area. */
const numberBelow = 397
export const numberLineTwips = 320
export function footerFromEdge(landscape: boolean): number {
  return (landscape ? turnedMargins : margins).bottom - numberBelow - numberLineTwips
}

export const lineTwips = 580
/** Room for two lines of a title. */
export const titleLineTwips = 700
export const afterTitleTwips = 400
export const charTwips = 320
/** A row that is signed by hand, and a line of handwriting in a form. */
export const tallRowTwips = 680
export const handLineTwips = 420
/** A row higher than this, about a third of a page across, may go on on the next page. */
export const longRowTwips = 3000
/** Above and below the text of a cell. */
export const cellTwips = 60
export const cellSideTwips = 80
export const smallCellSideTwips = 50
export const noteLineTwips = 440
export const afterTableTwips = 240

/** From line to line in a table, by the size of its letters in half points. */
export const lineOf = (halfPoints: number): number => halfPoints * 14

export const size = { title: 44, body: 32, table: 24, smallTable: 21, pageNumber: 28 }

/** Named only: they are installed on office computers, and are not ours to give away. */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  pageNumber: '宋体',
}

/** In full characters: a figure or a letter is half as wide as a Chinese character. */
export function charsIn(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0)
}

/** The height of the type area in twips. */
export function typeHeight(landscape: boolean): number {
  const { top, bottom } = landscape ? turnedMargins : margins
  return (landscape ? paper.width : paper.height) - top - bottom
}

/** The width of the type area in twips. */
export function typeWidth(landscape: boolean): number {
  return landscape
    ? paper.height - margins.top - margins.bottom
    : paper.width - margins.left - margins.right
}
