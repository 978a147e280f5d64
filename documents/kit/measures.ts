/** GB/T 9704-2012 in the units of Word: twips (1/20 pt), half points, characters. */
export const paper = { width: 11_906, height: 16_838 }
export const margins = { top: 2098, left: 1587, right: 1474, bottom: 1984 }
/** The page number stands 7 mm below the type area. */
export const footerFromEdge = 1304

export const lineTwips = 580
/** Room for two lines of a title. */
export const titleLineTwips = 700
export const charTwips = 320
/** A row that is signed by hand, and a line of handwriting in a form. */
export const tallRowTwips = 680
export const handLineTwips = 480

export const size = { title: 44, body: 32, table: 24, smallTable: 21, pageNumber: 28, note: 21 }

/** Named only: they are installed on office computers, and are not ours to give away. */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  pageNumber: '宋体',
}
