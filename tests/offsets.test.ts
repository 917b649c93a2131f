import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positions } from '../src/ground/positions.js'
import { toOrigin } from '../src/span.js'
import { textBuilder } from '../src/strip/text-builder.js'
import { trimLine } from '../src/strip/trim-line.js'

// Where the text of a page stands in its source: what every offset of a record rests on.

test('each unit of a built text leads to the piece that it came with', () => {
  // a piece: its text, how far behind the one before it begins in the source, how long it is there
  const piece = fc.record({
    text: fc.stringMatching(/^[a-z援疆]{1,6}$/),
    gap: fc.nat(9),
    written: fc.nat(7),
    ends: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const out = textBuilder()
      const wanted: (readonly [number, number] | null)[] = []
      let at = 0
      for (const { text, gap, written, ends } of pieces) {
        const start = at + gap
        const end = start + (written > 5 ? written : text.length)
        out.add(text, start, end)
        const isWhole = end - start !== text.length
        for (let i = 0; i < text.length; i++) wanted.push(isWhole ? [start, end] : [start + i, start + i + 1])
        at = end
        if (!ends) continue
        out.breakLine()
        wanted.push(null)
      }
      expect(out.length()).toBe(wanted.length)
      expect(out.text()).toHaveLength(wanted.length)
      // each stretch between line breaks, and each unit alone
      for (let from = 0; from < wanted.length; from++) {
        let to = from
        while (to < wanted.length && wanted[to] !== null) to++
        const map = out.map(from, to)
        const units = Array.from({ length: map.length }, (_, i) => toOrigin(map, { start: i, end: i + 1 }))
        expect(units.map(({ start, end }) => [start, end])).toEqual(wanted.slice(from, to))
      }
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['  援疆资金  ', { start: 2, end: 6, indent: 2, bullet: false }],
  ['\u3000\u3000援疆\u200b\ufeff', { start: 2, end: 4, indent: 2, bullet: false }],
  ['\u00a0• 援疆\u00ad ', { start: 3, end: 5, indent: 1, bullet: true }],
  ['1. 援疆', { start: 0, end: 5, indent: 0, bullet: true }],
  ['12.5亿元', { start: 0, end: 6, indent: 0, bullet: false }],
  ['○○县', { start: 0, end: 3, indent: 0, bullet: false }],
  [' \t\u200e\u200f', null],
  ['', null],
])('a line without white space at its ends and without its bullet: %j', (line, wanted) => {
  expect(trimLine(line, 0, line.length)).toEqual(wanted)
  const shifted = wanted && { ...wanted, start: wanted.start + 3, end: wanted.end + 3 }
  expect(trimLine(`前 言${line}后 语`, 3, 3 + line.length)).toEqual(shifted)
})

test('lines end in any of three ways; a pair of surrogates is one character, a lone one too', () => {
  // the first and the last of both halves
  for (const pair of ['\ud800\udc00', '\udbff\udfff', '\ud83d\ude00']) {
    const { codePointAt } = positions(`援${pair}疆`)
    expect([0, 1, 3, 4].map(codePointAt), pair).toEqual([0, 1, 2, 3])
  }
  for (const lone of ['\udc00a', '\ud800a', '\udfff\ud800', '\ud7ff\udc00', '\udbff\ue000']) {
    expect(positions(lone).codePointAt(lone.length), JSON.stringify(lone)).toBe(2)
  }
  const { lineAt } = positions('一\n二\r\n三\r四\n\n五')
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(lineAt)).toEqual([1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6])
})

test('lines and code points of a long text are counted as from its beginning', () => {
  const text = fc.array(fc.constantFrom('援', '\n', '\r\n', '\r', '😀', '\ud83d', '\ude00'), {
    minLength: 900,
    maxLength: 2100,
  })
  fc.assert(
    fc.property(text, (units) => {
      const long = units.join('')
      const { lineAt, codePointAt } = positions(long)
      for (const offset of [0, 1023, 1024, 1025, 2047, 2048, 2049, long.length].filter((at) => at <= long.length)) {
        const before = long.slice(0, offset)
        const isCut = long[offset - 1] === '\r' && long[offset] === '\n'
        expect(lineAt(offset)).toBe(before.split(/\r\n|\r|\n/).length - Number(isCut))
        expect(codePointAt(offset)).toBe([...before].length)
      }
    }),
  )
})
