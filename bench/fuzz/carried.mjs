// Documents as they come, packed and put together, and records as they go, written and read back by another reader.
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { holds } from './invariants.mjs'

const PIECES = [
  '援疆资金',
  '3亿元',
  '，',
  '\n',
  '\r\n',
  '\t',
  '"',
  "'",
  '=',
  '\\',
  '{',
  'WARC/1.0',
  '\u2028',
  '😀',
  'a',
  ' ',
]
const words = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), {
  minLength: 1,
  maxLength: 12,
})
/** Text that is long enough to be told from bytes of another encoding, and has no mark in front. */
const text = words.map((pieces) => `对口支援工作在受援地区展开。${pieces.join('')}`)

const ENCODED = {
  plain: (text) => Buffer.from(text),
  marked: (text) => Buffer.from(`\ufeff${text}`),
  wide: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
}
const PACKED = {
  no: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  members: (bytes) =>
    Buffer.concat([gzipSync(bytes.subarray(0, bytes.length >> 1)), gzipSync(bytes.subarray(bytes.length >> 1))]),
}
const TOGETHER = {
  jsonl: (texts) => texts.map((text) => JSON.stringify({ text })).join('\n'),
  warc: (texts) =>
    texts
      .map(
        (text, i) =>
          `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/${i}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}\r\n\r\n`,
      )
      .join(''),
}

/** What was put in is what is read, however it is packed and wherever its bytes are cut. */
export const reading = ({ sourcesIn }) => ({
  share: 2,
  inputs: fc.record({
    texts: fc.array(text, { minLength: 1, maxLength: 4 }),
    kind: fc.constantFrom('file', ...Object.keys(TOGETHER)),
    encoding: fc.constantFrom(...Object.keys(ENCODED)),
    packed: fc.constantFrom(...Object.keys(PACKED)),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
  }),
  check: async ({ texts, kind, encoding, packed, cuts }) => {
    // a line that looks like a record's first is where a record begins, whatever its length says
    if (kind === 'warc' && texts.some((text) => /\nWARC\//.test(text))) return
    const [first] = texts
    const bytes = kind === 'file' ? ENCODED[encoding](first) : Buffer.from(TOGETHER[kind](texts))
    const input = kind === 'file' ? 'text' : kind
    const read = []
    for await (const source of sourcesIn('it', inPieces(PACKED[packed](bytes), cuts), { input })) read.push(source.text)
    const given = kind === 'file' ? [first] : texts
    holds(
      JSON.stringify(read) === JSON.stringify(given),
      () => `${JSON.stringify(given)} is read as ${JSON.stringify(read)}`,
    )
  },
})

async function* inPieces(bytes, cuts) {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + cuts[i % cuts.length]
    yield bytes.subarray(at, end)
    at = end
  }
}

const TEXTS = ['doc', 'raw', 'label', 'donor', 'recipient', 'sentence', 'title', 'publisher', 'url']
const BREAKS = /\r\n|[\0\t\n\v\f\r\u0085\u2028\u2029]/g

/** Records whose words are odd are the same records when a reader that is not ours has read what was written. */
export const formats = ({ explain, COLUMNS, csv, tsv, jsonl }) => {
  const [record] = explain('浙江省投入援疆资金3亿元。').records
  const options = { columns: COLUMNS, formulaGuard: false, excel: false }
  const written = (format, records) => {
    const piece = format.piece({ records }, options)
    return format.head(options) + piece + format.tail
  }
  return {
    share: 1,
    inputs: fc.array(
      fc.dictionary(
        fc.constantFrom(...TEXTS),
        words.map((pieces) => pieces.join('')),
        { maxKeys: 5 },
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    check: (changes) => {
      const records = changes.map((change) => ({ ...record, ...change }))
      for (const [name, format, dialect, told] of [
        ['csv', csv, { delimiter: ',' }, (text) => text],
        ['tsv', tsv, { delimiter: '\t', relax_quotes: true }, (text) => text.replace(BREAKS, ' ')],
      ]) {
        const [head, ...rows] = parse(written(format, records), dialect)
        holds(JSON.stringify(head) === JSON.stringify(COLUMNS), () => `${name}: its head is ${head}`)
        holds(rows.length === records.length, () => `${name}: ${records.length} records are ${rows.length} rows`)
        for (const [i, row] of rows.entries()) {
          for (const column of TEXTS) {
            const [is, was] = [row[COLUMNS.indexOf(column)], told(records[i][column] ?? '')]
            holds(is === was, () => `${name}: ${column} ${JSON.stringify(was)} is ${JSON.stringify(is)}`)
          }
        }
      }
      const lines = written(jsonl, records).trimEnd().split('\n')
      holds(lines.length === records.length, () => `jsonl: ${records.length} records are ${lines.length} lines`)
      for (const [i, line] of lines.entries()) {
        const read = JSON.parse(line)
        for (const column of TEXTS) holds(read[column] === records[i][column], () => `jsonl: ${column} ${line}`)
      }
    },
  }
}
