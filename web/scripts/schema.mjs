import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

/** The types of the API. Routes are reached by method and path, so the names of operations are left out. */
export async function schema(file) {
  const described = JSON.parse(readFileSync(file, 'utf8'))
  for (const path of Object.values(described.paths))
    for (const operation of Object.values(path)) delete operation.operationId
  const types = astToString(await openapiTS(described))
  return `/** Made from openapi.json by "npm run api"; not edited by hand. */\n\n${types}`
}
