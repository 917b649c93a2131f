import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

const STAGES = ['read', 'strip', 'normalise', 'segment', 'recognise', 'resolve', 'ground']
/** From the top down. A file imports from its own layer or a lower one. */
const LAYERS = [
  ['bin'],
  ['make'],
  ['cli'],
  ['index.ts'],
  ['check', 'formats', 'summary', 'review', 'decisions'],
  ['pipeline.ts'],
  ['losses.ts'],
  STAGES,
]

const IMPORT = /(?:from|import|require)\s*\(?\s*'(\.[^']+)'/g

const root = join(import.meta.dirname, '..')
const files = ['src', 'bin'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file))
    .filter((file) => /\.[jt]s$/.test(file)),
)
const source = (file: string) => readFileSync(join(root, file), 'utf8')
/** `cli`, `resolve`, `index.ts` …: what lies directly in `src`. */
const part = (file: string) => (file.startsWith('bin/') ? 'bin' : (file.split('/')[1] as string))
/** Words, spans, decimals and the types are below all layers. */
const layer = (file: string) => {
  const found = LAYERS.findIndex((names) => names.includes(part(file)))
  return found < 0 ? LAYERS.length : found
}
const imports = files.flatMap((file) =>
  [...source(file).matchAll(IMPORT)].map(([, path = '']) => ({
    from: file,
    to: posix
      .join(dirname(file), path)
      .replace(/^bundle\/start/, 'src/cli/start')
      .replace(/\.c?js$/, '.ts'),
  })),
)

test('the source is read as meant', () => {
  expect(files).toContain('src/cli/main.ts')
  expect(imports).toContainEqual({ from: 'bin/aid-extract.js', to: 'src/cli/start.ts' })
  expect(imports.filter(({ to }) => !files.includes(to))).toEqual([])
})

test('imports run one way: bin → cli → index → check, formats, summary, review … → pipeline → stages → the rest', () => {
  expect(imports.filter(({ from, to }) => layer(to) < layer(from))).toEqual([])
})

test('no stage imports another stage', () => {
  const stage = (file: string) => STAGES.includes(part(file))
  expect(imports.filter(({ from, to }) => stage(from) && stage(to) && part(from) !== part(to))).toEqual([])
})

test('only the command line ends the process or writes to its streams', () => {
  expect(files.filter((file) => source(file).includes('process.exit('))).toEqual([
    'src/cli/main.ts',
    'src/cli/signals.ts',
  ])
  // what stands in bin/ makes the addon, or says that the program is not built: both before there is a command line
  const writers = files.filter((file) => /console\.|process\.(?:stdout|stderr)/.test(source(file)))
  expect(writers.filter((file) => !['cli', 'bin'].includes(part(file)))).toEqual([])
})

test('files of the package are found by package-file.ts: what is packed into bundle/ lies elsewhere than its source', () => {
  const program = files.filter((file) => file.startsWith('src/') && !/^src\/(?:make|review\/app)\//.test(file))
  expect(program.filter((file) => source(file).includes('import.meta.'))).toEqual(['src/package-file.ts'])
})

/** The files and packages that are loaded together with some files. */
function loadedWith(...entries: readonly string[]) {
  const eager = /^(?:import|export)\s(?!type\s)[^;]*?\sfrom\s*'([^']+)'/gm
  const reached = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const [, path = ''] of source(file).matchAll(eager)) {
      if (path.startsWith('.')) visit(posix.join(dirname(file), path).replace(/\.js$/, '.ts'))
      else if (!path.startsWith('node:')) packages.add(path)
    }
  }
  for (const entry of entries) visit(entry)
  return { reached, packages }
}

test('reading documents and writing records loads no schemas', () => {
  const formats = files.filter((file) => file.startsWith('src/formats/') && !/-schema\.ts$/.test(file))
  expect(loadedWith('src/index.ts', ...formats).packages).not.toContain('zod')
  expect(loadedWith('src/record.ts').packages).toContain('zod')
})

test('the entry point loads commander alone: the rest is imported when a command runs', () => {
  const { reached, packages } = loadedWith('src/cli/main.ts')
  expect([...packages]).toEqual(['commander'])
  expect(
    [...reached].filter(
      (file) => !/^src\/(?:cli\/|formats\/index\.ts|(?:package-file|printable|system-error)\.ts)/.test(file),
    ),
  ).toEqual([])
})

/** The lines of some folders' files that a pattern finds, comments left out. */
function linesOf(folders: readonly string[], pattern: RegExp): readonly string[] {
  return files
    .filter((file) => folders.includes(part(file)))
    .flatMap((file) =>
      source(file)
        .split('\n')
        .filter((line) => pattern.test(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
}

test('the trace is for people: rules add to it and never read it', () => {
  const named = linesOf(['recognise', 'layout', 'resolve', 'ground'], /\btrace\b/)
  const adds = /\btrace(?:: \[|\.push\(| = \[\.\.\.mention\.trace\]| \}$)/
  expect(named.filter((line) => !adds.test(line))).toEqual([])
  expect(
    linesOf(['recognise', 'resolve'], /\brule\.(?:includes|startsWith|endsWith|match)|\.test\([\w.]*rule\)/),
  ).toEqual([])
})

test('a clause is what src/clause.ts says: nobody else cuts a text at its marks', () => {
  const cuts = /\.(?:split|search|lastIndexOf)\((?:\/\[[^\]]*[,;。]|'[,。]')/
  expect(linesOf(['segment', 'recognise', 'layout', 'resolve'], cuts)).toEqual([])
})
