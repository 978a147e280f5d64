import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Processes, browsers and files are slow on a loaded machine; nothing is asserted about time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
