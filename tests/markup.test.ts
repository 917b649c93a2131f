import { load } from 'cheerio/slim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { type Node, type Piece, parseMarkup, textUpTo } from '../src/strip/markup.js'
import { superlinearStep } from './linear-time.js'

// A token at a time, as tidy and as untidy as pages have them.
const TOKENS = [
  ...[
    '援',
    '5万元',
    ' ',
    '\n',
    '\r\n',
    'a',
    ';',
    '=',
    '😀',
    '\ud83d',
    '\ude00',
    '\0',
    '\u00a0',
    '>',
    '"',
    "'",
    '/',
    '!',
    '?',
    '-',
  ],
  ...[
    '<b>',
    '<p>',
    '<div>',
    '<li>',
    '<td>',
    '<br>',
    '<br/>',
    '<div/>',
    '<svg>',
    '<path/>',
    '<title>',
    '<script>',
    '<xmp>',
    '<b title="<i>">',
    "<a b='>'>",
  ],
  ...[
    '</b>',
    '</b >',
    '</b\n\n>',
    '</B\t>',
    '</b x="1">',
    '</p >',
    '</div>',
    '</br >',
    '</ b>',
    '</>',
    '</1>',
    '</title >',
    '</script\n>',
    '</svg >',
    '<//>',
    '</',
  ],
  ...[
    '<!-- 5元 -->',
    '<!-->',
    '<!--->',
    '<!-- -- --->',
    '<!--',
    '<!doctype html>',
    '<!a [ <b> ]>',
    '<?php 5元 ?>',
    '<?',
    '<!',
    '<',
    '<1',
  ],
  ...['<![CDATA[3人]]>', '<![CDATA[]]>', '<![CDATA[a]]]>', '<![cdata[3人]]>', '<![CDATA[<b>&amp;', ']]>'],
  ...[
    '&nbsp;',
    '&amp;',
    '&amp',
    '&ampx',
    '&',
    '&#',
    '&#x',
    '&#;',
    '&#20803;',
    '&#x5143',
    '&#0;',
    '&#xD800;',
    '&#x1F600;',
    '&#x110000;',
    '&fjlig;',
    '&acE;',
    '&notin;',
    '&notit;',
    '&lt',
    '&copy=',
    '&bogus;',
    '&a',
  ],
]

function piecesOf(root: Node): Piece[] {
  const found: Piece[] = []
  const path = [root]
  for (let node = path.pop(); node !== undefined; node = path.pop()) {
    found.push(...(node.pieces ?? []))
    path.push(...(node.children ?? []).toReversed())
  }
  return found
}

test('every text of a page stands where it is said to stand, whatever the markup', () => {
  const markup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join(''))
  fc.assert(
    fc.property(markup, (html) => {
      let last = 0
      for (const { text, start, end } of piecesOf(parseMarkup(html).root)) {
        expect(start).toBeGreaterThanOrEqual(last)
        const cut = html.slice(start, end)
        if (cut !== text) expect([cut.slice(0, 1), textUpTo(parseMarkup(cut).root, 99)]).toEqual(['&', text])
        last = end
      }
      // the parser by itself reads the last character twice where the page breaks off in a closing tag
      if (/<\/[^>]*$/.test(html)) return
      const told = load(html, { xml: { xmlMode: false, recognizeCDATA: true } })
      expect(textUpTo(parseMarkup(html).root, html.length)).toBe(told.root().text())
    }),
    { seed: 20_051_001, numRuns: 2000 },
  )
})

test.each(['</b >', '</b\n\n>', '</b\t class="x">'])('a figure behind %j is found where it stands', (closing) => {
  const html = `<html><body><h1>援疆</h1><p>浙江<b>省${closing}投入援疆资金3亿元，选派<b>教师${closing}60名。</p></body></html>`
  const figures = extract(html).records.map(({ raw, start, end }) => [raw, html.slice(start, end)])
  expect(figures).toEqual([
    ['3亿元', '3亿元'],
    ['60名', '60名'],
  ])
})

test('a lone low surrogate is one character of the places, as a lone high one is', () => {
  for (const lone of ['\ud83d', '\ude00']) {
    const text = `${lone}浙江省投入援疆资金3亿元。`
    const [figure] = extract(text).records
    expect([...text].slice(figure?.start, figure?.end).join('')).toBe('3亿元')
  }
})

describe('nesting without end', () => {
  const DEEP = 10_000
  test.each(['<div>', '<div/>', '<div></b>', '<div title="<">', '<b></p >', '<svg>', '<script/>', '<title/>'])(
    '%s takes linear time and hides no text',
    (unit) => {
      const slow = superlinearStep(unit, (size) => {
        const html = unit.repeat(size * DEEP)
        return () => parseMarkup(html)
      })
      expect(slow).toEqual([])
    },
  )

  test('an article below the deepest level is read', () => {
    const open = '<div>'.repeat(3000)
    const close = '</div>'.repeat(3000)
    const html = `<html><body>${open}<h1>援疆</h1><p>浙江省投入援疆资金3亿元。</p>${close}<script>var a="5亿元"</script></body></html>`
    expect(extract(html).records.map(({ raw }) => raw)).toEqual(['3亿元'])
  })
})
