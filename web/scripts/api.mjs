import { writeFileSync } from 'node:fs'
import { schema } from './schema.mjs'

const described = process.argv[2] ?? new URL('../../openapi.json', import.meta.url)
writeFileSync(new URL('../src/api/schema.gen.ts', import.meta.url), await schema(described))
