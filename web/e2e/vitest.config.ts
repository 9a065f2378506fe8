import { defineConfig } from 'vitest/config'

/** Browser tests: one browser, real servers, one file after the other, so that two cores do. */
export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['*.test.ts'],
    globalSetup: ['./kit/global.ts'],
    fileParallelism: false,
    update: process.env.UPDATE === '1',
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
})
