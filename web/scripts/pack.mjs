import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const PACKABLE = /\.(js|css|html|svg|json)$/
const WORTH_IT = 1024

/** Puts brotli and gzip beside every built file that gains by it, so that the server only has to send them. */
export function pack() {
  let folder
  return {
    name: 'pack',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true })) {
        const file = join(folder, name)
        if (!PACKABLE.test(name) || statSync(file).size < WORTH_IT) continue
        const text = readFileSync(file)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        writeFileSync(`${file}.br`, brotliCompressSync(text, { params }))
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
      }
    },
  }
}
