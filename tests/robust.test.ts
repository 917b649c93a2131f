import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { AidRecord } from '../src/record.js'

// Odd input never throws, and what it gives is sound: every record fits its schema and leads back to the text it was
// read from.

const SEED = 20_051_001
const FIGURE = '江苏省投入援疆资金1.2亿元,选派350名教师,实施项目46个。'

/** One UTF-16 unit of any sort; half of all strings of these hold a lone surrogate. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
const oddText = fc.array(fc.oneof(unit, fc.constantFrom('1', '万', '元', '人', '个', '。', '<', '&', '"', '\0')))
const bytes = fc.uint8Array({ maxLength: 4_000 })
const page = fc.constantFrom(
  `<html><head><title>援疆</title></head><body><div class="main"><h1>援疆</h1><p>${FIGURE}</p></div></body></html>`,
  `<!doctype html><table><tr><th>资金(万元)<th>人数<tr><td>1,200<td>350</table><script>var a="<p>5元</p>"</script>`,
  `<html><body><p>投入&nbsp;<b>5</b><i>0</i>&#19975;元&#x110000;&bogus;<![CDATA[3人]]><!-- 8元 --></p>`,
)
const newline = fc.constantFrom('\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f', '\n\r')

/** What documents are made of that nobody meant to be read. */
const ODD: readonly (readonly [string, fc.Arbitrary<string | Uint8Array>])[] = [
  ['bytes', bytes],
  [
    'bytes behind a byte order mark',
    fc
      .tuple(fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), bytes)
      .map(([mark, rest]) => Uint8Array.from([...mark, ...rest])),
  ],
  ['text cut in the middle of a character', fc.nat(80).map((end) => new TextEncoder().encode(FIGURE).slice(0, end))],
  ['UTF-16 units', oddText.map((units) => units.join(''))],
  ['figures between odd units', oddText.map((units) => units.flatMap((odd) => [odd, '5万元']).join(''))],
  ['cut pages', fc.tuple(page, fc.nat(200)).map(([html, end]) => html.slice(0, end))],
  [
    'pages with a piece out',
    fc
      .tuple(page, fc.nat(200), fc.nat(60))
      .map(([html, from, length]) => html.slice(0, from) + html.slice(from + length)),
  ],
  [
    'numbers',
    fc.array(fc.oneof(fc.integer(), fc.double(), fc.bigInt()), { maxLength: 80 }).map((numbers) => numbers.join(' ')),
  ],
  [
    'numerals',
    fc.string({ unit: fc.constantFrom(...'0123456789,.:/-%〇一二三十百千万亿几多余第半两'), maxLength: 400 }),
  ],
  [
    'punctuation',
    fc.string({ unit: fc.constantFrom(...'，。、；：？！“”‘’《》（）【】—…·,.;:?!"\'()[]<>&#/\\|'), maxLength: 400 }),
  ],
  ['NUL', fc.nat(60).map((at) => `${FIGURE.slice(0, at)}\0${FIGURE.slice(at)}`)],
  [
    'new lines',
    fc
      .array(fc.tuple(newline, fc.nat(FIGURE.length)), { maxLength: 60 })
      .map((lines) => lines.map(([end, length]) => FIGURE.slice(0, length) + end).join('')),
  ],
  [
    'attributes',
    fc
      .tuple(page, fc.integer({ min: 1, max: 60_000 }))
      .map(([html, length]) => html.replace('>', ` data-x="${'5元 '.repeat(length / 3)}">`)),
  ],
]
/** Runs of each sort: three hundred in all. */
const RUNS = 23

/** Throws where the library does, and where a record is not what the contract says. */
function readSafely(input: string | Uint8Array): void {
  const { article, records, diagnostics } = extract(input)
  const { text } = article.source
  const points = [...text]
  for (const record of records) {
    AidRecord.parse(record)
    expect(record.start).toBeLessThan(record.end)
    if (article.source.format === 'text') expect(points.slice(record.start, record.end).join('')).toBe(record.raw)
  }
  for (const { message } of diagnostics) expect(message).toMatch(/^.+$/)
}

test.each(ODD)('%s', (_, input) => {
  fc.assert(fc.property(input, readSafely), { seed: SEED, numRuns: RUNS })
})

const DEEP = 100_000
test.each([
  ['nested elements', '<div>'.repeat(DEEP) + FIGURE + '</div>'.repeat(DEEP)],
  ['nested elements of a line, never closed', `<html><body><p>${FIGURE}${'<b>'.repeat(DEEP)}5元`],
  ['nested tables', '<table><tr><td>'.repeat(DEEP / 10) + FIGURE],
  ['nested lists', '<ul><li>'.repeat(DEEP / 10) + FIGURE],
  ['nested brackets', '（'.repeat(DEEP) + FIGURE + '）'.repeat(DEEP)],
  ['one numeral', `共${'9'.repeat(DEEP)}元`],
  ['one numeral with commas', `共1${',234'.repeat(DEEP)}元`],
  ['one word', 'a'.repeat(DEEP)],
  ['one entity', `<p>&${'a'.repeat(DEEP)};</p>`],
  ['one tag', `<p ${'a'.repeat(DEEP)}`],
  ['one comment, never closed', `<p>${FIGURE}</p><!--${'-'.repeat(DEEP)}`],
])('%s', (_, input) => readSafely(input))

test('input without a figure says why it gave none', () => {
  for (const empty of ['', ' \r\n\u2028', '\0', '<html></html>', '<p>', new Uint8Array()]) {
    const { records, diagnostics, article } = extract(empty)
    expect(records).toEqual([])
    expect(article.blocks.length + diagnostics.length).toBeGreaterThan(0)
  }
})

test.each(['\u00ad', '\u200b', '\u2060', '\ufeff'])(
  'a figure with a mark without width in it stands in its sentence as it is',
  (mark) => {
    const { records } = extract(
      `江苏省对口支援克州\n\n　　2018年江苏省投入援疆资金1${mark}2亿元，受援地群众的生活有了很大改善。`,
    )
    expect(records.map(({ raw, value }) => [raw, value])).toEqual([[`1${mark}2亿元`, 1_200_000_000]])
    for (const { sentence, raw } of records) expect(sentence).toContain(raw)
  },
)
