/*
 * Makes the two font files that nearly every page needs from the whole Inter: the letters of western and of central Europe, in the
 * weights that are used, with their optical sizes. Not part of a build; after a new Inter run
 *
 *     npm install --no-save subset-font && node scripts/fonts.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import subset from 'subset-font'

const WHOLE = 'node_modules/@fontsource-variable/inter'
const letters = (...ranges) =>
  ranges
    .flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)))
    .join('')

const PARTS = {
  latin: letters(
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x131],
    [0x152, 0x153],
    [0x2bb, 0x2bc],
    [0x2c6],
    [0x2da],
    [0x2dc],
    [0x2000, 0x200b],
    [0x2010, 0x2026],
    [0x202f],
    [0x2030],
    [0x2039, 0x203a],
    [0x20ac],
    [0x2122],
    [0x2190, 0x2193],
    [0x2212],
    [0x2215],
  ),
  'latin-ext': letters([0x100, 0x17f], [0x218, 0x21b], [0x1e9e]),
}

for (const [part, text] of Object.entries(PARTS)) {
  const font = await subset(readFileSync(`${WHOLE}/files/inter-${part}-opsz-normal.woff2`), text, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
  writeFileSync(`src/app/fonts/inter-${part}.woff2`, font)
}
writeFileSync('src/app/fonts/LICENSE', readFileSync(`${WHOLE}/LICENSE`))
