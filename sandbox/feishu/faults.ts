interface CallFault {
  /**
   * `/open-apis/im/v1/messages` exactly; `:name` stands for one segment, a `*` at the end for any
   * rest, `PATCH ` in front for one method only; `/open-apis` may be left out.
   */
  path: string
  times: number
}

interface FailingCall extends CallFault {
  status: number
  code: number
}

/** What goes wrong with the bot's calls. */
export interface CallFaults {
  fail(fault: FailingCall): void
  loseAnswer(fault: CallFault): void
  slowBy(ms: number): void
  readonly slowMs: number
  takeFailure(method: string, path: string): FailingCall | undefined
  takeLoss(method: string, path: string): boolean
}

export function callFaults(): CallFaults {
  const failures: FailingCall[] = []
  const losses: CallFault[] = []
  let slowMs = 0
  return {
    fail: (fault) => void failures.push({ ...fault }),
    loseAnswer: (fault) => void losses.push({ ...fault }),
    slowBy: (ms) => {
      slowMs = ms
    },
    get slowMs() {
      return slowMs
    },
    takeFailure: (method, path) => takeFirst(failures, method, path),
    takeLoss: (method, path) => takeFirst(losses, method, path) !== undefined,
  }
}

function takeFirst<T extends CallFault>(faults: T[], method: string, path: string): T | undefined {
  const fault = faults.find((one) => one.times > 0 && hits(one.path, method, path))
  if (fault) fault.times -= 1
  return fault
}

function hits(wanted: string, method: string, path: string): boolean {
  const [first = '', second] = wanted.trim().split(/\s+/)
  if (second !== undefined && first.toUpperCase() !== method) return false
  const pattern = withoutRoot(second ?? first)
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : escapeRegExp(segment)))
    .join('/')
    .replace(/\\\*$/, '.*')
  return new RegExp(`^${pattern}$`).test(withoutRoot(path))
}

function withoutRoot(path: string): string {
  return path.replace(/^\/open-apis/, '')
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
