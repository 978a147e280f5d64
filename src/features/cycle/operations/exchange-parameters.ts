import {
  imported,
  importRefused,
  parameterFileName,
  said,
} from '../../../../cards/cycle/wording.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import type { InboundMessage } from '../../../feishu/inbound.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { JobContext } from '../../../pipeline/feature.ts'
import type { CardKey, Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { readTable } from '../../../pipeline/read-table.ts'
import { readParameterCells } from '../parameter-file.ts'
import { editableCycle } from '../plan-of.ts'
import { changesBetween, recordChanges } from './change-plan.ts'

/** Sends the secretary the parameters as a file, to be changed and sent back. */
export function exportParameters(op: Operation, { cycleId }: { cycleId: string }): Reply {
  editableCycle(op, cycleId)
  op.sendDocument({
    document: 'planParameters',
    key: { cycleId },
    to: { openId: op.openId },
    dedupeKey: `planParameters:${op.newId()}`,
  })
  return { toast: { type: 'info', content: said.exporting } }
}

/** Takes a file whose name says it is a parameter table, from the secretary alone. */
export function takeParameterFile(
  op: Operation,
  message: InboundMessage & { file: object },
): boolean {
  const { file } = message
  const { rootId, personId } = op.actor
  if (!parameterFileName.test(file.fileName)) return false
  if (!isSecretaryOf(op.tx, op.actor, rootId)) return false
  const input = { messageId: message.messageId, fileKey: file.fileKey }
  const { openId } = op
  op.doLater(
    'readPlanParameters',
    { ...input, rootId, personId, openId },
    `plan:${message.messageId}`,
  )
  say(op, openId, said.reading, `reading:${message.messageId}`)
  return true
}

/** Reads the file after the commit; changes the plan in one transaction, all of it or nothing. */
export async function readPlanParameters(context: JobContext, input: CardKey): Promise<void> {
  const { messageId = '', fileKey = '' } = input
  const table = await readTable(await context.platform.downloadFile(messageId, fileKey))
  await context.commit((op) => {
    const sentence =
      'problem' in table ? importRefused('notATable', 0) : apply(op, input, table.cells)
    say(op, input['openId'] ?? '', sentence, `read:${messageId}`)
  })
}

function apply(op: Writing, input: CardKey, cells: string[][]): string {
  const cycle = currentCycle(op.tx, input['rootId'] ?? '')
  if (!cycle) return importRefused('noPlan', 0)
  const read = readParameterCells(cycle, cells)
  if ('problem' in read) return importRefused(read.problem, read.row)
  const changes = Object.entries(read.sources).flatMap(([path, source]) =>
    changesBetween(cycle.parameters, read.parameters, [path], source),
  )
  const { parameters } = read
  const sources = { ...cycle.sources, ...read.sources }
  recordChanges(op, cycle, input['personId'] ?? '', changes, { parameters, sources })
  return imported(changes.length)
}

function say(op: Writing, openId: string, sentence: string, dedupeKey: string): void {
  op.send({ card: 'answer', key: { sentence }, to: { openId }, dedupeKey })
}
