import { htmlPage } from './html-page.js'
import { unescaped } from './json-string.js'
import { mapThrough, textBuilder } from './text-builder.js'
import { type TextPage, textPage } from './text-page.js'

/** Scripts that hold data and no program: what search engines read, and the state that a framework draws the page from. */
const DATA_SCRIPT = /<script\b[^>]{0,500}(?:application\/(?:ld\+)?json|__NEXT_DATA__)[^>]{0,500}>/gi
/** A string under a name that texts have; the names of a site's other data (ads, seo) are not among them. */
const TEXT_FIELD =
  /"(?:articleBody|content|body|html|text|contentHtml|articleContent|article_content|detail|mainText)"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){40,})"/g
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
  const out = unescaped(best.text, best.at, textBuilder())
  const text = out.text()
  if ((text.match(/[。！？]/g)?.length ?? 0) < LEAST_STOPS) return null
  const page = /<\/?[a-z][^<>]{0,500}>/i.test(text) ? htmlPage(text, []) : textPage(text)
  return page && { ...page, gone: [], map: (start, end) => mapThrough(page.map(start, end), out) }
}
