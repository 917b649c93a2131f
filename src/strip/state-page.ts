import type { SourceMap } from '../span.js'
import { htmlPage } from './html-page.js'
import { parseMarkup } from './markup.js'
import { type TextBuilder, textBuilder } from './text-builder.js'
import { type TextPage, textPage } from './text-page.js'

/** Scripts that hold data and no program: what search engines read, and the state that a framework draws the page from. */
const DATA_SCRIPT = /<script\b[^>]{0,500}(?:application\/(?:ld\+)?json|__NEXT_DATA__)[^>]{0,500}>/gi
/** A string under a name that texts have; the names of a site's other data (ads, seo) are not among them. */
const TEXT_FIELD =
  /"(?:articleBody|content|body|html|text|contentHtml|articleContent|article_content|detail|mainText)"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){40,})"/g
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: ' ', b: ' ', f: ' ' }
/** Sentences that make a string a text. */
const LEAST_STOPS = 2

/**
 * The article of a page that shows none: the longest text among the data in its scripts, as a page whose map leads to
 * the script. Null where there is none.
 */
export function statePage(html: string): TextPage | null {
  let best: { text: string; at: number } | null = null
  for (const script of html.matchAll(DATA_SCRIPT)) {
    const from = script.index + script[0].length
    const close = html.indexOf('</script', from)
    for (const field of html.slice(from, close < 0 ? html.length : close).matchAll(TEXT_FIELD)) {
      const raw = field[1] as string
      const at = from + field.index + field[0].length - 1 - raw.length
      if (raw.length > (best?.text.length ?? 0)) best = { text: raw, at }
    }
  }
  if (best === null) return null
  const out = unescaped(best.text, best.at)
  const text = out.text()
  if ((text.match(/[。！？]/g)?.length ?? 0) < LEAST_STOPS) return null
  const page = /<\/?[a-z][^<>]{0,500}>/i.test(text) ? htmlPage(parseMarkup(text).root, []) : textPage(text)
  return { ...page, map: (start, end) => through(page.map(start, end), out) }
}

/** A string of JSON as it was meant, with the way back to how it is written. */
function unescaped(raw: string, at: number): TextBuilder {
  const out = textBuilder()
  let from = 0
  for (const { 0: written, 1: code, 2: plain = '', index } of raw.matchAll(ESCAPE)) {
    if (index > from) out.add(raw.slice(from, index), at + from, at + index)
    const meant = code === undefined ? (ESCAPED[plain] ?? plain) : String.fromCharCode(Number.parseInt(code, 16))
    from = index + written.length
    out.add(meant, at + index, at + from)
  }
  if (from < raw.length) out.add(raw.slice(from), at + from, at + raw.length)
  return out
}

function through(map: SourceMap, out: TextBuilder): SourceMap {
  const start = new Uint32Array(map.start.length)
  const end = new Uint32Array(map.end.length)
  for (let i = 0; i < map.start.length; i++) {
    const inner = out.map(map.start[i] as number, Math.max(map.end[i] as number, (map.start[i] as number) + 1))
    start[i] = inner.start[0] as number
    end[i] = inner.end[inner.end.length - 1] as number
  }
  return { start, end }
}
