import tests from './vitest.config'

/** Pictures of every page instead of tests. */
export default { ...tests, test: { ...tests.test, include: ['screenshots.ts'], testTimeout: 300_000 } }
