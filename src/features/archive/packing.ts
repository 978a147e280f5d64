import { packName, unitFolder, stageFolder, wholeRemark } from '../../../cards/archive/wording.ts'
import { pageCount } from '../../../documents/kit/page-count.ts'
import { fileContents } from '../../../documents/archive/contents.ts'
import type { Reader } from '../../../db/client.ts'
import type { Export } from '../../../db/queries/exports.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { mayRead } from '../../organization/privacy.ts'
import { isSecretaryOf } from '../../organization/roles.ts'
import { teamUnitsFrom } from '../../organization/teams.ts'
import { boxOf, entryOf, formsOf, opinionStageOf } from './contents/box.ts'
import { isNarrow, scopeOf, type Draft, type Scope } from './contents/scope.ts'
import { openDrawingDesk, type DrawingDesk, type Paper } from './drawing.ts'

type Asked = Pick<Export, 'cycleId' | 'unitId' | 'pack' | 'part' | 'byPersonId'>

/** One unit's papers in a pack. */
interface Box {
  scope: Scope
  drafts: readonly Draft[]
}

export interface PackFile {
  /** With its extension. */
  name: string
  bytes: Uint8Array
}

/** Whoever may ask for packs of a unit: its secretary, or the secretary above. */
export function mayExport(db: Reader, person: Person | undefined, unitId: string): boolean {
  return person?.state === 'active' && isSecretaryOf(db, person, unitId)
}

/**
 * Makes a pack from rows as they stand, drawn in a thread of its own; `onDrawn` hears of progress.
 * Undefined when there is not one paper in it, or when who asked may not have it any more.
 */
export async function makePack(
  db: Reader,
  asked: Asked,
  now: Date,
  onDrawn: (done: number, total: number) => Promise<void>,
): Promise<(PackFile & { papers: number }) | undefined> {
  const boxes = boxesOf(db, asked, now)
  const total = boxes.reduce((sum, box) => sum + box.drafts.length, 0)
  if (total === 0) return undefined
  const desk = openDrawingDesk()
  try {
    await onDrawn(0, total)
    const files = await drawAll(desk, boxes, asked, (done) => onDrawn(done, total))
    const bytes = await desk.pack(true)
    return { name: nameOfPack(db, asked, files), bytes, papers: total }
  } finally {
    await desk.close()
  }
}

/** What is in a pack, unit by unit: what there is, and of that what who asked may read. */
export function boxesOf(db: Reader, asked: Asked, now: Date): Box[] {
  const person = findPerson(db, asked.byPersonId)
  if (!person || !mayExport(db, person, asked.unitId)) return []
  return unitsOf(db, asked)
    .flatMap((unit) => scopeOf(db, { cycleId: asked.cycleId, unitId: unit.unitId }, now) ?? [])
    .map((scope) => ({
      scope,
      drafts: draftsOf(scope, asked).filter((draft) => mayHave(scope, draft, person)),
    }))
    .filter((box) => box.drafts.length > 0)
}

/** A single paper is the unit's own; everything else comes with the units below it. */
function unitsOf(db: Reader, { unitId, pack }: Asked): Unit[] {
  return pack === 'document' ? [getUnit(db, unitId)] : teamUnitsFrom(db, unitId)
}

function draftsOf(scope: Scope, { pack, part }: Asked): Draft[] {
  const privacyOf = (draft: Draft) => entryOf(draft.number)?.privacy ?? 'P5'
  switch (pack) {
    case 'forms':
      return formsOf(scope)
    case 'opinions':
      return opinionStageOf(scope)
    case 'spotCheck':
      return boxOf(scope).filter((draft) => !isNarrow(privacyOf(draft)))
    case 'stage':
      return boxOf(scope).filter((draft) => entryOf(draft.number)?.stage === part)
    case 'document':
      return boxOf(scope).filter((draft) => draft.number === part)
    case 'whole':
      return boxOf(scope)
  }
}

/** P3 of the unit is its secretary's; what names its readers is theirs alone. */
function mayHave({ db, unit }: Scope, draft: Draft, person: Person): boolean {
  const { personIds } = draft
  const about = personIds === undefined ? { unitId: unit.unitId } : { personIds }
  return mayRead(
    db,
    { privacy: personIds === undefined ? 'P3' : 'P4', ...about },
    { kind: 'person', person },
  )
}

/** Draws every paper and, in packs that are filed, each unit's list of contents. */
async function drawAll(
  desk: DrawingDesk,
  boxes: readonly Box[],
  asked: Asked,
  onDrawn: (done: number) => Promise<void>,
): Promise<string[]> {
  const paths = new Set<string>()
  const isFiled = asked.pack === 'whole' || asked.pack === 'spotCheck'
  let done = 0
  for (const { scope, drafts } of boxes) {
    const listed: Listed[] = []
    const under = boxes.length > 1 ? `${unitFolder(scope.unit.name)}/` : ''
    for (const draft of drafts) {
      const paper = draft.paper()
      const folder = asked.pack === 'document' ? '' : folderOf(draft.number)
      await desk.draw(freePath(paths, `${under}${folder}`, paper), paper)
      const pages = 'blocks' in paper ? pageCount(paper) : undefined
      listed.push({ title: paper.name, day: draft.day, pages })
      done += 1
      await onDrawn(done)
    }
    if (isFiled) {
      const contents = contentsOf(scope, listed)
      await desk.draw(freePath(paths, `${under}${folderOf('D45')}`, contents), contents)
    }
  }
  return [...paths]
}

interface Listed {
  title: string
  day: string
  /** Undefined for a table to work with on a computer. */
  pages: number | undefined
}

function folderOf(number: string): string {
  const stage = entryOf(number)?.stage
  return stage === undefined ? '' : `${stageFolder(stage)}/`
}

/** D45: what is in the box, with the pages each paper is reckoned to have. */
function contentsOf(scope: Scope, listed: readonly Listed[]): Paper {
  return fileContents({
    ...scope.head,
    box: scope.unit.name,
    rows: listed.map(({ title, day, pages }) => ({
      documentNumber: '',
      responsible: scope.head.organization,
      title,
      day,
      pages,
      isFile: pages === undefined,
    })),
    remark: wholeRemark,
    checkedBy: '',
    day: scope.today,
  })
}

/** Two papers of one name are told apart by a number. */
function freePath(paths: Set<string>, folder: string, paper: Paper): string {
  const extension = 'blocks' in paper ? 'docx' : 'xlsx'
  const named = (no: number) => `${folder}${paper.name}${no > 1 ? ` ${no}` : ''}.${extension}`
  let no = 1
  while (paths.has(named(no))) no += 1
  paths.add(named(no))
  return named(no)
}

function nameOfPack(db: Reader, asked: Asked, paths: readonly string[]): string {
  const [only, ...more] = paths
  if (only !== undefined && more.length === 0) return only.split('/').at(-1) ?? only
  return `${packName(getUnit(db, asked.unitId).name, asked.pack)}.zip`
}
