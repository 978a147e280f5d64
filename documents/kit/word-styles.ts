import { fontXml, xmlHead, xmlns } from './word-text.ts'
import * as measures from './measures.ts'

const { fonts, size, charTwips, lineOf } = measures

interface Look {
  /** What it is called in Word's list of styles. */
  name: string
  font: string
  halfPoints: number
  /** From line to line, in twips. */
  line?: number
  after?: number
  align?: 'center' | 'right'
  /** Two characters on the first line. */
  indented?: true
  /** Its level among the headings, from 0; kept with what follows. */
  outline?: number
  keepNext?: true
  /** The grid of lines and characters is the body's, and far too wide for a table. */
  offGrid?: true
}

const body = { font: fonts.body, halfPoints: size.body }
const number = {
  font: fonts.pageNumber,
  halfPoints: size.pageNumber,
  line: measures.numberLineTwips,
}
const heading = (name: string, font: string, outline: number): Look => {
  return { name, font, halfPoints: size.body, indented: true, keepNext: true, outline }
}
const cell = (name: string, font: string, halfPoints: number): Look => {
  return { name, font, halfPoints, line: lineOf(halfPoints), offGrid: true }
}

const looks = {
  Body: { ...body, name: '公文正文', indented: true },
  Flush: { ...body, name: '公文顶格' },
  DocumentTitle: {
    name: '公文标题',
    font: fonts.title,
    halfPoints: size.title,
    line: measures.titleLineTwips,
    after: measures.afterTitleTwips,
    align: 'center',
    keepNext: true,
  },
  HeadingFirst: heading('一级标题', fonts.first, 0),
  HeadingSecond: heading('二级标题', fonts.second, 1),
  HeadingThird: heading('三级标题', fonts.body, 2),
  HeadingFourth: heading('四级标题', fonts.body, 3),
  AppendixLabel: { ...body, name: '附件标识', font: fonts.first, keepNext: true },
  SignOff: { ...body, name: '落款', align: 'right' },
  PageNumberOdd: { ...number, name: '单页码', align: 'right' },
  PageNumberEven: { ...number, name: '双页码' },
  Note: {
    name: '表头说明',
    font: fonts.body,
    halfPoints: size.table,
    line: measures.noteLineTwips,
    offGrid: true,
  },
  Cell: cell('表格文字', fonts.body, size.table),
  CellCentred: { ...cell('表格居中', fonts.body, size.table), align: 'center' },
  CellHead: { ...cell('表格表头', fonts.first, size.table), align: 'center' },
  SmallCell: cell('小表格文字', fonts.body, size.smallTable),
  SmallCellCentred: { ...cell('小表格居中', fonts.body, size.smallTable), align: 'center' },
  SmallCellHead: { ...cell('小表格表头', fonts.first, size.smallTable), align: 'center' },
  /** Word wants a paragraph after each table; a whole line of the body would be a hole. */
  AfterTable: { ...cell('表后', fonts.body, size.table), line: measures.afterTableTwips },
} as const satisfies Record<string, Look>

export type StyleId = keyof typeof looks

/** `word/styles.xml`: the paragraph styles, and what holds where none says otherwise. */
export function stylesPart(): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fontXml(fonts.body)}${sizeXml(size.body)}
<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>
${noGap}${spacingXml(measures.lineTwips)}</w:pPr></w:style>`
  const styles = Object.entries<Look>(looks).map(([id, look]) => styleXml(id, look))
  return `${xmlHead}<w:styles ${xmlns}>${defaults}${styles.join('')}</w:styles>`
}

/** No gap between figures and characters: a day keeps to the grid. */
const noGap = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'

// NOTE: Word takes the parts of a style in no other order.
function styleXml(id: string, look: Look): string {
  const paragraph = [
    look.keepNext ? '<w:keepNext/>' : '',
    look.offGrid ? '<w:snapToGrid w:val="0"/>' : '',
    look.line === undefined ? '' : spacingXml(look.line, look.after),
    look.indented ? `<w:ind w:firstLineChars="200" w:firstLine="${2 * charTwips}"/>` : '',
    look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`,
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
  ]
  return [
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${look.name}"/>`,
    `<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph.join('')}</w:pPr>`,
    `<w:rPr>${fontXml(look.font)}${sizeXml(look.halfPoints)}</w:rPr></w:style>`,
  ].join('')
}

function spacingXml(line: number, after = 0): string {
  return `<w:spacing w:before="0" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`
}

function sizeXml(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
}
