import { execFileSync, spawnSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { COLUMNS } from '../src/formats/columns.js'
import type { FormatOptions } from '../src/formats/format.js'
import { guarded, guardedIn } from '../src/formats/formula-guard.js'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../src/formats/index.js'
import { plainDigits } from '../src/formats/plain-digits.js'
import { recordSchema } from '../src/formats/record-schema.js'
import { tableSchema } from '../src/formats/table-schema.js'
import { ROLES_OF } from '../src/model.js'
import { AidRecord } from '../src/record.js'
import { sampleRecord, sampleResult } from './sample-record.js'

const PLAIN: FormatOptions = { columns: COLUMNS, formulaGuard: true, excel: false }

async function bytes(name: FormatName, batches: readonly AidRecord[][], options = {}): Promise<Buffer> {
  async function* source() {
    for (const records of batches) yield sampleResult(records)
  }
  const write = await FORMATS[name].load()
  const pieces: Uint8Array[] = []
  for await (const piece of write(source(), { ...PLAIN, ...options })) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

async function written(name: FormatName, batches: readonly AidRecord[][], options = {}): Promise<string> {
  return (await bytes(name, batches, options)).toString('utf8')
}

/** The cells that a table must have for a record, without guard. */
function cells(record: AidRecord): string[] {
  return COLUMNS.map((column) => {
    const value = record[column]
    if (value === null) return ''
    return Array.isArray(value) ? value.join(';') : String(value)
  })
}

const NASTY = [
  sampleRecord({ sentence: '说:"援疆,\r\n第二行\n"', raw: '"', label: '' }),
  sampleRecord({ flags: ['headline', 'repeat'], title: '=1+1', publisher: '+86', label: '-x', donor: '@a' }),
  sampleRecord({ sentence: '\t制表', label: '\r回车', title: "'='", period: ' =1' }),
  sampleRecord({ sentence: '一\u0085二\u2028三\u2029四😀', value: 4.5, min: 0.0000001, max: 1e21 }),
]

/** The nasty records as tables guard them. */
const GUARDED = NASTY.map((record) => cells(record).map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
for (const row of GUARDED) {
  const max = row.indexOf('1e+21')
  if (max > 0) row.splice(max - 1, 2, '0.0000001', '1000000000000000000000')
}

describe('json and jsonl', () => {
  test('give the records back, over several documents', async () => {
    expect(JSON.parse(await written('json', [NASTY, [], [sampleRecord()]]))).toEqual([...NASTY, sampleRecord()])
    const lines = (await written('jsonl', [NASTY, [], [sampleRecord()]])).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line))).toEqual([...NASTY, sampleRecord()])
  })

  test('without records: an empty array, and no line', async () => {
    expect(await written('json', [[], []])).toBe('[]\n')
    expect(await written('jsonl', [])).toBe('')
  })

  test('one record is one line for every reader of lines', async () => {
    const text = await written('jsonl', [NASTY])
    expect(text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)).toHaveLength(NASTY.length + 1)
    expect(text).toContain('一\\u0085二\\u2028三\\u2029四😀')
  })

  test('are never guarded', async () => {
    expect(JSON.parse(await written('json', [NASTY]))[1].title).toBe('=1+1')
  })
})

