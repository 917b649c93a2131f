import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }

interface Entry {
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly license?: string
  readonly resolved?: string
}

const rows = [
  ...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]+) \| \d+ \| \d{4}-\d{2} \| \d+ \|$/gm),
]

/** The packages that the program imports; what makes it is another matter. */
const imported = new Set(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('make'))
    .flatMap((file) => [...read(`src/${file}`).matchAll(/(?:from|import)\s*\(?\s*'((?!node:)[a-z@][^'/]*)/g)])
    .map(([, name]) => name),
)

test('docs/dependencies.md has every package that the program imports, in order, with its licence', () => {
  expect(rows.map(([, name]) => name)).toEqual([...imported].sort())
  expect(rows.map(([, , licence]) => licence)).toEqual(
    rows.map(([, name]) => packages[`node_modules/${name}`]?.license),
  )
})

test('docs/dependencies.md has what the benches compare with, with its licence', () => {
  const { packages: own } = JSON.parse(read('bench/package-lock.json')) as { packages: Record<string, Entry> }
  const names = Object.keys(JSON.parse(read('bench/package.json')).devDependencies)
  const page = read('docs/dependencies.md')
  for (const name of names) {
    expect(page).toMatch(
      new RegExp(`^\\| \`${name}\` \\| [^|]+ \\| ${own[`node_modules/${name}`]?.license} \\| \\d{4}-\\d\\d \\|$`, 'm'),
    )
  }
})

test('nothing that is installed with the program has an install script but the segmenter', () => {
  const scripts = Object.entries(packages).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)
  expect(scripts.map(([path]) => path)).toEqual(['node_modules/nodejieba'])
})

test('what is not packed into the program is installed with it: the addon and the schemas', () => {
  expect(Object.keys(JSON.parse(read('package.json')).dependencies)).toEqual(['nodejieba', 'zod'])
})

test('the lock file names no place that packages are fetched from', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})
