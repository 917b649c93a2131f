import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { program } from '../../src/cli/program.js'
import { SIGNAL_CODES } from '../../src/cli/signals.js'
import { codebook } from '../../src/formats/codebook.js'
import { COLUMNS } from '../../src/formats/columns.js'
import { FORMAT_NAMES } from '../../src/formats/index.js'
import { FLAGS, KINDS, MONEY_ROLES, PERSONNEL_ROLES, PROJECT_ROLES, QUALIFIERS } from '../../src/model.js'
import { ROOT, run } from './run.js'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const chinese = readFileSync(join(ROOT, 'README.zh.md'), 'utf8')
const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts

/** The text between a heading and the next one. */
function section(heading: string, page = readme): string {
  const start = page.indexOf(`\n${heading}`)
  if (start < 0) throw new Error(`README has no heading ${heading}`)
  const end = page.indexOf('\n#', start + heading.length)
  return page.slice(start, end < 0 ? undefined : end)
}

/** What stands in backticks in the first cell of each row of a section's table. */
function firstCells(heading: string, page = readme): string[] {
  return [...section(heading, page).matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

describe.each([
  ['README.md', readme],
  ['README.zh.md', chinese],
])('%s names every option of every command, and no other', (_, page) => {
  const root = program()
  test.each([root, ...root.commands].map((command) => [command.name(), command] as const))('%s', (name, command) => {
    const heading = command === root ? '### `aid-extract [paths...]`' : `### \`aid-extract ${name}`
    const options = command.createHelp().visibleOptions(command)
    // `--help` is the same everywhere and told once.
    const flags = options.map((option) => option.flags).filter((text) => command === root || text !== '-h, --help')
    expect(firstCells(heading, page).sort()).toEqual(flags.sort())
  })
})

test('README.zh.md has the columns and their values as the codebook has them', () => {
  const [, table = ''] = /<!-- columns: [^>]*-->\n([\s\S]*?)\n<!-- \/columns -->/.exec(chinese) ?? []
  const lines = codebook([...COLUMNS, 'same_as']).map(({ column, value, zh, zh_meaning }) =>
    value === null ? `| \`${column}\` | ${zh} | ${zh_meaning} |` : `|  | \`${value}\` ${zh} | ${zh_meaning} |`,
  )
  expect(table.split('\n')).toEqual(['| 列 | 名称，值 | 含义 |', '| --- | --- | --- |', ...lines])
})

test('README.zh.md names every format', () => {
  expect(
    FORMAT_NAMES.filter((name) => !section('### `aid-extract [paths...]`', chinese).includes(`\`${name}\``)),
  ).toEqual([])
})

test('READMEs and help have the exit codes, those of signals as they are', async () => {
  const { stdout } = await run(['--help'])
  for (const [signal, code] of Object.entries(SIGNAL_CODES)) {
    expect(stdout).toContain(`${code} (${signal === 'SIGINT' ? 'Ctrl-C' : signal})`)
  }
  const codes = Object.values(SIGNAL_CODES).join(', ')
  for (const [heading, page, join] of [
    ['### Exit codes', readme, ', '],
    ['### 退出码', chinese, '、'],
  ] as const) {
    const rows = [...section(heading, page).matchAll(/^\| ([\d, ]+) \| (.*) \|$/gm)]
    expect(rows.map(([, code]) => code)).toEqual(['0', '1', '2', '70', codes])
    const names = Object.keys(SIGNAL_CODES).join(join)
    expect(rows.at(-1)?.[2]?.replace(/ ?[（(]Ctrl-C[）)]/, '')).toContain(names)
  }
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
