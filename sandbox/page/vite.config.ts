import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [preact()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The chart library is one lazy chunk of its own; its size is known and wanted.
    chunkSizeWarningLimit: 4000,
    assetsInlineLimit: 0,
  },
})
