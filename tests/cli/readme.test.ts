import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { program } from '../../src/cli/program.js'
import { COLUMNS } from '../../src/formats/columns.js'
import { FORMAT_NAMES } from '../../src/formats/index.js'
import { FLAGS, KINDS, MONEY_ROLES, PERSONNEL_ROLES, PROJECT_ROLES, QUALIFIERS } from '../../src/model.js'
import { ROOT, run } from './run.js'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts

/** The text between a heading and the next one. */
function section(heading: string): string {
  const start = readme.indexOf(`\n${heading}`)
  if (start < 0) throw new Error(`README has no heading ${heading}`)
  const end = readme.indexOf('\n#', start + heading.length)
  return readme.slice(start, end < 0 ? undefined : end)
}

/** What stands in backticks in the first cell of each row of a section's table. */
function firstCells(heading: string): string[] {
  return [...section(heading).matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

describe('README names every option of every command, and no other', () => {
  const root = program()
  test.each([root, ...root.commands].map((command) => [command.name(), command] as const))('%s', (name, command) => {
    const heading = command === root ? '### `aid-extract [paths...]`' : `### \`aid-extract ${name}`
    const options = command.createHelp().visibleOptions(command)
    // `--help` is the same everywhere and told once.
    const flags = options.map((option) => option.flags).filter((text) => command === root || text !== '-h, --help')
    expect(firstCells(heading).sort()).toEqual(flags.sort())
  })
})

test('README has every column, in order', () => {
  expect(firstCells('## Columns')).toEqual(COLUMNS)
})

test('README names every value that a column can have', () => {
  const columns = section('## Columns')
  const values = [...KINDS, ...QUALIFIERS, ...FLAGS, ...MONEY_ROLES, ...PERSONNEL_ROLES, ...PROJECT_ROLES]
  expect(values.filter((value) => !columns.includes(`\`${value}\``))).toEqual([])
  expect(FORMAT_NAMES.filter((name) => !section('### `aid-extract [paths...]`').includes(`\`${name}\``))).toEqual([])
})

test('the help of --kind names every kind', () => {
  expect(program().helpInformation().replace(/\s+/g, ' ')).toContain(KINDS.join(', '))
})

test('what README shows of `explain` is what comes out', async () => {
  const [, text = '', shown] = /^\$ aid-extract explain "(.+)"\n([^`]+)^```/m.exec(readme) ?? []
  // the rules' names change more often than what they decide
  const plain = (output = '') => output.replace(/^ +rules .*$/gm, '')
  expect(plain((await run(['explain', text])).stdout)).toBe(plain(shown))
})

test('README and CONTRIBUTING name only scripts and word lists that exist', () => {
  const texts = [readme, readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')].join('\n')
  const named = [...texts.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const lists = ['src/lexicon', 'fixtures/corpus'].flatMap((folder) => readdirSync(join(ROOT, folder)))
  const mentioned = [...texts.matchAll(/`(?:src\/lexicon\/)?([\w-]+\.tsv)`/g)].map(([, file = '']) => file)
  expect(mentioned.length).toBeGreaterThan(5)
  expect(mentioned.filter((file) => !lists.includes(file))).toEqual([])
})
