import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AidRecord, BlockKind } from '../src/model.js'
import { readArticle } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'
import { identityMap } from '../src/span.js'

interface Row {
  readonly phrasing: string
  readonly figure: string
  readonly nth: number
  readonly label: string
  readonly role: string
  readonly per: string
  readonly partOf: string
  readonly flags: string
}

const lines = readFileSync(new URL('../fixtures/corpus/attributes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !/^#(?!.*\t)/.test(line))
const header = lines[0]?.split('\t')
const rows: readonly Row[] = lines.slice(1).map((line) => {
  const [phrasing = '', figure = '', nth = '', label = '', role = '', per = '', partOf = '', flags = ''] =
    line.split('\t')
  return { phrasing, figure, nth: Number(nth), label, role, per, partOf, flags }
})

const BLOCKS: readonly (readonly [mark: string, kind: BlockKind])[] = [
  ['# ', 'headline'],
  ['^ ', 'caption'],
]

const read = new Map<string, readonly AidRecord[]>()

/** The records of a phrasing; each phrasing is read once. */
function recordsOf(phrasing: string): readonly AidRecord[] {
  const known = read.get(phrasing)
  if (known) return known
  let text = ''
  const blocks = phrasing.split('¶').map((part) => {
    const [mark = '', kind = 'paragraph'] = BLOCKS.find(([sign]) => part.startsWith(sign)) ?? []
    const words = part.slice(mark.length)
    const block = { kind, text: words, map: identityMap(words.length, text.length), doubtful: false } as const
    text += `${words}\n`
    return block
  })
  const source = sourceFromText('corpus', text, { format: 'text' })
  const unknown = { title: null, published: null, publisher: null, url: null }
  const { records } = readArticle({ source, ...unknown, blocks, dropped: [], diagnostics: [] })
  read.set(phrasing, records)
  return records
}

function recordOf({ phrasing, figure, nth }: Row): AidRecord | undefined {
  return recordsOf(phrasing).filter(({ raw }) => raw === figure)[nth - 1]
}

/** Every row of which `show` gives something else than is wanted; figures that are not found fail the first test alone. */
function differences(wanted: (row: Row) => string, got: (record: AidRecord, row: Row) => string): readonly string[] {
  return rows.flatMap((row) => {
    const record = recordOf(row)
    const found = record && got(record, row)
    return found === undefined || found === wanted(row)
      ? []
      : [`${row.phrasing} | ${row.figure}: want ${wanted(row) || 'none'}, got ${found || 'none'}`]
  })
}

/** Character-overlap F1 of two short strings, the scorer's measure of labels. */
function overlap(a: string, b: string): number {
  const left = [...b]
  const both = [...a].filter((character) => {
    const at = left.indexOf(character)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * both.length) / ([...a].length + [...b].length)
}

describe('each clause gives its figures what the corpus says', () => {
  test('found', () => {
    const missed = rows.filter((row) => !recordOf(row))
    const show = ({ phrasing, figure }: Row) =>
      `${phrasing} | ${figure}: got ${recordsOf(phrasing).map(({ raw }) => raw)}`
    expect(missed.map(show)).toEqual([])
  })

  test('label', () => {
    const wanted = ({ label }: Row) => label
    const got = ({ label }: AidRecord, row: Row) =>
      row.label === '' || overlap(row.label, label ?? '') >= 0.5 ? row.label : (label ?? '')
    expect(differences(wanted, got)).toEqual([])
  })

  test('role', () => {
    expect(
      differences(
        ({ role }) => role,
        ({ role }, row) => (row.role === '' ? '' : role),
      ),
    ).toEqual([])
  })

  test('per', () => {
    expect(
      differences(
        ({ per }) => per,
        ({ per }) => per ?? '',
      ),
    ).toEqual([])
  })

  test('part_of', () => {
    const whole = ({ part_of }: AidRecord, { phrasing }: Row) =>
      recordsOf(phrasing).find(({ id }) => id === part_of)?.raw ?? ''
    expect(differences(({ partOf }) => partOf, whole)).toEqual([])
  })

  test('flags', () => {
    expect(
      differences(
        ({ flags }) => flags,
        ({ flags }) => flags.join(' '),
      ),
    ).toEqual([])
  })
})

describe('the corpus itself', () => {
  test('has its columns and enough rows', () => {
    expect(header).toEqual(['phrasing', 'figure', 'nth', 'label', 'role', 'per', 'part_of', 'flags'])
    expect(rows.length).toBeGreaterThanOrEqual(160)
  })

  test('says each thing once, of figures that stand in their clauses', () => {
    const keys = rows.map(({ phrasing, figure, nth }) => `${phrasing}\t${figure}\t${nth}`)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    expect(rows.filter(({ phrasing, figure, nth }) => phrasing.split(figure).length <= nth)).toEqual([])
    expect(rows.filter(({ phrasing, partOf }) => !phrasing.includes(partOf))).toEqual([])
  })
})
