/** A wish of whoever drives the sandbox that makes no sense here. */
export class SandboxError extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}
