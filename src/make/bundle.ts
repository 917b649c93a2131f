// Packs the program and the packages that it stands on into a few files, `bundle/`, which is what is run and published: a start
// that opens three hundred modules takes half as long again. What a command does not need lies in files that it does not open.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { packageFile } from '../package-file.js'

const path = (name: string) => fileURLToPath(packageFile(name))

const target = 'node20.19'
const charset = 'utf8'
// the one has an addon; the other's types are part of ours, and a schema is worth most beside the user's own
const external = ['nodejieba', 'zod']
const common = {
  absWorkingDir: path('.'),
  bundle: true,
  platform: 'node',
  target,
  charset,
  external,
  legalComments: 'none',
} as const

rmSync(path('bundle'), { recursive: true, force: true })
mkdirSync(path('bundle'))
const { metafile, outputFiles } = await build({
  ...common,
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/cli/worker.ts', index: 'src/index.ts' },
  outdir: 'bundle',
  outExtension: { '.js': '.cjs' },
  splitting: true,
  format: 'esm',
  write: false,
  metafile: true,
  logLevel: 'warning',
})
// Only modules can be split, and only scripts can be loaded with what was compiled of them before (`cli/load.ts`).
const banner = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;"
for (const { path: file, text } of outputFiles) {
  const { code } = await transform(text, {
    platform: 'node',
    format: 'cjs',
    target,
    charset,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner,
  })
  writeFileSync(file, code)
}
await build({
  ...common,
  entryPoints: { start: 'src/cli/start.ts' },
  outdir: 'bundle',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: banner },
})
await build({ ...common, entryPoints: { schema: 'src/record.ts' }, outdir: 'bundle', format: 'esm' })

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
