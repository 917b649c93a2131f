// Packs the program and the packages that it stands on into a few files, `bundle/`, which is what is run and published: a start
// that opens three hundred modules takes half as long again. What a command does not need lies in files that it does not open.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packageFile } from '../package-file.js'

const path = (name: string) => fileURLToPath(packageFile(name))

rmSync(path('bundle'), { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: path('.'),
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/cli/worker.ts', index: 'src/index.ts', schema: 'src/record.ts' },
  outdir: 'bundle',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  // the one has an addon; the other's types are part of ours, and a schema is worth most beside the user's own
  external: ['nodejieba', 'zod'],
  // packages that are CommonJS call it for what Node brings
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
})

/** The folder of a file's package. */
const PACKAGE = /^node_modules\/(?:@[^/]+\/)?[^/]+\//
const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
// the segmenter's dictionary is made of nodejieba's
const packed = new Set(['node_modules/nodejieba/', ...inputs.flatMap((input) => PACKAGE.exec(input)?.[0] ?? [])])
writeFileSync(
  path('bundle/LICENSES.txt'),
  [...packed]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(80)}\n\n`),
)

/** What a package says of itself and its licence. */
function licenceOf(folder: string): string {
  const { name, version, license, homepage = '' } = JSON.parse(readFileSync(path(`${folder}package.json`), 'utf8'))
  const texts = readdirSync(path(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /licen[cs]e|copying|notice/i.test(entry.name))
    .map((entry) => readFileSync(path(`${folder}${entry.name}`), 'utf8').trim())
  return `${[`${name} ${version}, ${license}`, homepage, ...texts].filter((text) => text !== '').join('\n\n')}\n`
}
