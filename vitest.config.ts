import { defineConfig } from 'vitest/config'

// Processes, browsers and files are slow on a loaded machine; nothing is asserted about time.
const patience = { testTimeout: 300_000, hookTimeout: 300_000 }

/** Need a process of their own: they count what is loaded, kill, fill disks or move real clocks. */
const alone = [
  'test/{browser,db,sandbox,story,wire}/**/*.test.ts',
  'test/feishu/lazy-sdk.test.ts',
  'test/commands.test.ts',
]

export default defineConfig({
  test: {
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
      { test: { ...patience, name: 'wire and files', include: alone } },
    ],
  },
})
