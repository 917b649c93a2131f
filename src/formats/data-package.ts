import { createHash, type Hash } from 'node:crypto'
import { ownWordsVersion } from '../lexicon/own.js'
import { lexiconVersion } from '../lexicon/version.js'
import { codebook } from './codebook.js'
import { columnsNamed, DOCUMENT_COLUMNS } from './columns.js'
import { csv } from './csv.js'
import { csvText } from './delimited.js'
import { type DocumentRow, documentRow } from './document-row.js'
import type { DocumentResult, FormatOptions } from './format.js'
import { fieldOf } from './table-schema.js'
import { writer } from './text-format.js'

export const PACKAGE_FILES = ['records.csv', 'documents.csv', 'codebook.md', 'datapackage.json'] as const
export type PackageFile = (typeof PACKAGE_FILES)[number]

/** A piece of one of the package's files; the pieces of a file come in their order. */
export interface PackagePiece {
  readonly file: PackageFile
  readonly text: string
}

/**
 * A Frictionless Data Package (version 2): the records, the documents, what the columns mean, and a descriptor with types,
 * values, keys, sizes and hashes, and the versions of the program and its word lists. No day of making stands in it: the
 * same documents give the same bytes.
 */
export async function* dataPackage(
  results: AsyncIterable<DocumentResult>,
  options: FormatOptions,
  version: string,
): AsyncIterable<PackagePiece> {
  const documents: DocumentRow[] = []
  const ids = new Set<string>()
  let count = 0
  async function* watched(): AsyncIterable<DocumentResult> {
    for await (const result of results) {
      documents.push(documentRow(result))
      for (const { id } of result.records) ids.add(id)
      count += result.records.length
      yield result
    }
  }
  const sums = new Map<PackageFile, { bytes: number; readonly hash: Hash }>()
  function piece(file: PackageFile, text: string): PackagePiece {
    const sum = sums.get(file) ?? { bytes: 0, hash: createHash('sha256') }
    sum.bytes += Buffer.byteLength(text)
    sum.hash.update(text)
    sums.set(file, sum)
    return { file, text }
  }
  for await (const text of writer(csv)(watched(), options)) yield piece('records.csv', String(text))
  const names = DOCUMENT_COLUMNS.map(({ name }) => name)
  yield piece('documents.csv', csvText(documents, { ...options, columns: names }))
  yield piece('codebook.md', codebookText(options.columns))

  const resource = (name: string, file: PackageFile) => {
    const { bytes, hash } = sums.get(file) as { bytes: number; hash: Hash }
    return { name, path: file, bytes, hash: `sha256:${hash.digest('hex')}` }
  }
  const table = { type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' }
  const has = (...wanted: string[]) => wanted.every((name) => options.columns.includes(name))
  const docs = new Set(documents.map(({ doc }) => doc))
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'aid-records',
    title: 'Amounts of money, counts of people and counts of projects in documents about counterpart aid',
    description: `Read by aid-extract ${version}, a program, from the documents listed: every figure has its sentence to be checked against. See codebook.md.`,
    generator: {
      ...{ name: 'aid-extract', version, lexicon: `sha256:${lexiconVersion()}` },
      ...(ownWordsVersion() === null ? {} : { ownWords: `sha256:${ownWordsVersion()}` }),
    },
    resources: [
      {
        ...resource('records', 'records.csv'),
        ...table,
        schema: {
          fields: columnsNamed(options.columns).map(fieldOf),
          missingValues: [''],
          // files with the same bytes have records with the same ids
          ...(has('id') && ids.size === count ? { primaryKey: ['id'] } : {}),
          foreignKeys: [
            ...(has('part_of', 'id') ? [foreignKey('part_of', '', 'id')] : []),
            ...(has('same_as', 'id') ? [foreignKey('same_as', '', 'id')] : []),
            ...(has('doc') ? [foreignKey('doc', 'documents', 'doc')] : []),
          ],
        },
      },
      {
        ...resource('documents', 'documents.csv'),
        ...table,
        schema: {
          fields: DOCUMENT_COLUMNS.map(fieldOf),
          missingValues: [''],
          ...(docs.size === documents.length ? { primaryKey: ['doc'] } : {}),
        },
      },
      { ...resource('codebook', 'codebook.md'), format: 'md', mediatype: 'text/markdown', encoding: 'utf-8' },
    ],
  }
  yield { file: 'datapackage.json', text: `${JSON.stringify(descriptor, null, 2)}\n` }
}

function foreignKey(field: string, resource: string, target: string) {
  return { fields: [field], reference: { resource, fields: [target] } }
}

/** The codebook as a page: a line a column, its values below it. */
function codebookText(names: readonly string[]): string {
  const lines = codebook(names).map(({ column, value, type, zh, zh_meaning, en_meaning }) => {
    const name = value === null ? `**${column}**` : `\`${value}\``
    return `| ${[name, type ?? '', zh, zh_meaning, en_meaning].join(' | ')} |`
  })
  return [
    '# Codebook · 编码本\n',
    'The columns of `records.csv`, in **bold**, and the values that a column can have. A list is joined with `;` in one cell; a',
    "missing value is an empty cell. Text that a spreadsheet would run as a formula has a `'` in front.\n",
    '| column, value | type | 名称 | 含义 | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n')
}
