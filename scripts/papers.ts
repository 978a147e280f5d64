/**
 * `npm run papers -- FOLDER`: one of each document as Word and Excel, and once more as a village
 * of 80 makes them; as PDF too where LibreOffice (`soffice`) is installed.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { sheetFile } from '../documents/kit/sheet.ts'
import { wordFile } from '../documents/kit/word.ts'
import { samples } from '../test/documents/samples/index.ts'
import { crowded, type Sample } from '../test/documents/support/sample.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where to: npm run papers -- FOLDER')
  process.exit(1)
}
await write(`${folder}/one-of-each`, samples)
await write(
  `${folder}/of-eighty`,
  samples.map((sample) => ({ ...sample, view: crowded(sample.view) })),
)

async function write(into: string, papers: readonly Sample[]): Promise<void> {
  mkdirSync(into, { recursive: true })
  for (const { number, name, view, make, book } of papers) {
    writeFileSync(`${into}/${number} ${name}.docx`, wordFile(make(view)))
    if (book) writeFileSync(`${into}/${number} ${name} table.xlsx`, await sheetFile(book(view)))
  }
  console.log(`${into}: ${readdirSync(into).length} files`)
  if (!convert(into)) console.log('soffice is not installed: no PDF')
}

/** Every file of a folder as PDF beside it; false where LibreOffice is not installed. */
function convert(into: string): boolean {
  const files = readdirSync(into).filter((name) => /\.(?:docx|xlsx)$/.test(name))
  const paths = files.map((name) => `${into}/${name}`)
  try {
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', into, ...paths], {
      stdio: 'ignore',
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
