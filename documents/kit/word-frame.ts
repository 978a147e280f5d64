import { strToU8 } from 'fflate'
import * as measures from './measures.ts'
import { stylesPart, type StyleId } from './word-styles.ts'
import { paragraphOf, run, xmlHead, xmlns, xmlText } from './word-text.ts'

const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of `word/` beside the document itself: what kind each is of. */
const kinds = {
  styles: 'styles',
  settings: 'settings',
  fontTable: 'fontTable',
  footerOdd: 'footer',
  footerEven: 'footer',
} as const
type Part = keyof typeof kinds

const contentTypes = [
  `${xmlHead}<Types xmlns="${packaged}/content-types">`,
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels"',
  ` ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>`,
  ...Object.entries(kinds).map(([part, kind]) => {
    return `<Override PartName="/word/${part}.xml" ContentType="${word}.${kind}+xml"/>`
  }),
  '<Override PartName="/docProps/core.xml"',
  ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
].join('')

function relations(...targets: readonly (readonly [id: string, type: string, to: string])[]) {
  const all = targets.map(([id, type, to]) => {
    return `<Relationship Id="${id}" Type="${type}" Target="${to}"/>`
  })
  return `${xmlHead}<Relationships xmlns="${packaged}/relationships">${all.join('')}</Relationships>`
}

/** Odd and even pages differ; text is laid out as by Word 2013 and later. */
const settings = `${xmlHead}<w:settings ${xmlns}><w:evenAndOddHeaders/><w:compat><w:compatSetting
 w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>`

/** What stands in for a font that is not installed, as other systems call it. */
const standIns: readonly (readonly [font: string, standIn: string])[] = [
  [measures.fonts.title, 'FZXiaoBiaoSong-B05S'],
  [measures.fonts.body, 'FangSong'],
  [measures.fonts.first, 'SimHei'],
  [measures.fonts.second, 'KaiTi'],
  [measures.fonts.pageNumber, 'SimSun'],
]
const fontTable = [
  `${xmlHead}<w:fonts ${xmlns}>`,
  ...standIns.map(([font, standIn]) => {
    return `<w:font w:name="${font}"><w:altName w:val="${standIn}"/><w:charset w:val="86"/></w:font>`
  }),
  '</w:fonts>',
].join('')

/** — 1 —, outside: right on odd pages, left on even ones, one character from the edge. */
function footer(style: StyleId, side: 'left' | 'right'): string {
  const number = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
  const runs = `${run('— ')}${number}${run(' —')}`
  const indent = { [side]: measures.size.pageNumber * 10 }
  return `${xmlHead}<w:ftr ${xmlns}>${paragraphOf(style, runs, indent)}</w:ftr>`
}

/** Everything of a Word file but its title and its body, the same in all of them. */
const shared: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations(
      ['rId1', `${main}/officeDocument`, 'word/document.xml'],
      ['rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ),
    'word/_rels/document.xml.rels': relations(
      ...Object.entries(kinds).map(([part, kind]) => {
        return [part, `${main}/${kind}`, `${part}.xml`] as const
      }),
    ),
    'word/styles.xml': stylesPart(),
    'word/settings.xml': settings,
    'word/fontTable.xml': fontTable,
    'word/footerOdd.xml': footer('PageNumberOdd', 'right'),
    'word/footerEven.xml': footer('PageNumberEven', 'left'),
  }).map(([name, text]) => [name, strToU8(text)]),
)

/** All parts of a Word file around a body that is ready. */
export function partsAround(body: string, title: string, landscape: boolean) {
  return {
    ...shared,
    'docProps/core.xml': strToU8(properties(title)),
    'word/document.xml': strToU8(
      `${xmlHead}<w:document ${xmlns} xmlns:r="${main}"><w:body>${body}${section(landscape)}</w:body></w:document>`,
    ),
  }
}

/** The title alone: who made a paper and when stands on it, not hidden in it. */
function properties(title: string): string {
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`
}

function section(landscape: boolean): string {
  const { paper, margins, turnedMargins, footerFromEdge, lineTwips } = measures
  const { top, right, bottom, left } = landscape ? turnedMargins : margins
  const size = landscape
    ? `w:w="${paper.height}" w:h="${paper.width}" w:orient="landscape"`
    : `w:w="${paper.width}" w:h="${paper.height}"`
  const footers = { default: 'footerOdd', even: 'footerEven' } as const satisfies Record<
    string,
    Part
  >
  return [
    '<w:sectPr>',
    ...Object.entries(footers).map(([pages, part]) => {
      return `<w:footerReference w:type="${pages}" r:id="${part}"/>`
    }),
    `<w:pgSz ${size}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}"`,
    ` w:left="${left}" w:header="720" w:footer="${footerFromEdge(landscape)}" w:gutter="0"/>`,
    `<w:docGrid w:type="linesAndChars" w:linePitch="${lineTwips}"/></w:sectPr>`,
  ].join('')
}
