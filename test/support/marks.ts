import { dice } from './ballot-room.ts'
import type { MarkOf } from './ballot-story.ts'

/** Who marked whom how, drawn once with a fixed seed: a paper is asked for as often as needed. */
export class Papers {
  private readonly steps = new Map<string, number | undefined>()

  constructor(seed: number, voters: readonly string[], names: readonly string[], scale: number) {
    const roll = dice(seed)
    for (const voter of voters) {
      for (const name of names) {
        // Mostly the second step, some abstentions.
        const drawn = roll(9)
        const step = drawn < scale ? drawn : 1
        this.steps.set(`${voter} ${name}`, drawn === 8 ? undefined : step)
      }
    }
  }

  of(voter: string): MarkOf {
    return (name) => this.steps.get(`${voter} ${name}`)
  }

  /** How often each step was chosen for a name, then the abstentions. */
  figures(voters: readonly string[], name: string, scale: number): number[] {
    const marks = voters.map((voter) => this.of(voter)(name))
    const counts = Array.from({ length: scale }, (_, step) => marks.filter((one) => one === step))
    return [...counts.map((one) => one.length), marks.filter((one) => one === undefined).length]
  }
}
