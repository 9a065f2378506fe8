import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schema } from '../scripts/schema.mjs'

const described = new URL('../../openapi.json', import.meta.url)

test.skipIf(!existsSync(described))(
  'schema.gen.ts is made from openapi.json; if not, run npm run api',
  { timeout: 60_000 },
  async () => {
    const made = readFileSync(new URL('../src/api/schema.gen.ts', import.meta.url), 'utf8')
    expect(made === (await schema(described))).toBe(true)
  },
)
