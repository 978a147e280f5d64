import { Worker } from 'node:worker_threads'
import type { OfficialDocument } from '../../../documents/kit/blocks.ts'
import type { Workbook } from '../../../documents/kit/sheet.ts'

/** What is drawn: plain data, a text document or a table. */
export type Paper = OfficialDocument | Workbook
export type ToWorker =
  | { kind: 'draw'; path: string; paper: Paper }
  /** `bare`: a single file is given as it is, without a ZIP around it. */
  | { kind: 'pack'; bare: boolean }
export type FromWorker =
  | { kind: 'drawn' }
  | { kind: 'packed'; bytes: ArrayBuffer }
  | { kind: 'failed'; name: string }

/** A desk for one pack: papers go in one by one, at the end the file comes out. */
export interface DrawingDesk {
  /** Resolves when the paper is drawn; the event loop was free meanwhile. */
  draw(path: string, paper: Paper): Promise<void>
  pack(bare: boolean): Promise<Uint8Array>
  /** Must be called in the end, whatever happened. */
  close(): Promise<void>
}

/** More than a pack of a whole general branch needs, and little enough for a small server. */
const workerHeapMb = 128

/**
 * Starts a thread of its own for one pack: drawing a table of 80 rows takes longer than a click may
 * wait.
 */
export function openDrawingDesk(): DrawingDesk {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    // What the service itself was started with is not for this thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMb },
  })
  const ask = asking(worker)
  return {
    draw: async (path, paper) => {
      expectKind(await ask({ kind: 'draw', path, paper }), 'drawn')
    },
    pack: async (bare) => {
      return new Uint8Array(expectKind(await ask({ kind: 'pack', bare }), 'packed').bytes)
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

interface Waiting {
  resolve(answer: FromWorker): void
  reject(error: Error): void
}

/** One question at a time; a thread that breaks down fails the question it was asked. */
function asking(worker: Worker) {
  let waiting: Waiting | undefined
  let broken: Error | undefined
  const fail = (error: Error) => {
    broken = error
    waiting?.reject(error)
  }
  worker.on('message', (answer: FromWorker) => waiting?.resolve(answer))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the drawing thread ended')))
  return async (message: ToWorker): Promise<FromWorker> => {
    if (broken) throw broken
    return await new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      worker.postMessage(message, [])
    })
  }
}

function expectKind<Kind extends FromWorker['kind']>(
  answer: FromWorker,
  kind: Kind,
): Extract<FromWorker, { kind: Kind }> {
  if (answer.kind !== kind) throw new Error('a paper could not be drawn')
  return answer as Extract<FromWorker, { kind: Kind }>
}
