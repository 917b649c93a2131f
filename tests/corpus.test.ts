import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain, KINDS, QUALIFIERS } from '../src/index.js'

const folder = new URL('../fixtures/corpus/', import.meta.url)

/** Tables in a markup of their own: attributes.test.ts. */
const elsewhere = ['attributes.tsv', 'parties.tsv', 'period.tsv', 'introduced-places.tsv']

const columns = {
  figures: ['phrasing', 'kind', 'value', 'unit', 'qualifier', 'min', 'max'],
  not: ['phrasing', 'not', 'why'],
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

interface Table {
  readonly name: string
  /** True for the tables of decoys, which name the kinds that they must not be taken for. */
  readonly not: boolean
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

const tables: readonly Table[] = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv') && !elsewhere.includes(name))
  .sort()
  .map(readCorpus)

function readCorpus(name: string): Table {
  const [header, ...rows] = readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((text, i) => ({ text, line: i + 1, cells: text.split('\t') }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
  return { name, not: name.endsWith('.not.tsv'), header: header?.cells ?? [], rows }
}

/** What is wanted of each phrasing, figure by figure in the order of the rows. */
function wantedFigures({ rows }: Table): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>()
  for (const { cells } of rows) {
    const [phrasing = '', ...figure] = cells
    wanted.set(phrasing, [...(wanted.get(phrasing) ?? []), figure.join(' ')])
  }
  return wanted
}

function foundFigures(phrasing: string): readonly string[] {
  return explain(phrasing.replaceAll('¶', '\n')).records.map(({ kind, value, unit, qualifier, min, max }) =>
    [kind, value, unit, qualifier, min ?? '', max ?? ''].join(' '),
  )
}

describe('no decoy is taken for a kind that it is not', () => {
  test.each(tables.filter(({ not }) => not))('$name', ({ rows }) => {
    const failures = rows.flatMap(({ line, cells: [phrasing = '', not = ''] }) => {
      const found = explain(phrasing.replaceAll('¶', '\n')).records.filter(({ kind }) => not.split(' ').includes(kind))
      return found.map(({ kind, raw }) => `line ${line} ${phrasing}: ${kind} ${raw}`)
    })
    expect(failures.join('\n')).toBe('')
  })
})

describe('each phrasing gives the figures of its table and no other', () => {
  test.each(tables.filter(({ not }) => !not))('$name', (table) => {
    const show = (figures: readonly string[]) => figures.map((figure) => figure.trim()).join('; ') || 'nothing'
    const failures = [...wantedFigures(table)].flatMap(([phrasing, wanted]) => {
      const found = foundFigures(phrasing)
      return wanted.join('\n') === found.join('\n') ? [] : [`${phrasing}: want ${show(wanted)}, got ${show(found)}`]
    })
    expect(failures.join('\n')).toBe('')
  })
})

describe('the tables themselves', () => {
  test('are there, with enough rows', () => {
    const count = (some: readonly Table[]) => some.reduce((sum, { rows }) => sum + rows.length, 0)
    expect(count(tables)).toBeGreaterThanOrEqual(600)
    expect(count(tables.filter(({ not }) => not))).toBeGreaterThanOrEqual(200)
  })

  test.each(tables)('$name is well formed', ({ not, header, rows }) => {
    expect(header).toEqual(not ? columns.not : columns.figures)
    expect(rows.flatMap((row) => faults(row, not))).toEqual([])
  })

  test('no phrasing stands in two places', () => {
    const places = new Map<string, string>()
    const twice: string[] = []
    for (const { name, not, rows } of tables) {
      rows.forEach(({ line, cells: [phrasing = ''] }, i) => {
        const next = !not && rows[i - 1]?.cells[0] === phrasing
        if (!next && places.has(phrasing)) twice.push(`${name}:${line} ${phrasing}: as in ${places.get(phrasing)}`)
        places.set(phrasing, `${name}:${line}`)
      })
    }
    expect(twice).toEqual([])
  })
})

const decimalText = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/

const units: Readonly<Record<string, RegExp>> = {
  money: /^[A-Z]{3}$/,
  personnel: /^(person|person_time|household)$/,
  project: /^project$/,
}

/** Which of the two bounds each qualifier gives. */
const bounds: Readonly<Record<string, string>> = {
  exact: '',
  about: '',
  nearly: 'max',
  at_most: 'max',
  over: 'min',
  at_least: 'min',
  range: 'min max',
  vague: 'min max',
}

function faults({ line, cells }: Row, not: boolean): readonly string[] {
  const fault = (what: string) => `line ${line}: ${what}`
  const wanted = not ? columns.not.length : columns.figures.length
  if (cells.length !== wanted) return [fault(`${cells.length} cells`)]
  if (not) {
    if (cells.some((cell) => cell.trim() === '')) return [fault('an empty cell')]
    const unknown = (cells[1] ?? '').split(' ').filter((kind) => !(KINDS as readonly string[]).includes(kind))
    return unknown.map((kind) => fault(`no kind ${kind}`))
  }
  const [phrasing = '', kind = '', value = '', unit = '', qualifier = '', min = '', max = ''] = cells
  const given = [min && 'min', max && 'max'].filter(Boolean).join(' ')
  const checks: readonly (readonly [boolean, string])[] = [
    [phrasing.trim() !== '', 'no phrasing'],
    [(KINDS as readonly string[]).includes(kind), `kind ${kind}`],
    [(QUALIFIERS as readonly string[]).includes(qualifier), `qualifier ${qualifier}`],
    [units[kind]?.test(unit) ?? false, `unit ${unit}`],
    [[value, min, max].every((cell, i) => (i > 0 && cell === '') || decimalText.test(cell)), 'not a plain decimal'],
    [given === bounds[qualifier], `bounds of ${qualifier}: ${given || 'none'}`],
    [min === '' || min === value, `min ${min} is not the value`],
    [max === '' || min !== '' || max === value, `max ${max} is not the value`],
    [min === '' || max === '' || Number(min) < Number(max), 'min is not below max'],
  ]
  return checks.filter(([holds]) => !holds).map(([, what]) => fault(what))
}