describe('csv', () => {
  test('is read back by a strict RFC 4180 reader', async () => {
    const rows = parse(await written('csv', [NASTY.slice(0, 2), NASTY.slice(2)]), { relax_column_count: false })
    expect(rows).toEqual([COLUMNS, ...GUARDED])
  })

  test('any text survives', async () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', ';', "'", '=', '援', '😀', ' ') })
    await fc.assert(
      fc.asyncProperty(text, text, async (label, sentence) => {
        const options = { formulaGuard: false, excel: true }
        const [, row] = parse(await written('csv', [[sampleRecord({ label, sentence })]], options), { bom: true })
        expect(row).toEqual(cells(sampleRecord({ label, sentence })))
      }),
    )
  })

  const python = spawnSync('python3', ['--version']).status === 0
  test.skipIf(!python)(`is read back by Python's csv module${python ? '' : ' (no python3 here)'}`, async () => {
    const script =
      'import csv, io, json, sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(sys.argv[1]), newline=""), strict=True))))'
    for (const excel of [false, true]) {
      const input = await written('csv', [NASTY], { formulaGuard: true, excel })
      const output = execFileSync('python3', ['-c', script, excel ? 'utf-8-sig' : 'utf-8'], { input, encoding: 'utf8' })
      expect(JSON.parse(output)).toEqual([COLUMNS, ...GUARDED])
    }
  })

  test('without records has its header', async () => {
    expect(await written('csv', [])).toBe(`${COLUMNS.join(',')}\n`)
  })

  test('--excel: byte order mark, CRLF after every row', async () => {
    const text = await written('csv', [[sampleRecord()]], { formulaGuard: true, excel: true })
    expect(text.startsWith('\uFEFFdoc,line,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})

describe('tsv', () => {
  test('has no tab or line break inside a cell, and no quotes but around what begins with one', async () => {
    const text = await written('tsv', [NASTY])
    const [header, ...rows] = text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split('\t'))
    expect(header).toEqual(COLUMNS)
    expect(rows).toEqual(
      GUARDED.map((row) =>
        row.map((cell) =>
          cell === '"' ? '""""' : cell.replaceAll('\r\n', ' ').replace(/[\t\n\r\u0085\u2028\u2029]/g, ' '),
        ),
      ),
    )
  })
})

describe('parquet', () => {
  const rows = async (batches: readonly AidRecord[][], options = {}) => {
    return parquetReadObjects({ file: new Uint8Array(await bytes('parquet', batches, options)).buffer })
  }
  const day = (date: unknown) => (date instanceof Date ? date.toISOString().slice(0, 10) : date)

  test('gives the records back with numbers, days and lists', async () => {
    const found = await rows([NASTY, [], [sampleRecord()]])
    const days = ['period_start', 'period_end', 'published', 'crawled']
    for (const row of found) for (const name of days) row[name] = day(row[name])
    expect(found).toEqual([...NASTY, sampleRecord()])
  })

  test('has its columns without a row, and the columns asked for in their order', async () => {
    expect(await rows([])).toEqual([])
    const found = await rows([[sampleRecord()]], { columns: ['value', 'doc'] })
    expect(found.map(Object.entries)).toEqual([
      [
        ['value', 2229000000],
        ['doc', 'seeds/a.txt'],
      ],
    ])
  })

  test('the same records give the same bytes', async () => {
    expect(await bytes('parquet', [NASTY])).toEqual(await bytes('parquet', [NASTY]))
  })
})

describe('the columns asked for', () => {
  test('stand alone and in order in every format', async () => {
    const options = { columns: ['value', 'flags', 'doc'] }
    const record = sampleRecord({ flags: ['quote', 'repeat'] })
    expect(await written('csv', [[record]], options)).toBe('value,flags,doc\n2229000000,quote;repeat,seeds/a.txt\n')
    expect(await written('jsonl', [[record]], options)).toBe(
      '{"value":2229000000,"flags":["quote","repeat"],"doc":"seeds/a.txt"}\n',
    )
  })
})

describe('the formula guard', () => {
  test('guards what spreadsheets run, and nothing else', () => {
    for (const text of ['=1', '+1', '-1', '@a', '\ta', '\ra', '＝1', '＋1', '－1', '＠a'])
      expect(guarded(text)).toBe(`'${text}`)
    for (const hidden of [
      '\n=1',
      '\0=1',
      '\u200b+1',
      '\u202e-1',
      '\ufeff@a',
      '"=HYPERLINK("x")',
      '\u0000\u200b﹣1',
      '﹢1',
      '﹦1',
      '﹫a',
    ])
      expect(guarded(hidden)).toBe(`'${hidden}`)
    for (const text of ['', '援疆', ' =1', "'=1", '—1', '1-1']) expect(guarded(text)).toBe(text)
  })

  test('counts the cells that it changed', () => {
    expect(NASTY.map((record) => guardedIn([record], COLUMNS))).toEqual([0, 4, 2, 0])
    expect(guardedIn(NASTY, COLUMNS)).toBe(6)
    expect(guardedIn([NASTY[1] as AidRecord], ['title', 'value'])).toBe(1)
  })

  test('never touches numbers, and can be turned off', async () => {
    const record = sampleRecord({ value: -5, label: '-5', min: -0.5 })
    const [, on] = parse(await written('csv', [[record]]))
    const [, off] = parse(await written('csv', [[record]], { formulaGuard: false, excel: false }))
    const at = (row: string[] | undefined, column: keyof AidRecord) => row?.[COLUMNS.indexOf(column)]
    expect([at(on, 'value'), at(on, 'min'), at(on, 'label')]).toEqual(['-5', '-0.5', "'-5"])
    expect(at(off, 'label')).toBe('-5')
  })
})

test('numbers in tables are plain digits', () => {
  expect([1615000000, 4.5, 0, 1e21, 1.5e300, 1e-7, -2.5e-9].map(plainDigits)).toEqual([
    '1615000000',
    '4.5',
    '0',
    '1000000000000000000000',
    `15${'0'.repeat(299)}`,
    '0.0000001',
    '-0.0000000025',
  ])
})

test('every format is one that the list names', () => {
  expect(FORMAT_NAMES).toEqual(['json', 'jsonl', 'csv', 'tsv', 'xlsx', 'parquet', 'label-studio', 'web-annotation'])
})

describe('schemas', () => {
  test('the JSON Schema names its draft, every column, and nothing more', () => {
    const schema = recordSchema()
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(Object.keys(schema.properties ?? {})).toEqual(COLUMNS)
    expect(schema.required).toEqual(COLUMNS)
    expect(schema.additionalProperties).toBe(false)
  })

  test('the Table Schema has the columns in order, with types and constraints', () => {
    const { fields, missingValues, primaryKey } = tableSchema()
    expect(fields.map(({ name }) => name)).toEqual(COLUMNS)
    const types = Object.fromEntries(fields.map(({ name, type }) => [name, type]))
    expect(types).toMatchObject({ value: 'number', min: 'number', line: 'integer', published: 'date', flags: 'string' })
    expect(fields.find(({ name }) => name === 'kind')?.constraints).toEqual({
      required: true,
      enum: ['money', 'personnel', 'project'],
    })
    expect(fields.find(({ name }) => name === 'donor')?.constraints.required).toBe(false)
    expect(missingValues).toEqual([''])
    expect(primaryKey).toEqual(['id'])
  })

  test('each kind has roles of its own in both', () => {
    const branches = recordSchema().allOf.map((one) => [one.if.properties.kind.const, one.then.properties.role.enum])
    expect(Object.fromEntries(branches)).toEqual(ROLES_OF)
    expect(tableSchema().fields.find(({ name }) => name === 'role')).toMatchObject({ enumByKind: ROLES_OF })
  })

  test('the sample is a record', () => {
    expect(AidRecord.parse(sampleRecord())).toEqual(sampleRecord())
  })
})

test('a cell of TSV that begins with a quotation mark takes no other cells with it', async () => {
  const records = ['"a', '"', '""', 'a"b', '"=1+1"'].map((title) => sampleRecord({ title }))
  const text = await written('tsv', [records], { formulaGuard: false, excel: false })
  const aware = parse(text, { delimiter: '\t', relax_quotes: true }) as string[][]
  expect(aware.map((row) => row.length)).toEqual(aware.map(() => COLUMNS.length))
  expect(aware.slice(1).map((row) => row[COLUMNS.indexOf('title')])).toEqual(['"a', '"', '""', 'a"b', '"=1+1"'])
  expect(text.split('\n').map((line) => line.split('\t').length)).toEqual([...aware.map(() => COLUMNS.length), 1])
})
