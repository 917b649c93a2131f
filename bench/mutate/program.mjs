// Makes the program anew with pieces of its source replaced.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { context } from 'esbuild'
import { linesOf } from '../readings.mjs'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Never mutated, and slow to load: all programs share the ones that are built. */
const SHARED = /src\/(?:lexicon\/.*|segment\/tag|normalise\/script)\.ts$/
const ENTRY = `
  export { explain, explainDocument, extract } from './src/index.ts'
  export { readArticle } from './src/pipeline.ts'
  export { sourceFromText } from './src/read/source.ts'
  export { identityMap } from './src/span.ts'
`

/** A function that loads the program; `edit` gives each file's text from its path in the checkout and what is written in it. */
export async function maker() {
  const place = mkdtempSync(join(tmpdir(), 'aid-extract-mutants-'))
  for (const name of ['node_modules', 'dist', 'package.json']) symlinkSync(join(ROOT, name), join(place, name))
  mkdirSync(join(place, 'mutants'))
  process.on('exit', () => rmSync(place, { recursive: true, force: true }))
  const texts = new Map()
  let edit
  let count = 0
  const builder = await context({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'edited',
        setup(build) {
          build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
            const file = join(resolveDir, path.replace(/\.js$/, '.ts'))
            if (!SHARED.test(file)) return { path: file }
            return { path: pathToFileURL(file.replace('/src/', '/dist/').replace(/ts$/, 'js')).href, external: true }
          })
          build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
            if (!texts.has(path)) texts.set(path, readFileSync(path, 'utf8'))
            return { contents: edit(path.slice(ROOT.length), texts.get(path)), loader: 'ts' }
          })
        },
      },
    ],
  })
  return {
    load: async (given) => {
      edit = given
      const { outputFiles } = await builder.rebuild()
      const file = join(place, 'mutants', `${count++}.mjs`)
      writeFileSync(file, outputFiles[0].text)
      const program = await import(pathToFileURL(file).href)
      return { ...program, lines: (text) => linesOf(text, program) }
    },
    end: () => builder.dispose(),
  }
}
