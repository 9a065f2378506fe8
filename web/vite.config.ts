import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { pack } from './scripts/pack.mjs'

const server = process.env.TOUCHSTONE_SERVER ?? 'http://127.0.0.1:8080'
const proxied = Object.fromEntries(
  ['/v1', '/docs', '/healthz', '/readyz', '/openapi.json'].map((path) => [path, server]),
)

export default defineConfig({
  plugins: [react(), pack()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: { proxy: proxied },
  preview: { proxy: proxied },
  build: {
    chunkSizeWarningLimit: 600,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes seldom stays in caches.
          groups: [
            { name: 'parts', test: /node_modules\/(@mantine|@floating-ui|react-remove-scroll)\// },
            { name: 'frame', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    // Tests of parts (.test.tsx) ask for jsdom in their first line.
    setupFiles: ['./test/setup.ts'],
    exclude: [...configDefaults.exclude, 'e2e/**'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
