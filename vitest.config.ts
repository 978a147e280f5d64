import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Processes, browsers and files are slow on a loaded machine; nothing is asserted about time.
const patience = { testTimeout: 300_000, hookTimeout: 300_000 }

/** Need a process of their own: they count what is loaded, kill, fill disks or move real clocks. */
const alone = [
  'test/{browser,db,sandbox,story,wire}/**/*.test.ts',
  'test/feishu/lazy-sdk.test.ts',
  'test/commands.test.ts',
]

/** These take longest and come first, so that in the end no worker is left alone with one. */
const long =
  /\/test\/(story\/|wire\/(many-kills|crashes|ballot-crashes|storage-and-stop)|db\/ballot-kills)/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification) => Number(!long.test(moduleId))
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own order, not an array's
    const usual = await super.sort(files)
    return usual.toSorted((a, b) => isShort(a) - isShort(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Much of the time is spent waiting for processes, so three at once are worth it on two cores.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...patience,
          name: 'rules and stories',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
      { test: { ...patience, name: 'files and wire', include: alone } },
    ],
  },
})
