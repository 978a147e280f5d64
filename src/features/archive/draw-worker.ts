import { parentPort } from 'node:worker_threads'
import { zipSync } from 'fflate'
import { sheetFile } from '../../../documents/kit/sheet.ts'
import { wordFile } from '../../../documents/kit/word.ts'
import type { FromWorker, Paper, ToWorker } from './drawing.ts'

/**
 * Draws papers and packs them, away from the thread that answers clicks
 * (docs/decisions/050-archive-in-a-worker.md). Knows no database and no clock.
 */
const files: Record<string, Uint8Array> = {}

function answer(message: FromWorker): void {
  parentPort?.postMessage(message, 'bytes' in message ? [message.bytes] : [])
}

async function bytesOf(paper: Paper): Promise<Uint8Array> {
  return 'blocks' in paper ? wordFile(paper) : await sheetFile(paper)
}

async function take(message: ToWorker): Promise<void> {
  if (message.kind === 'pack') {
    const [only, ...more] = Object.values(files)
    const packed = only && more.length === 0 && message.bare ? only : zipSync(files, { level: 0 })
    // A view of a larger buffer would take the whole of it along.
    answer({ kind: 'packed', bytes: packed.slice().buffer })
    return
  }
  files[message.path] = await bytesOf(message.paper)
  answer({ kind: 'drawn' })
}

parentPort?.on('message', (message: ToWorker) => {
  take(message).catch((error: unknown) => {
    answer({ kind: 'failed', name: error instanceof Error ? error.name : '' })
  })
})
