/** Fires requests that come with the order: a page's, which nobody has to seal. */
import { performance } from 'node:perf_hooks'
import { tell } from '../programs/answering.ts'
import { type Volley, fireVolley } from './volley.ts'

async function obey({ requests, ...volley }: Volley): Promise<void> {
  const before = performance.eventLoopUtilization()
  const shot = await fireVolley({ ...volley, requests: requests.map((one) => Buffer.from(one)) })
  tell({ ...shot, busy: performance.eventLoopUtilization(before).utilization })
}

process.on('message', (volley: Volley) => void obey(volley))
process.once('disconnect', () => process.exit(0))
tell({ ready: true })
